import { expect, test } from 'vitest';
import { findingsIn } from '../audit.fixture.ts';
import { holds, worker } from '../cases.fixture.ts';

// Put together, so that no scanner finds one in this file.
const value = ['q7Xv2LpT9', 'sWz4KdB8mNc'].join('');
const token = ['gh', 'p_aB3', 'q7Xv2LpT9sWz4KdB8mNcq7Xv2LpT9sWz4'].join('');
const blueprint = (variable: string) => ({
  'render.yaml': `services:\n  - type: web\n    envVars:\n      - ${variable}\n`,
});

holds('VA005', {
  bad: [
    ['in vars', worker({ vars: { SESSION_SECRET: value } }), 'wrangler.jsonc:5 HIGH'],
    ['in vars, in words', worker({ vars: { ADMIN_PASSWORD: 'correct horse battery' } }), 'wrangler.jsonc:5 HIGH'],
    ['in render.yaml', blueprint(`{ key: JWT_SECRET, value: ${value} }`), 'render.yaml:4 HIGH'],
    [
      'in a group of variables',
      { 'render.yaml': `envVarGroups:\n  - name: a\n    envVars:\n      - key: CREDS_KEY\n        value: ${value}\n` },
      'render.yaml:5 HIGH',
    ],
    ['with ENV', { Dockerfile: `FROM a:1\nENV API_KEY=${value}\n` }, 'Dockerfile:2 HIGH'],
    ['with ARG', { Dockerfile: `FROM a:1\nARG NPM_TOKEN=${value}\n` }, 'Dockerfile:2 HIGH'],
    [
      'in librechat.yaml',
      { 'librechat.yaml': `endpoints:\n  custom:\n    - name: x\n      apiKey: ${value}\n` },
      'librechat.yaml:4 HIGH',
    ],
    [
      'in a header of librechat.yaml',
      {
        'librechat.yaml': `mcpServers:\n  a:\n    url: https://a.example\n    headers:\n      Authorization: Bearer ${value}\n`,
      },
      'librechat.yaml:5 HIGH',
    ],
    [
      'in a file that git has',
      { 'workers/a/.dev.vars': `A=1\nMCP_AUTH_KEY="${value}"\n` },
      'workers/a/.dev.vars:2 HIGH',
    ],
    ['of a known form, in a script', { 'a.sh': `set -e\ncurl -H "Authorization: Bearer ${token}" x\n` }, 'a.sh:2 HIGH'],
    [
      'of a known form, in a workflow',
      { '.github/workflows/a.yml': `on: push\nenv:\n  A: ${token}\n` },
      '.github/workflows/a.yml:3 HIGH',
    ],
    [
      'with a password in an address',
      blueprint('{ key: MONGO_URI, value: "mongodb://app:Tr4vel!time@db/x" }'),
      'render.yaml:4 HIGH',
    ],
    ['in the code', worker({}, `const a = 1;\nconst apiKey = '${value}';\n`), 'index.ts:2 HIGH'],
  ],
  good: [
    [
      'sync: false and generateValue',
      blueprint('{ key: JWT_SECRET, sync: false }\n      - { key: CREDS_KEY, generateValue: true }'),
    ],
    ['references', { 'librechat.yaml': 'a:\n  apiKey: ${OPENAI_API_KEY}\n  other:\n    apiKey: user_provided\n' }],
    ['secrets of GitHub', { '.github/workflows/a.yml': 'on: push\nenv:\n  API_KEY: ${{ secrets.API_KEY }}\n' }],
    ['an example of a file', { '.env.example': `MCP_AUTH_KEY=${value}\n` }],
  ],
  tricky: [
    ['placeholders', worker({ vars: { API_KEY: '<your key>', OTHER_TOKEN: 'changeme-please' } })],
    ['what is public', worker({ vars: { TURNSTILE_SITE_KEY: '0x4AAAAAAADnPIDROlWd', PUBLIC_KEY: value } })],
    ['a name that only ends so', worker({ vars: { KEYBOARD: value } })],
    ['a setting', worker({ vars: { TOKEN_URL: 'https://auth.example/token', USE_API_KEY: 'true' } })],
    ['ARG without a value', { Dockerfile: 'FROM a:1\nARG NPM_TOKEN\n' }],
    ['one place, by its form and by its name', worker({ vars: { GITHUB_TOKEN: token } }), 'wrangler.jsonc:5 HIGH'],
  ],
});

test('no finding has the secret in it', async () => {
  const files = {
    ...worker({ vars: { SESSION_SECRET: value } }),
    '.env': `A_TOKEN=${token}`,
    Dockerfile: `FROM a\nENV API_KEY=${value}`,
  };
  const text = JSON.stringify(await findingsIn(files));
  expect(text).not.toContain(value.slice(0, 10));
  expect(text).not.toContain(token.slice(4, 14));
});
