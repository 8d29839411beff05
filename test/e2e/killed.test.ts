import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { FaultRuleInput } from '../../local/http/faults.ts';
import { type Stack, startStack } from '../../local/stack.ts';
import { type ActionResult, type Event, type RunningAction, readEvents } from './action.ts';
import { temporaryFolder, write } from './checkout.ts';
import { createDatabase, type TestDatabase } from './database.ts';
import { type LedgerEntry, ledgerOf } from './ledger.ts';
import { sampled } from './matrix-sample.ts';
import { descendants, runningCommands, until } from './processes.ts';
import { startRival } from './rival.ts';
import {
  deployByHand,
  seedWorker,
  serving,
  start,
  uploadByHand,
  workerModule,
  wranglerCheckout,
  wranglerConfig,
} from './workers.ts';

const workspaces: string[] = [];
let stack: Stack;
beforeAll(async () => {
  stack = await startStack({ stateDir: temporaryFolder() });
});
afterAll(async () => {
  await stack.close();
  // A wrangler whose action was killed ends with its last request: here the stack cuts what it still waits for.
  const left = () => runningCommands(/wrangler/).filter((command) => workspaces.some((path) => command.includes(path)));
  await until(() => left().length === 0, 30_000);
  await until(() => !descendants().some((name) => name.includes('workerd')), 10_000);
}, 60_000);

const migrations = ['0001_trips.sql', '0002_days.sql'];

/** A Worker that serves, with an empty database, and a checkout that would release both to an environment of its name. */
interface Project {
  name: string;
  workspace: string;
  database: TestDatabase;
  /** The version that serves before the first run. */
  old: string;
}

async function project(name: string): Promise<Project> {
  const database = await createDatabase(stack, name);
  const binding = { binding: 'DB', database_name: name, database_id: database.id };
  const workspace = wranglerCheckout({
    '.github/voygent.yml': `version: 1\nenvironments: { ${name}: { wrangler-environment: '' } }\n`,
    'wrangler.jsonc': wranglerConfig(name, { d1_databases: [binding] }),
    'worker.js': workerModule(),
    [`migrations/${migrations[0]}`]: "CREATE TABLE trips (name TEXT);\nINSERT INTO trips VALUES ('Lisbon');",
    [`migrations/${migrations[1]}`]: 'CREATE TABLE days (day TEXT);',
  });
  workspaces.push(workspace);
  return { name, workspace, database, old: await seedWorker(stack, name) };
}

function inputsOf({ name }: Project, dwell = '0s') {
  return { inputs: { environment: name, dwell } };
}

/** Runs the next release. Where it waits for the lock of the one that was killed, that one's time runs out. */
async function takeOver(subject: Project, inputs: Record<string, string> = {}): Promise<ActionResult> {
  const given = { inputs: { ...inputsOf(subject).inputs, ...inputs } };
  const action = start(stack, 'release', subject.workspace, given);
  let isOver = false;
  const result = action.result.finally(() => {
    isOver = true;
  });
  await until(() => isOver || seen('migration.waiting')(readEvents(action.eventFile)));
  await subject.database.expireLock();
  return result;
}

/** Starts a release, and kills it as soon as the condition holds. */
async function killWhen(subject: Project, isTime: (events: Event[]) => boolean): Promise<ActionResult> {
  const action = start(stack, 'release', subject.workspace, inputsOf(subject, '500ms'));
  return kill(action, () => isTime(readEvents(action.eventFile)));
}

async function kill(action: RunningAction, isTime: () => boolean): Promise<ActionResult> {
  await until(isTime);
  action.process.kill('SIGKILL');
  const result = await action.result;
  expect(result).toMatchObject({ exitCode: null, signal: 'SIGKILL', outputs: {} });
  return result;
}

function seen(name: string, fields: Record<string, unknown> = {}): (events: Event[]) => boolean {
  return (events) =>
    events.some(
      (event) => event.event === name && Object.entries(fields).every(([key, value]) => event[key] === value),
    );
}

function newVersion(result: ActionResult): string {
  return JSON.parse(readFileSync(result.outputs['report'] ?? '', 'utf8')).workers[0].version;
}

/** A second run came to its end: everything is there once, and the way back is that of the first run. */
async function expectConverged(subject: Project, result: ActionResult, wasRecorded: boolean): Promise<void> {
  const { name, database, old } = subject;
  expect(result.log).not.toContain('::error');
  expect(result).toMatchObject({ exitCode: 0, outputs: { status: 'passed' } });
  expect(await database.ledger()).toEqual(migrations);
  expect(await database.query('SELECT name FROM trips')).toEqual([{ name: 'Lisbon' }]);
  const version = newVersion(result);
  expect(version).not.toBe(old);
  expect(await serving(stack, name)).toEqual({ [version]: 100 });
  const [second, first, ...more] = await ledgerOf(stack, name);
  expect(more).toEqual([]);
  expect(second?.states).toEqual(['in_progress', 'success']);
  expect(wayBackOf(second)).toEqual({ versions: { [old]: 100 }, head: null });
  expect(first !== undefined).toBe(wasRecorded);
  if (!first) return;
  expect(first.states.at(-1)).toBe('error');
  expect(second?.payload.continues).toBe(first.payload.release);
  expect(second?.payload.way_back.databases).toEqual(first.payload.way_back.databases);
}

function wayBackOf(entry: LedgerEntry | undefined) {
  const { workers = [], databases = [] } = entry?.payload.way_back ?? {};
  const versions = workers[0]?.versions.map(({ version_id, percentage }) => [version_id, percentage]) ?? [];
  return { versions: Object.fromEntries(versions), head: databases[0]?.head };
}

interface Point {
  name: string;
  isTime: (events: Event[]) => boolean;
  /** Whether the first run is in the ledger by then. */
  recorded?: boolean;
}

const points: Point[] = [
  { name: 'at its start', isTime: seen('action.started'), recorded: false },
  { name: 'with its way back on record', isTime: seen('release.recorded') },
  { name: 'before its first migration', isTime: seen('migration.started', { file: migrations[0] }) },
  { name: 'between its migrations', isTime: seen('migration.applied', { file: migrations[0] }) },
  { name: 'after its last migration', isTime: seen('migration.applied', { file: migrations[1] }) },
  { name: 'while wrangler works', isTime: seen('wrangler.line') },
  { name: 'with its version uploaded', isTime: seen('version.uploaded') },
  { name: 'at 0 %', isTime: seen('deployment.made', { percentage: 0 }) },
  { name: 'with its version proven', isTime: seen('version.proven') },
  { name: 'with its first check passed', isTime: seen('check.passed') },
  { name: 'at 10 %', isTime: seen('deployment.made', { percentage: 10 }) },
  { name: 'at 100 %', isTime: seen('deployment.made', { percentage: 100 }) },
];

// More at once would only wait for one another.
vi.setConfig({ maxConcurrency: 2 });

describe.concurrent('the next release takes over', () => {
  test.each(sampled('releases killed', points, 3))('one that was killed $name', async ({ name, isTime, recorded }) => {
    const subject = await project(nameOf('killed', name));
    await killWhen(subject, isTime);
    const result = await takeOver(subject);
    await expectConverged(subject, result, recorded ?? true);
  });
});

function nameOf(...words: string[]): string {
  return words.join(' ').replace(/\W+/g, '-').replace(/-$/, '');
}

/** A call whose effect happens and whose answer never comes: killed in this moment, the action knows nothing of it. */
function unanswered(rule: Omit<FaultRuleInput, 'action'>): FaultRuleInput {
  return { ...rule, times: 1, when: 'after', action: { kind: 'stall' } };
}

const calls: [string, (subject: Project) => Omit<FaultRuleInput, 'action'>][] = [
  ['its record', ({ name }) => ({ service: 'github', method: 'POST', path: '/deployments$', body: `"${name}"` })],
  ['a migration', ({ database }) => ({ method: 'POST', path: `${database.id}/query`, body: '0002_days' })],
  ['its upload', ({ name }) => ({ method: 'POST', path: `/${name}/versions` })],
  ['its deployment at 10 %', ({ name }) => ({ method: 'POST', path: `/${name}/deployments`, from: 2 })],
  ['its deployment at 100 %', ({ name }) => ({ method: 'POST', path: `/${name}/deployments`, from: 3 })],
];

test.each(calls)(
  'a release that was killed before the answer to %s came is taken over by the next',
  async (what, rule) => {
    const subject = await project(nameOf('unanswered', what));
    const wanted = rule(subject);
    stack.faults.set([unanswered(wanted)]);
    const action = start(stack, 'release', subject.workspace, inputsOf(subject));
    const matching = () =>
      [...stack.cloudflare.api.calls, ...stack.github.server.calls].filter(
        ({ method, path, body, headers }) =>
          method === wanted.method &&
          new RegExp(wanted.path).test(path) &&
          new RegExp(wanted.body ?? '').test(body) &&
          headers['x-of-the-test'] === undefined,
      );
    await kill(action, () => matching().length >= (wanted.from ?? 1));
    stack.faults.set([]);
    const result = await takeOver(subject);
    await expectConverged(subject, result, true);
  },
);

test('what a killed release asked for last may come late, when the next one is on its way already', async () => {
  const subject = await project('killed-late');
  const held = Promise.withResolvers<void>();
  let isHeld = false;
  await using rival = await startRival(stack, /"percentage":10\b/, () => {
    isHeld = true;
    return held.promise;
  });
  const first = start(stack, 'release', subject.workspace, {
    ...inputsOf(subject),
    env: { CLOUDFLARE_API_BASE_URL: rival.apiBaseUrl },
  });
  await kill(first, () => isHeld);
  const second = start(stack, 'release', subject.workspace, inputsOf(subject));
  await until(() => seen('release.recorded')(readEvents(second.eventFile)));
  held.resolve();
  await expectConverged(subject, await second.result, true);
});

test('a second run that is killed as well leaves the way back of the first to the third', async () => {
  const subject = await project('killed-twice');
  await killWhen(subject, seen('deployment.made', { percentage: 100 }));
  await killWhen(subject, seen('release.recorded'));
  const result = await takeOver(subject);
  expect(result.exitCode, result.log).toBe(0);
  const [third, second, first] = await ledgerOf(stack, subject.name);
  expect(wayBackOf(third)).toEqual({ versions: { [subject.old]: 100 }, head: null });
  expect(third?.payload.way_back).toEqual(first?.payload.way_back);
  expect([first, second].map((entry) => entry?.states.at(-1))).toEqual(['error', 'error']);
  expect(await serving(stack, subject.name)).toEqual({ [newVersion(result)]: 100 });
});

test.each<[string, (workspace: string) => void]>([
  ['a migration fails', (workspace) => write(workspace, 'migrations/0003_broken.sql', 'CREATE TABLE;')],
  ['wrangler fails', (workspace) => write(workspace, 'worker.js', 'export default {')],
  ['a check fails', (workspace) => write(workspace, 'worker.js', workerModule({ says: { status: 'broken' } }))],
])('when %s, what a killed release had half promoted is taken back as well', async (what, breakIt) => {
  const subject = await project(nameOf('left', what));
  await killWhen(subject, seen('deployment.made', { percentage: 10 }));
  expect(Object.values(await serving(stack, subject.name)).sort()).toEqual([10, 90]);
  breakIt(subject.workspace);
  // Rehearsed, the migration would block the release before its first step.
  const result = await takeOver(subject, { rehearse: 'off' });
  expect(result).toMatchObject({ exitCode: 1, outputs: { status: 'failed' } });
  expect(await serving(stack, subject.name)).toEqual({ [subject.old]: 100 });
  expect(result.log).toContain(`${subject.name} is back at what it was: ${subject.old}`);
});

test('what someone else deployed after a killed release is what the next one goes back to', async () => {
  const subject = await project('killed-and-deployed');
  await killWhen(subject, seen('deployment.made', { percentage: 100 }));
  const theirs = await uploadByHand(stack, subject.name);
  await deployByHand(stack, subject.name, { [theirs]: 100 });
  const result = await takeOver(subject);
  expect(result.exitCode, result.log).toBe(0);
  const [newest] = await ledgerOf(stack, subject.name);
  expect(wayBackOf(newest)).toEqual({ versions: { [theirs]: 100 }, head: null });
});
