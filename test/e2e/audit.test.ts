import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import type { FaultRuleInput } from '../../local/http/faults.ts';
import { type Stack, startStack } from '../../local/stack.ts';
import { uploadArtifact } from '../../src/github/artifacts.ts';
import { testContext } from '../../src/runtime/context.fixture.ts';
import { artifactName } from '../../src/snapshot/store.ts';
import { type ActionResult, runAction } from './action.ts';
import { checkout, temporaryFolder, write } from './checkout.ts';
import { createDatabase } from './database.ts';
import { checkoutSample, credentials, edit, networkOf } from './sample.ts';
import { seedWorker, setSecret } from './workers.ts';

let stack: Stack;
beforeAll(async () => {
  stack = await startStack({ stateDir: temporaryFolder() });
});
afterAll(async () => {
  expect(stack.github.defects).toEqual([]);
  await stack.close();
});
afterEach(() => {
  stack.faults.set([]);
  vi.unstubAllEnvs();
});

function audit(
  workspace: string,
  inputs: Record<string, string> = {},
  network = networkOf(stack),
): Promise<ActionResult> {
  return runAction('audit', { inputs, workspace, env: network });
}

/** `RULE file:line` of what stands, from the output. */
function found({ outputs }: ActionResult, ...rules: string[]): string[] {
  const all: { rule: string; file: string; line?: number; message: string }[] = JSON.parse(outputs['findings'] ?? '[]');
  return all
    .filter(({ rule }) => rules.includes(rule))
    .map(({ rule, file, line, message }) => `${rule} ${file}:${line} ${message}`);
}

function unasked({ outputs }: ActionResult): string[] {
  const all: { rule: string; what: string; why: string }[] = JSON.parse(outputs['not-looked-at'] ?? '[]');
  return all.map(({ rule, why }) => `${rule} ${why}`);
}

const bound = (more: object) =>
  `${JSON.stringify({ name: 'audited', preview_urls: false, d1_databases: [{ binding: 'DB', ...more }] }, null, 2)}\n`;

test('the sample project passes offline, and says what nobody looked at', async () => {
  const workspace = checkoutSample();
  const off = await audit(workspace);
  expect(found(off, 'VA020')).toEqual([expect.stringContaining('The gate of production is switched off')]);
  expect(off.outputs['status']).toBe('blocked');
  edit(workspace, '.github/voygent.yml', (text) => text.replace('gate: off', 'gate: required'));
  const result = await audit(workspace);
  expect(result.outputs['status'], result.log).toBe('passed');
  expect(JSON.parse(result.outputs['counts'] ?? '')).toMatchObject({ high: 0, low: 0 });
  expect(unasked(result)).toContainEqual('VA003 The input `cloudflare-api-token` is not given.');
});

test("the review document's project is blocked at the line, with SARIF and a report", async () => {
  const files = [
    'render.yaml',
    'Dockerfile',
    'librechat.yaml',
    'workers/trips/wrangler.toml',
    'workers/trips/src/index.js',
    'workers/trips/src/rpc.js',
  ];
  const workspace = temporaryFolder();
  for (const file of files)
    write(workspace, file, readFileSync(new URL(`../audit/review-document/${file}`, import.meta.url)));
  const result = await audit(workspace);
  expect(result.exitCode).toBe(1);
  expect(result.log).toContain('::error title=audit%3A audit-refused,file=workers/trips/src/index.js,line=5::');
  expect(result.log.match(/^::warning/gm)).toHaveLength(10);
  expect(result.summary).toContain('| HIGH | [VA001]');
  const [{ results }] = JSON.parse(readFileSync(result.outputs['sarif'] ?? '', 'utf8')).runs;
  const report = JSON.parse(readFileSync(result.outputs['report'] ?? '', 'utf8'));
  expect(results).toHaveLength(report.findings.length);
});

test('a database that is not the one of its name is told, with the id as a patch', async () => {
  const right = await createDatabase(stack, 'audit-right');
  const other = await createDatabase(stack, 'audit-other');
  const workspace = checkout({ 'wrangler.jsonc': bound({ database_name: right.name, database_id: other.id }) });
  const result = await audit(workspace, credentials(stack));
  expect(found(result, 'VA003')).toEqual([
    `VA003 wrangler.jsonc:8 The database ${other.id} is called \`audit-other\`, and \`database_name\` says \`audit-right\` (the top level, binding DB).`,
  ]);
  expect(result.summary).toContain(`+      "database_id": "${right.id}"`);
  write(workspace, 'wrangler.jsonc', bound({ database_name: right.name, database_id: right.id }));
  expect(found(await audit(workspace, credentials(stack)), 'VA003')).toEqual([]);
});

test('a database that is not there is told', async () => {
  const id = '6f1e3c52-8a1b-4d7e-9c55-000000000001';
  const workspace = checkout({ 'wrangler.jsonc': bound({ database_name: 'nowhere', database_id: id }) });
  expect(found(await audit(workspace, credentials(stack)), 'VA003')).toEqual([
    `VA003 wrangler.jsonc:8 The account has no database with the id ${id} (the top level, binding DB).`,
  ]);
});

test('a required secret that the Worker has not is told; one that it has is not', async () => {
  await seedWorker(stack, 'audit-secrets');
  await setSecret(stack, 'audit-secrets', 'FIRST_KEY', 'a value of it');
  const workspace = checkout({
    'wrangler.jsonc': '{ "name": "audit-secrets",\n "secrets": { "required": ["FIRST_KEY", "MCP_AUTH_KEY"] } }',
  });
  const result = await audit(workspace, credentials(stack));
  expect(found(result, 'VA001')).toEqual([
    'VA001 wrangler.jsonc:1 The Worker audit-secrets on Cloudflare has no secret `MCP_AUTH_KEY`, which the top level requires.',
  ]);
  const undeployed = checkout({ 'wrangler.jsonc': '{ "name": "audit-none", "secrets": { "required": ["A_KEY"] } }' });
  expect(unasked(await audit(undeployed, credentials(stack)))).toContain(
    'VA001 The Worker audit-none is not deployed yet.',
  );
});

test('a schedule that GitHub has disabled is told', async () => {
  const text = 'on:\n  schedule:\n    - cron: "17 3 * * 0"\npermissions: {}\njobs: {}\n';
  const workspace = checkout({
    '.github/workflows/a.yml': text,
    '.github/workflows/b.yml': text,
    '.github/workflows/c.yml': text,
  });
  stack.github.setWorkflow('.github/workflows/a.yml', 'active');
  stack.github.setWorkflow('.github/workflows/b.yml', 'disabled_inactivity');
  stack.github.setWorkflow('.github/workflows/c.yml', 'disabled_manually');
  const { 'github-token': token = '' } = credentials(stack);
  expect(found(await audit(workspace, { 'github-token': token }), 'VA018')).toEqual([
    expect.stringContaining(
      'VA018 .github/workflows/b.yml:2 GitHub does not run this schedule: the workflow is disabled, as nothing has happened',
    ),
    expect.stringContaining(
      'VA018 .github/workflows/c.yml:2 GitHub does not run this schedule: the workflow is `disabled_manually`',
    ),
  ]);
});

test('a production database is told to have no fresh snapshot, until it has one', async () => {
  const { id, name } = await createDatabase(stack, 'audit-kept');
  const workspace = checkout({ 'wrangler.jsonc': bound({ database_name: name, database_id: id }) });
  const stale = (result: ActionResult) => found(result, 'VA012').filter((one) => one.includes('snapshot'));
  expect(stale(await audit(workspace, credentials(stack)))).toEqual([
    expect.stringContaining('There is no proven snapshot of audit-kept'),
  ]);
  // What the library for artifacts reads.
  for (const key of ['ACTIONS_RESULTS_URL', 'ACTIONS_RUNTIME_TOKEN']) vi.stubEnv(key, stack.env[key] ?? '');
  const keep = async (age: number) => {
    const context = testContext({ ...stack.env, GITHUB_RUN_ID: '1' });
    const { temporary } = context.runner;
    const file = join(temporary, 'manifest.json');
    write(temporary, 'manifest.json', '{}');
    await uploadArtifact(
      artifactName('snapshot', name, Date.now() - age),
      [file],
      temporary,
      { retentionDays: 7 },
      context,
    );
  };
  await keep(9 * 86_400_000);
  expect(stale(await audit(workspace, credentials(stack)))).toEqual([
    expect.stringContaining('is 9 d old, and may be 8 d'),
  ]);
  await keep(3_600_000);
  expect(stale(await audit(workspace, credentials(stack)))).toEqual([]);
});

test('a rule of the zone limits the callers of its routes, and not of workers.dev', async () => {
  const config = (more: object) =>
    JSON.stringify({ name: 'routed', main: 'built.js', routes: ['trips.audit.example/*'], ...more });
  const respond = (path: string, result: unknown): FaultRuleInput => ({
    service: 'cloudflare',
    path,
    action: { kind: 'respond', status: 200, body: { success: true, errors: [], messages: [], result } },
  });
  const zone = [
    respond('/zones\\?name=trips', []),
    respond('/zones\\?name=audit\\.example$', [{ id: 'z1', name: 'audit.example' }]),
  ];
  const rules = (...all: object[]) =>
    stack.faults.set([...zone, respond('/zones/z1/.*http_ratelimit', { rules: all })]);
  const limited = (more: object = {}) => audit(checkout({ 'wrangler.jsonc': config(more) }), credentials(stack));
  rules({ enabled: true });
  expect(found(await limited(), 'VA002')).toEqual([]);
  expect(found(await limited({ workers_dev: true }), 'VA002')).toHaveLength(1);
  rules({ enabled: false });
  expect(found(await limited(), 'VA002')).toHaveLength(1);
  stack.faults.set([respond('/zones\\?name', [])]);
  const blind = await limited();
  expect(found(blind, 'VA002')).toHaveLength(1);
  expect(unasked(blind)).toContain('VA002 The token sees no zone trips.audit.example or audit.example.');
});

test('a service that does not answer is said to be not looked at, and fails nothing', async () => {
  const workspace = checkout({
    'wrangler.jsonc': bound({ database_name: 'a', database_id: '6f1e3c52-8a1b-4d7e-9c55-000000000001' }),
  });
  const refusal = {
    success: false,
    errors: [{ code: 10000, message: 'Authentication error' }],
    messages: [],
    result: null,
  };
  stack.faults.set([
    { service: 'cloudflare', path: '', action: { kind: 'respond', status: 403, body: refusal } },
    {
      service: 'github',
      path: '',
      action: { kind: 'respond', status: 403, body: { message: 'Resource not accessible' } },
    },
  ]);
  const result = await audit(workspace, { ...credentials(stack), 'fail-on': 'high' });
  expect(result.outputs['status'], result.log).toBe('passed');
  expect(unasked(result)).toEqual([
    expect.stringContaining('VA003 '),
    expect.stringContaining('VA012 Could not list the artifacts'),
  ]);
  expect(result.summary).toContain('Not looked at: 2');
});
