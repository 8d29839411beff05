import { describe, expect, test } from 'vitest';
import { applyPatches, findingsIn, places } from '../audit.fixture.ts';

const find = async (files: Record<string, string>) => places(await findingsIn(files, { only: 'VA001' }));

const required = '{ "name": "trips", "main": "src/index.ts",\n "secrets": { "required": ["MCP_AUTH_KEY"] } }';
const undeclared = '{\n  "name": "trips",\n  "main": "src/index.ts"\n}\n';
const sound = `
export default {
  async fetch(request, env) {
    if (!env.MCP_AUTH_KEY) return new Response('no key is set', { status: 503 });
    if (!matches(request, env.MCP_AUTH_KEY)) return new Response('no', { status: 401 });
    return serve(request, '/mcp');
  },
};
`;
const worker = (code: string, config = required) => ({ 'wrangler.jsonc': config, 'src/index.ts': code });

describe('bad', () => {
  test.each([
    [
      'a missing key lets everybody in',
      'function check(env) {\n  if (!env.MCP_AUTH_KEY) return true;\n  return compare(env);\n}',
      2,
    ],
    ['the return stands on the next line', 'if (!env.MCP_AUTH_KEY) {\n  return next();\n}\n', 1],
    ['a setting switches it off', 'const MCP_AUTH_KEY = 1;\nconst REQUIRE_AUTH = false;\n', 2],
  ])('%s', async (_, code, line) => {
    expect(await find(worker(code))).toEqual([`src/index.ts:${line} HIGH`]);
  });

  test('an MCP server that looks at no key at all', async () => {
    expect(
      await find(worker("import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';\nserve('/mcp');")),
    ).toEqual(['src/index.ts:1 HIGH']);
  });

  test('a key that wrangler does not require', async () => {
    expect(await find(worker(sound, undeclared))).toEqual(['wrangler.jsonc:1 MEDIUM']);
  });

  test('a key that one environment does not require', async () => {
    const config = `{ "name": "trips", "main": "src/index.ts", "secrets": { "required": ["MCP_AUTH_KEY"] },
      "env": {\n "production": {} } }`;
    expect(await find(worker(sound, config))).toEqual(['wrangler.jsonc:3 MEDIUM']);
  });

  test('a key that is empty', async () => {
    const config = '{ "name": "trips", "main": "src/index.ts",\n "vars": { "MCP_AUTH_KEY": "" } }';
    expect(await find(worker(sound, config))).toEqual(['wrangler.jsonc:2 HIGH']);
  });

  test('LibreChat shows no key', async () => {
    expect(await find({ 'librechat.yaml': 'mcpServers:\n  trips:\n    url: https://trips.example/mcp\n' })).toEqual([
      'librechat.yaml:2 MEDIUM',
    ]);
  });

  test('LibreChat shows a key that its host does not have', async () => {
    const files = {
      'librechat.yaml':
        'mcpServers:\n  trips:\n    url: https://a.example\n    headers:\n      Authorization: "Bearer ${MCP_AUTH_KEY}"\n',
      'render.yaml': 'services:\n  - type: web\n    envVars:\n      - { key: PORT, value: "3080" }\n',
    };
    expect(await find(files)).toEqual(['librechat.yaml:5 MEDIUM']);
    const declared = files['render.yaml'] + '      - { key: MCP_AUTH_KEY, sync: false }\n';
    expect(await find({ ...files, 'render.yaml': declared })).toEqual([]);
  });
});

describe('good', () => {
  test('a key that is checked and required', async () => {
    expect(await find(worker(sound))).toEqual([]);
  });

  test('a key that voygent.yml requires', async () => {
    const config = 'version: 1\nworkers: [{ config: wrangler.jsonc, required-secrets: [MCP_AUTH_KEY] }]\n';
    expect(await find({ ...worker(sound, undeclared), '.github/voygent.yml': config })).toEqual([]);
  });
});

describe('tricky', () => {
  test.each([
    ['in a comment', `// if (!env.MCP_AUTH_KEY) return true;\n/*\n if (!env.MCP_AUTH_KEY) return true;\n*/${sound}`],
    [
      'keys that are shown to others',
      `${sound}\nfetch(url, { headers: { a: env.OPENAI_API_KEY, b: env.OAUTH_CLIENT_SECRET } });`,
    ],
    ['a Worker that is no MCP server', "export default { fetch: () => new Response('hello') };"],
    [
      'OAuth by the official provider',
      "import { OAuthProvider } from '@cloudflare/workers-oauth-provider';\nserve('/mcp');",
    ],
  ])('%s', async (_, code) => {
    expect(await find(worker(code))).toEqual([]);
  });

  test('code that the entry point imports is looked at, and code that it does not import is not', async () => {
    const files = {
      ...worker("import { check } from './auth.ts';\nMCP_AUTH_KEY;"),
      'src/auth.ts':
        'export const check = (env) => !env.MCP_AUTH_KEY || compare(env);\nif (!env.MCP_AUTH_KEY) return true;',
      'src/old.ts': 'if (!env.MCP_AUTH_KEY) return true;',
    };
    expect(await find(files)).toEqual(['src/auth.ts:2 HIGH']);
  });
});

test.each([
  ['jsonc', { ...worker(sound, undeclared) }, 1],
  [
    'jsonc with others',
    { ...worker(sound, '{\n  "name": "a",\n  "main": "src/index.ts",\n  "secrets": { "required": ["OTHER"] }\n}') },
    1,
  ],
  ['toml', { 'wrangler.toml': 'name = "a"\nmain = "src/index.ts"\n', 'src/index.ts': sound }, 1],
  [
    'toml with environments',
    { 'wrangler.toml': 'name = "a"\nmain = "src/index.ts"\n[env.staging]\n[env.production]', 'src/index.ts': sound },
    2,
  ],
])('the patch of %s repairs it', async (_, files, count) => {
  expect(await applyPatches(files, 'VA001')).toBe(count);
});
