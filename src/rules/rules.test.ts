import { describe, expect, test } from 'vitest';
import { testRepository } from '../git/repository.fixture.ts';
import { openRepository } from '../git/repository.ts';
import { defaultPolicy } from '../subject/policy.ts';
import { readSubject } from '../subject/subject.ts';
import type { Finding } from '../verdict/finding.ts';
import { type RuleInput, ruleFindings, ruleIds } from './rules.ts';

type Files = Record<string, string | null>;

const now = Date.parse('2026-11-23T12:00:00Z');

async function found(before: Files, after: Files, more: Partial<RuleInput> = {}): Promise<Finding[]> {
  const made = testRepository();
  made.write(before);
  const base = made.commit();
  made.write(after);
  const head = made.commit();
  await using repository = await openRepository(made.context);
  const subject = await readSubject(repository, { base, head }, defaultPolicy);
  return await ruleFindings({
    subject,
    repository,
    migrationFolders: ['db/changes'],
    snapshots: undefined,
    now,
    ...more,
  });
}

const told = (findings: readonly Finding[]) =>
  findings.map(({ rule, severity, line }) => `${rule} ${severity} ${line}`);

const sql = 'migrations/0002.sql';
const flow = '.github/workflows/deploy.yml';
const config = '.github/voygent.yml';
const pin = 'a'.repeat(40);
const step = (uses: string) => `on: push\njobs:\n  a:\n    steps:\n      - uses: ${uses}\n`;
const gate = `voygent/voygent-actions/actions/gate@${pin}`;
const target = (body: string, on = 'pull_request_target') => `on: ${on}\njobs:\n  a:\n    steps:\n${body}`;
const checkoutOf = (ref: string) => `      - uses: actions/checkout@${pin}\n        with: { ref: "${ref}" }\n`;

describe('what is wrong is found, with its place', () => {
  test.each<[string, Files, Files, string]>([
    [
      'a table is dropped',
      {},
      { [sql]: 'CREATE TABLE a (b);\ndrop /* ; */ table "Trips";' },
      'migration-loses-data HIGH 2',
    ],
    ['a table is dropped if it is there', {}, { [sql]: 'DROP TABLE IF EXISTS trips;' }, 'migration-loses-data HIGH 1'],
    ['a program that is no text', {}, { 'lib/a.wasm': 'a\0b' }, 'binary-that-runs HIGH null'],
    ['a column is dropped', {}, { [sql]: '\n\nALTER TABLE trips DROP COLUMN title;' }, 'migration-loses-data HIGH 3'],
    ['all rows are deleted', {}, { [sql]: 'DELETE FROM trips;' }, 'migration-loses-data HIGH 1'],
    [
      'all rows are changed, after a CTE',
      {},
      { [sql]: 'WITH x AS (SELECT 1 WHERE 1) UPDATE trips SET a = 1;' },
      'migration-loses-data HIGH 1',
    ],
    [
      'the WHERE is that of a subquery',
      {},
      { [sql]: 'UPDATE t SET a = (SELECT 1 WHERE 1);' },
      'migration-loses-data HIGH 1',
    ],
    ['the WHERE is a comment', {}, { [sql]: 'DELETE FROM trips -- WHERE id = 1\n;' }, 'migration-loses-data HIGH 1'],
    ['the schema is written', {}, { [sql]: 'PRAGMA writable_schema = 1;' }, 'migration-loses-data HIGH 1'],
    ['in a folder of the configuration', {}, { 'db/changes/1.sql': 'DROP TABLE t;' }, 'migration-loses-data HIGH 1'],
    ['a migration is edited', { [sql]: 'SELECT 1;' }, { [sql]: 'SELECT 2;' }, 'migration-loses-data MEDIUM null'],
    ['a migration is deleted', { [sql]: 'SELECT 1;' }, { [sql]: null }, 'migration-loses-data MEDIUM null'],
    ['an action at a tag', {}, { [flow]: step('someone/thing@v3') }, 'action-not-pinned HIGH 5'],
    ['an action at a branch, quoted', {}, { [flow]: step('"someone/thing@main"') }, 'action-not-pinned HIGH 5'],
    ['one of GitHub at a tag', {}, { [flow]: step('actions/checkout@v7') }, 'action-not-pinned MEDIUM 5'],
    ['an image at a tag', {}, { [flow]: step('docker://alpine:3') }, 'action-not-pinned HIGH 5'],
    ['a short commit', {}, { [flow]: step('someone/thing@abcdef1') }, 'action-not-pinned HIGH 5'],
    [
      'a reusable workflow at a branch',
      {},
      { [flow]: 'on: push\njobs:\n  a:\n    uses: x/y/.github/workflows/z.yml@main\n' },
      'action-not-pinned HIGH 4',
    ],
    [
      'a pin that becomes a tag',
      { [flow]: step(`someone/thing@${pin}`) },
      { [flow]: step('someone/thing@v3') },
      'action-not-pinned HIGH 5',
    ],
    ['a workflow that is no YAML', {}, { [flow]: 'on: push\n\tjobs: {' }, 'action-not-pinned HIGH null'],
    [
      'the head of a pull request',
      {},
      { [flow]: target(checkoutOf('${{ github.event.pull_request.head.sha }}')) },
      'workflow-target-checkout HIGH 6',
    ],
    ['its branch', {}, { [flow]: target(checkoutOf('${{ github.head_ref }}')) }, 'workflow-target-checkout HIGH 6'],
    [
      'its merge',
      {},
      { [flow]: target(checkoutOf('refs/pull/${{ github.event.number }}/merge')) },
      'workflow-target-checkout HIGH 6',
    ],
    [
      'its repository',
      {},
      {
        [flow]: target(
          `      - uses: actions/checkout@${pin}\n        with: { repository: "\${{ github.event.pull_request.head.repo.full_name }}" }\n`,
        ),
      },
      'workflow-target-checkout HIGH 6',
    ],
    [
      'by gh',
      {},
      { [flow]: target('      - run: gh pr checkout 7\n', '[push, pull_request_target]') },
      'workflow-target-checkout HIGH 5',
    ],
    [
      'by git, in several lines',
      {},
      {
        [flow]: target(
          '      - run: |\n          git fetch origin refs/pull/7/head\n          git checkout FETCH_HEAD\n',
        ),
      },
      'workflow-target-checkout HIGH 5',
    ],
    [
      'after another workflow',
      {},
      { [flow]: target(checkoutOf('${{ github.event.workflow_run.head_sha }}'), 'workflow_run') },
      'workflow-target-checkout HIGH 6',
    ],
    [
      'the gate is taken out',
      { [flow]: step(gate) },
      { [flow]: step(`actions/checkout@${pin}`) },
      'gate-dropped HIGH null',
    ],
    ['the workflow with the gate is deleted', { [flow]: step(gate) }, { [flow]: null }, 'gate-dropped HIGH null'],
    ['the gate may fail', {}, { [flow]: `${step(gate)}        continue-on-error: true\n` }, 'gate-dropped HIGH 5'],
    [
      'the gate is switched off',
      { [config]: 'version: 1\n' },
      { [config]: 'version: 1\nenvironments: { production: { gate: off } }\n' },
      'gate-dropped HIGH 2',
    ],
    [
      'less is reviewed',
      { [config]: 'version: 1\n' },
      { [config]: 'version: 1\nreview: { exclude: [src/**] }\n' },
      'gate-dropped HIGH 2',
    ],
    [
      'more may waive',
      { [config]: 'version: 1\n' },
      { [config]: 'version: 1\nreview: { approvers: [mona] }\n' },
      'gate-dropped HIGH 2',
    ],
    [
      'less blocks',
      { [config]: 'version: 1\nreview: { block-on: low }\n' },
      { [config]: 'version: 1\nreview: {}\n' },
      'gate-dropped HIGH 2',
    ],
    ['the configuration is deleted', { [config]: 'version: 1\n' }, { [config]: null }, 'gate-dropped HIGH null'],
    [
      'every page may read',
      {},
      { 'src/a.ts': "headers.set('Access-Control-Allow-Origin', '*');\n" },
      'cors-opened MEDIUM 1',
    ],
    [
      'with credentials',
      {},
      { 'src/a.ts': "h['access-control-allow-origin'] = '*';\nh.set('Access-Control-Allow-Credentials', 'true');\n" },
      'cors-opened HIGH 1',
    ],
    [
      'the origin is given back',
      {},
      { 'src/a.ts': "h.set('Access-Control-Allow-Origin', request.headers.get('Origin'));\n" },
      'cors-opened HIGH 1',
    ],
    ['a setting', {}, { 'wrangler.jsonc': '{ "vars": { "ALLOWED_ORIGINS": "*" } }\n' }, 'cors-opened MEDIUM 1'],
    ['no key, no check', {}, { 'src/a.ts': 'if (!env.MCP_AUTH_KEY) return true;\n' }, 'mcp-auth-optional HIGH 1'],
    [
      'no key, on the next line',
      {},
      { 'src/a.ts': 'if (!env.MCP_AUTH_KEY) {\n  return next();\n}\n' },
      'mcp-auth-optional HIGH 1',
    ],
    [
      'in one expression',
      {},
      { 'src/a.ts': 'return !env.MCP_AUTH_KEY || given === env.MCP_AUTH_KEY;\n' },
      'mcp-auth-optional HIGH 1',
    ],
    ['by a setting', {}, { 'wrangler.toml': '[vars]\nREQUIRE_AUTH = "false"\n' }, 'mcp-auth-optional HIGH 2'],
    ['by another', {}, { 'render.yaml': 'SKIP_AUTH: true\n' }, 'mcp-auth-optional HIGH 1'],
    ['a secret', {}, { 'a.txt': `x\ntoken ghp_${'a1B2c3D4'.repeat(5).slice(0, 36)}\n` }, 'secret-in-change HIGH 2'],
    ['text that runs backwards', {}, { 'src/a.ts': 'x\nconst a = "\u202e";\n' }, 'invisible-characters HIGH 2'],
  ])('%s', async (_, before, after, expected) => {
    expect(told(await found({ other: 'x', ...before }, after))).toContain(expected);
  });
});

describe('what is right is left alone', () => {
  test.each<[string, Files, Files]>([
    ['a table that is made', {}, { [sql]: "CREATE TABLE a (b); INSERT INTO a VALUES ('DROP TABLE a;');" }],
    [
      'a rebuild',
      {},
      { [sql]: 'CREATE TABLE n (a); INSERT INTO n SELECT * FROM t; DROP TABLE t; ALTER TABLE n RENAME TO t;' },
    ],
    [
      'rows that are named',
      {},
      { [sql]: 'DELETE FROM trips WHERE id = 7; WITH x AS (SELECT 1) UPDATE t SET a = 1 WHERE b = 2;' },
    ],
    ['a trigger that deletes', {}, { [sql]: 'CREATE TRIGGER a AFTER DELETE ON t BEGIN DELETE FROM u; END;' }],
    ['an index that is dropped', {}, { [sql]: 'DROP INDEX a;' }],
    ['words in a comment', {}, { [sql]: '-- DROP TABLE t;\nSELECT 1;' }],
    ['SQL elsewhere', {}, { 'src/queries.sql': 'DELETE FROM trips;' }],
    ['actions at commits', {}, { [flow]: step(`someone/thing@${pin}`) }],
    ['an action of the repository', {}, { [flow]: step('./actions/own') }],
    ['an image by its digest', {}, { [flow]: step(`docker://alpine@sha256:${'b'.repeat(64)}`) }],
    [
      'what was at a tag before',
      { [flow]: step('someone/thing@v3') },
      { [flow]: `${step('someone/thing@v3')}# more\n` },
    ],
    ['a checkout for a pull request', {}, { [flow]: target(checkoutOf('${{ github.head_ref }}'), 'pull_request') }],
    ['a checkout of the default branch', {}, { [flow]: target(`      - uses: actions/checkout@${pin}\n`) }],
    ['a label for a pull request', {}, { [flow]: target('      - run: gh pr edit 7 --add-label reviewed\n') }],
    ['a gate that stays', { [flow]: step(gate) }, { [flow]: `${step(gate)}# more\n` }],
    ['a gate that comes', {}, { [flow]: step(gate) }],
    [
      'a gate of staging that was off',
      { [config]: 'version: 1\nenvironments: { staging: { gate: off } }\n' },
      { [config]: 'version: 1\n# more\nenvironments: { staging: { gate: off } }\n' },
    ],
    [
      'more that is reviewed',
      { [config]: 'version: 1\nreview: { exclude: [a, b] }\n' },
      { [config]: 'version: 1\nreview: { exclude: [a], block-on: low }\n' },
    ],
    [
      'an origin of a list',
      {},
      {
        'src/a.ts': "if (allowed.includes(origin)) h.set('Access-Control-Allow-Origin', 'https://chat.example.com');\n",
      },
    ],
    [
      'an origin that was looked up',
      {},
      { 'src/a.ts': "if (!allowed.has(origin)) return;\nheaders.set('Access-Control-Allow-Origin', origin);\n" },
    ],
    ['a comment on CORS', {}, { 'src/a.ts': "// never 'Access-Control-Allow-Origin': '*'\n" }],
    [
      'a key that must be there',
      {},
      { 'src/a.ts': "if (!env.MCP_AUTH_KEY) return new Response('no key', { status: 503 });\n" },
    ],
    ['authentication that is asked for', {}, { 'wrangler.toml': 'REQUIRE_AUTH = "true"\n' }],
    ['a picture', {}, { 'logo.png': 'a\0b' }],
    ['a program that is deleted', { 'lib/a.wasm': 'a\0b' }, { 'lib/a.wasm': null }],
    ['approvers from the beginning', {}, { [config]: 'version: 1\nreview: { approvers: [hubot] }\n' }],
    ['OAuth that is not used', {}, { 'librechat.yaml': 'requiresOAuth: false\n' }],
    ['a flag in a text', {}, { 'README.md': 'Never set SKIP_AUTH: true.\n' }],
    ['signs of a family', {}, { 'a.ts': 'const a = "👩‍👩‍👧";\n' }],
  ])('%s', async (_, before, after) => {
    expect(told(await found({ other: 'x', ...before }, after))).toEqual([]);
  });
});

test('a proven snapshot that is fresh makes a loss less grave, one that is old does not', async () => {
  const drop = { [sql]: 'DROP TABLE t;' };
  const taken = (daysAgo: number) => ({ snapshots: new Map([['trips', now - daysAgo * 86_400_000]]) });
  expect(told(await found({}, drop, taken(7)))).toEqual(['migration-loses-data MEDIUM 1']);
  expect(told(await found({}, drop, taken(9)))).toEqual(['migration-loses-data HIGH 1']);
  expect(told(await found({}, drop, { snapshots: new Map() }))).toEqual(['migration-loses-data HIGH 1']);
});

test('a finding has the same id each time, and no secret in it', async () => {
  const secret = `ghp_${'a1B2c3D4'.repeat(5).slice(0, 36)}`;
  const [one, two] = [await found({}, { 'a.txt': secret }), await found({}, { 'a.txt': secret })];
  expect(one.map(({ id }) => id)).toEqual(two.map(({ id }) => id));
  expect(JSON.stringify(one)).not.toContain(secret);
  for (const { rule } of one) expect(ruleIds).toContain(rule);
});
