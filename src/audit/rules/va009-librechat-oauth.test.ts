import { holds, worker } from '../cases.fixture.ts';

const server = (...lines: string[]) => ({
  'librechat.yaml': ['mcpServers:', '  trips:', ...lines.map((line) => `    ${line}`), ''].join('\n'),
});
const header = ['url: https://a.example/mcp', 'headers:', '  Authorization: Bearer ${MCP_AUTH_KEY}'];
const challenging = worker({}, "fetch;\nheaders.set('WWW-Authenticate', 'Bearer');\n");

holds('VA009', {
  bad: [
    ['a key in a header', server(...header), 'librechat.yaml:2 LOW'],
    ['a Worker that answers with a challenge', { ...server(...header), ...challenging }, 'librechat.yaml:2 MEDIUM'],
    [
      'the header in lower case',
      server('type: sse', 'url: https://a.example', 'headers: { authorization: x }'),
      'librechat.yaml:2 LOW',
    ],
  ],
  good: [
    ['requiresOAuth: false', { ...server('requiresOAuth: false', ...header), ...challenging }],
    ['apiKey', { ...server('url: https://a.example', 'apiKey: { source: user }'), ...challenging }],
  ],
  tricky: [
    ['OAuth on purpose', { ...server('requiresOAuth: true', ...header), ...challenging }],
    ['a program on the host', server('type: stdio', 'command: npx', 'headers: { Authorization: x }')],
    ['another header, which nobody takes for OAuth', server('url: https://a.example', 'headers: { X-API-Key: x }')],
    [
      'a challenge in a comment',
      { ...server(...header), ...worker({}, '// WWW-Authenticate: Bearer\n') },
      'librechat.yaml:2 LOW',
    ],
  ],
  patches: [
    ['a server', server(...header), 1],
    [
      'a server in braces has none',
      { 'librechat.yaml': 'mcpServers: { a: { url: "https://a.example", headers: { Authorization: x } } }\n' },
      0,
    ],
  ],
});
