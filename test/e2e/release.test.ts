import { readFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { RecordedCall } from '../../local/http/server.ts';
import { type Stack, startStack } from '../../local/stack.ts';
import { type ActionResult, runAction } from './action.ts';
import { temporaryFolder } from './checkout.ts';
import { callsDuring } from './database.ts';
import { ledgerOf } from './ledger.ts';
import { checkoutSample, credentials, edit, networkOf } from './sample.ts';
import { deploymentsMade, releaseCheckout, run, seedWorker, serving } from './workers.ts';

let stack: Stack;
beforeAll(async () => {
  stack = await startStack({ stateDir: temporaryFolder() });
});
afterAll(() => stack.close());
afterEach(() => {
  stack.faults.set([]);
  expect(stack.github.defects).toEqual([]);
});

const key = 'a key+with/odd="characters"';

/** Releases the sample project to production, with a run of its own. */
function releaseSample(workspace: string, runId: string, env: Record<string, string> = {}): Promise<ActionResult> {
  return runAction('release', {
    inputs: { ...credentials(stack), environment: 'production', dwell: '0s', wait: '20s' },
    workspace,
    env: { ...networkOf(stack), GITHUB_RUN_ID: runId, GITHUB_RUN_ATTEMPT: '2', ...env },
  });
}

/** Every call to Cloudflare and GitHub while `work` ran, in the order in which they came. */
async function allCallsDuring(work: () => Promise<unknown>): Promise<RecordedCall[]> {
  const seen: RecordedCall[] = [];
  const sources = [stack.cloudflare.api.calls, stack.github.server.calls];
  const pushes = sources.map((calls) => {
    const push = calls.push.bind(calls);
    calls.push = (...added) => {
      seen.push(...added);
      return push(...added);
    };
    return push;
  });
  await work();
  for (const [index, calls] of sources.entries()) calls.push = pushes[index] ?? calls.push;
  return seen;
}

function isWrite({ service, method, path, body }: RecordedCall): boolean {
  if (method === 'GET' || method === 'HEAD') return false;
  return service === 'github' || !path.endsWith('/query') || !/^\{"batch":\[\{"sql":"SELECT/.test(body);
}

test('two releases of the sample: the first with its secret, the second by steps, and both on record first', async () => {
  const workspace = checkoutSample();
  let first: ActionResult | undefined;
  const firstCalls = await allCallsDuring(async () => {
    first = await releaseSample(workspace, '101', { MCP_AUTH_KEY: key });
  });
  expect(first?.exitCode, first?.log).toBe(0);
  const [before] = Object.keys(await serving(stack, 'voygent-trips'));
  expectRecordedFirst(firstCalls);

  edit(workspace, 'workers/trips/wrangler.jsonc', (text) =>
    text.replace('chat.voygent.example', 'talk.voygent.example'),
  );
  let second: ActionResult | undefined;
  const calls = await allCallsDuring(async () => {
    second = await releaseSample(workspace, '102', { MCP_AUTH_KEY: key });
  });
  expect(second?.exitCode, second?.log).toBe(0);
  expectRecordedFirst(calls);
  const [after = ''] = Object.keys(await serving(stack, 'voygent-trips'));
  expect(deploymentsMade(calls, 'voygent-trips')).toEqual([
    { [before ?? '']: 100, [after]: 0 },
    { [before ?? '']: 90, [after]: 10 },
    { [after]: 100 },
  ]);
  const [entry, earlier] = await ledgerOf(stack, 'production');
  expect(entry).toMatchObject({ states: ['in_progress', 'success'], payload: { release: '102.2', continues: null } });
  expect(earlier?.states[0]).toBe('in_progress');
  expect(entry?.payload.way_back.workers).toEqual([
    { name: 'voygent-trips', versions: [{ version_id: before, percentage: 100 }] },
  ]);
  expect(entry?.payload.way_back.databases[0]).toMatchObject({ name: 'voygent-prod', head: '0009_trip_notes.sql' });
  if (second) expectTold(second, { before: before ?? '', after, deploymentId: String(entry?.id) });
  if (first) expectSecretUnseen(first, key);
});

/** The first write of all is the record of the way back, and `in_progress` stands before Cloudflare is written to. */
function expectRecordedFirst(calls: readonly RecordedCall[]): void {
  const writes = calls.filter(isWrite).map(({ service, path, body }) => {
    const state = /"state":"(\w+)"/.exec(body)?.[1];
    return [service, path.replace(/^.*\/(repos\/[^/]+\/[^/]+|accounts\/[^/]+)/, ''), state].filter(Boolean).join(' ');
  });
  expect(writes[0]).toBe('github /deployments');
  expect(writes[1]).toMatch(/^github \/deployments\/\d+\/statuses in_progress$/);
  const last = writes.filter((write) => !write.endsWith(' inactive')).at(-1);
  expect(last).toMatch(/^github \/deployments\/\d+\/statuses success$/);
  expect(writes.filter((write) => write.startsWith('cloudflare')).length).toBeGreaterThan(0);
}

interface Told {
  before: string;
  after: string;
  deploymentId: string;
}

/** Outputs, summary, report and events of a release say the same. */
function expectTold({ outputs, summary, events }: ActionResult, { before, after, deploymentId }: Told): void {
  expect(outputs).toMatchObject({ status: 'passed', 'release-id': '102.2', 'deployment-id': deploymentId });
  const wayBack = JSON.parse(outputs['way-back'] ?? '');
  expect(wayBack.workers).toEqual([{ name: 'voygent-trips', versions: [{ version_id: before, percentage: 100 }] }]);
  expect(summary).toContain('Release to production — 102.2');
  expect(summary).toContain('The gate of production is off by configuration');
  expect(summary).toContain(`npx wrangler versions deploy ${before}@100% --name voygent-trips --yes`);
  expect(summary).toContain(`wrangler d1 time-travel restore voygent-prod --bookmark=${wayBack.databases[0].bookmark}`);
  const report = JSON.parse(readFileSync(outputs['report'] ?? '', 'utf8'));
  expect(report).toMatchObject({
    version: 1,
    release: '102.2',
    deployment_id: Number(deploymentId),
    status: 'passed',
    error: null,
    way_back: wayBack,
    workers: [{ name: 'voygent-trips', version: after, proof: 'override', way_back: null }],
  });
  const timeline: { subject: string; name: string; outcome: string }[] = report.timeline;
  expect(timeline.map(({ subject, name }) => `${subject}: ${name}`)).toEqual([
    'release: gate',
    'release: plan',
    'release: record the way back',
    'voygent-prod: migrate',
    'voygent-trips: upload',
    'voygent-trips: 0 %',
    'voygent-trips: 10 %',
    'voygent-trips: 100 %',
    'release: check everything',
    'release: record the end',
  ]);
  expect(timeline.filter(({ outcome }) => outcome !== 'passed').map(({ name }) => name)).toEqual(['gate', 'migrate']);
  expect(report.workers[0].steps.map((step: { percentage: number }) => step.percentage)).toEqual([0, 10, 100]);
  expect(new Set(events.map((event) => event['trace_id'])).size).toBe(1);
  expect(events[0]?.['trace_id']).toMatch(/^[0-9a-f]{32}$/);
  expect(events.map(({ event }) => event)).toEqual(
    expect.arrayContaining([
      'action.started',
      'release.recorded',
      'version.uploaded',
      'version.proven',
      'action.ended',
    ]),
  );
}

function expectSecretUnseen(result: ActionResult, secret: string): void {
  const shown = result.log.replace(/^::add-mask::.*$/gm, '');
  const everything = [shown, result.summary, JSON.stringify(result.outputs), JSON.stringify(result.events)];
  const reports = ['report', 'report-html'].map((name) => readFileSync(result.outputs[name] ?? '', 'utf8'));
  for (const text of [...everything, ...reports]) {
    expect(text).not.toContain(secret);
    expect(text).not.toContain(secret.replaceAll('"', '&quot;'));
    expect(text).not.toContain(JSON.stringify(secret).slice(1, -1));
    expect(text).not.toContain(Buffer.from(secret).toString('base64').replace(/=+$/, ''));
    expect(text).not.toContain(encodeURIComponent(secret));
  }
}

test('every request of a run carries its trace, and a re-run of the job has another', async () => {
  const name = 'traced';
  await seedWorker(stack, name);
  const [workspace, other] = [releaseCheckout(name), releaseCheckout(name)];
  const traces: string[] = [];
  for (const [attempt, folder] of [workspace, other].entries()) {
    const from = stack.cloudflare.workers.calls.length;
    let result: ActionResult | undefined;
    const calls = await callsDuring(stack, async () => {
      const env = { GITHUB_RUN_ID: '77', GITHUB_RUN_ATTEMPT: String(attempt + 1) };
      result = await run(stack, 'release', folder, { inputs: { environment: name }, env });
    });
    expect(result?.exitCode, result?.log).toBe(0);
    const trace = String(result?.events[0]?.['trace_id']);
    const own = calls.filter(({ headers }) => !/wrangler|^node$/.test(headers['user-agent'] ?? ''));
    const requests = [...own, ...stack.cloudflare.workers.calls.slice(from)];
    expect(requests.length).toBeGreaterThan(8);
    for (const { headers } of requests) {
      expect(headers['traceparent']).toMatch(new RegExp(`^00-${trace}-[0-9a-f]{16}-01$`));
      expect(headers['x-request-id']).toMatch(new RegExp(`^${trace.slice(0, 8)}-[0-9a-f]{16}$`));
    }
    traces.push(trace);
  }
  expect(traces[0]).not.toBe(traces[1]);
});

test('without a required secret nothing is touched, and the error says how to give it', async () => {
  const calls = await allCallsDuring(async () => {
    const workspace = releaseCheckout('keyless', {}, { secrets: { required: ['KEY'] } });
    const result = await run(stack, 'release', workspace, { inputs: { environment: 'keyless' } });
    expect(result).toMatchObject({ exitCode: 1, outputs: { status: 'failed' } });
    expect(result.log).toContain('The Worker keyless must not run without `KEY`');
    expect(result.log).toContain('env: { KEY: ${{ secrets.KEY }} }');
    expect(result.log).toContain('Nothing was done');
  });
  expect(calls.filter(isWrite)).toEqual([]);
});

test('a secret of the step is uploaded with the version, and never printed, not even when the Worker answers with it', async () => {
  const name = 'chatty';
  const secret = 'open sesame/42+';
  const says = { status: 'broken', echo: secret, coded: Buffer.from(secret).toString('base64') };
  const workspace = releaseCheckout(name, { says }, { secrets: { required: ['KEY'] } });
  const result = await run(stack, 'release', workspace, { inputs: { environment: name }, env: { KEY: secret } });
  expect(result).toMatchObject({ exitCode: 1, outputs: { status: 'failed' } });
  expect(result.log).toContain('***');
  expectSecretUnseen(result, secret);
  expect(result.log).toContain('as this was its first deploy there is nothing to go back to');
  const put = stack.cloudflare.api.calls.findLast(({ method, path }) => method === 'PUT' && path.includes(`/${name}?`));
  expect(put?.body).toContain(JSON.stringify(secret));
  // The second time Cloudflare has the secret, and it stays one for the log.
  const again = await run(stack, 'release', workspace, { inputs: { environment: name }, env: { KEY: secret } });
  expect(again).toMatchObject({ exitCode: 1, outputs: { status: 'failed' } });
  expectSecretUnseen(again, secret);
});

test('a Durable Object migration is deployed directly, with a warning', async () => {
  const name = 'objects';
  const old = await seedWorker(stack, name);
  const more = 'export class Room { constructor() {} fetch() { return new Response("room"); } }';
  const workspace = releaseCheckout(
    name,
    { more },
    {
      migrations: [{ tag: 'v1', new_sqlite_classes: ['Room'] }],
      durable_objects: { bindings: [{ name: 'ROOM', class_name: 'Room' }] },
    },
  );
  const result = await run(stack, 'release', workspace, { inputs: { environment: name } });
  expect(result.exitCode, result.log).toBe(0);
  expect(result.log).toMatch(
    /::warning::objects is deployed directly, at 100 %25? at once, because its new version has a Durable Object migration/,
  );
  expect(await serving(stack, name)).not.toEqual({ [old]: 100 });
  const [entry] = await ledgerOf(stack, name);
  expect(entry?.states).toEqual(['in_progress', 'success']);
  expect(entry?.payload.way_back.workers).toEqual([{ name, versions: [{ version_id: old, percentage: 100 }] }]);
});
