import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { type Stack, startStack } from '../../local/stack.ts';
import { type RunningAction, readEvents } from './action.ts';
import { temporaryFolder } from './checkout.ts';
import {
  appliedBy,
  createDatabase,
  hasTold,
  migrate,
  migrationCheckout,
  startMigrate,
  type TestDatabase,
  wayBackOf,
} from './database.ts';
import { hold, startHeld } from './held.ts';
import { until } from './processes.ts';

let stack: Stack;
beforeAll(async () => {
  stack = await startStack({ stateDir: temporaryFolder() });
});
afterAll(() => stack.close());

const migrations = { '1_a.sql': 'CREATE TABLE a (x);', '2_b.sql': 'CREATE TABLE b (x);' };
const names = Object.keys(migrations);

/** What makes a run known by its page. */
function workflowRun(id: number): Record<string, string> {
  return { GITHUB_RUN_ID: String(id), GITHUB_RUN_ATTEMPT: '1' };
}
const pageOf = (id: number) => `https://github.com/${stack.github.repository}/actions/runs/${id}`;

async function startWaiting(workspace: string, inputs: Record<string, string> = {}): Promise<RunningAction> {
  const action = startMigrate(stack, workspace, inputs, workflowRun(2));
  await until(() => hasTold(action, 'migration.waiting'));
  return action;
}

function waitingMessage(action: RunningAction): string {
  return String(readEvents(action.eventFile).find(({ event }) => event === 'migration.waiting')?.['message']);
}

async function project(name: string): Promise<{ database: TestDatabase; workspace: string }> {
  const database = await createDatabase(stack, name);
  return { database, workspace: migrationCheckout(database, migrations) };
}

/** What another run would write that has taken the lock. */
function takenByAnother(id: number): string {
  return `UPDATE voygent_lock SET holder = '${pageOf(id)}#another', expires_at = unixepoch() + 90 WHERE name = 'migrations'`;
}

async function expectUntouched(database: TestDatabase): Promise<void> {
  expect(await database.made()).toEqual([]);
  expect(await database.ledger()).toEqual([]);
}

// Most of these wait for seconds that nothing shortens. Each has a database and a way to the API of its own.
vi.setConfig({ testTimeout: 240_000, maxConcurrency: 4 });

describe.concurrent('the lock', () => {
  test('makes a live holder, which goes on renewing it, be told with its page and with what to do if it is dead', async () => {
    const { database, workspace } = await project('renewed');
    await migrate(stack, migrationCheckout(database, { '0_z.sql': 'CREATE TABLE z (x);' }));
    await database.query(
      `INSERT INTO voygent_lock (name, holder, expires_at) VALUES ('migrations', '${pageOf(41)}#job', unixepoch() + 90)`,
    );
    const renewing = setInterval(() => void database.query(takenByAnother(41)), 10_000);
    const waiting = await startWaiting(workspace);
    const result = await waiting.result.finally(() => clearInterval(renewing));
    expect(result).toMatchObject({ exitCode: 1, outputs: { status: 'blocked', applied: '[]' } });
    const [error = ''] = /^::error .*$/m.exec(result.log) ?? [];
    expect(error).toContain('title=migrate%3A locked');
    expect(error).toContain(`renewed is being migrated by the run ${pageOf(41)}, which holds the lock`);
    expect(error.match(/Nothing was done/g)).toHaveLength(1);
    expect(error).toContain('npx wrangler d1 execute renewed --remote --command "DELETE FROM voygent_lock');
    expect(await database.tables()).toEqual(['z']);
    expect(await database.lockHolder()).toBe(`${pageOf(41)}#another`);
  });

  test('lets the second of two runs wait, and stop where the first has changed what it planned for', async () => {
    const { database, workspace } = await project('two-runs');
    await using first = await hold(stack, /1_a\.sql/, workspace, { env: workflowRun(1) });
    const second = await startWaiting(workspace);
    expect(waitingMessage(second)).toContain(`two-runs is being migrated by the run ${pageOf(1)}.`);
    expect(waitingMessage(second)).toMatch(/its lock runs out in \d+ s/);
    first.letGo();
    const [one, two] = await Promise.all([first.action.result, second.result]);
    expect(one.exitCode, one.log).toBe(0);
    expect(appliedBy(one)).toEqual(names);
    expect(two).toMatchObject({ exitCode: 1, outputs: { status: 'blocked', applied: '[]' } });
    expect(two.log).toMatch(/::error title=migrate%3A changed-meanwhile[^\n]*1_a\.sql, 2_b\.sql was applied/);
    expect(two.log).toMatch(/::error [^\n]*Nothing was done in two-runs/);
    expect(await database.ledger()).toEqual(names);
    expect(await database.lockHolder()).toBeUndefined();
    expect(await migrate(stack, workspace)).toMatchObject({ exitCode: 0, outputs: { pending: '[]' } });
  });

  test('lets the second of two runs go on where the first ended without a change; what comes late of the first is refused', async () => {
    const { database, workspace } = await project('first-ends');
    await using first = await hold(stack, /1_a\.sql/, workspace, { env: workflowRun(1) });
    await using second = await startHeld(stack, /1_a\.sql/, workspace, { env: workflowRun(2) });
    await until(() => hasTold(second.action, 'migration.waiting'));
    first.action.process.kill('SIGTERM');
    const one = await first.action.result;
    expect(one).toMatchObject({ exitCode: 1, outputs: { status: 'failed', applied: '[]' } });
    expect(one.log).toContain('The job was cancelled');
    await second.isHeld;
    // The second holds the lock now: here comes the first one's batch.
    first.letGo();
    await until(() => stack.cloudflare.api.calls.some(({ body, status }) => isBatch(body, 'a') && status === 400));
    await expectUntouched(database);
    second.letGo();
    const two = await second.action.result;
    expect(two.exitCode, two.log).toBe(0);
    expect(appliedBy(two)).toEqual(names);
    expect(await database.ledger()).toEqual(names);
    expect(await database.lockHolder()).toBeUndefined();
  });

  test('is taken over from a holder that was killed, when its time has run out', async () => {
    const { database, workspace } = await project('dead');
    await using first = await hold(stack, /2_b\.sql/, workspace, { env: workflowRun(1) });
    first.action.process.kill('SIGKILL');
    await first.action.result;
    const second = await startWaiting(workspace);
    expect(waitingMessage(second)).toContain(pageOf(1));
    expect(hasTold(second, 'migration.bookmark')).toBe(false);
    await database.expireLock();
    const result = await second.result;
    expect(result.exitCode, result.log).toBe(0);
    expect(appliedBy(result)).toEqual(['2_b.sql']);
    first.letGo();
    expect(await database.ledger()).toEqual(names);
    expect(await database.lockHolder()).toBeUndefined();
  });

  test.each([
    { held: 'before its first migration', body: /1_a\.sql/, applied: [] },
    { held: 'between its migrations', body: /2_b\.sql/, applied: ['1_a.sql'] },
  ])(
    'that was lost while the run was held up $held keeps it from writing, and from restoring',
    async ({ body, applied }) => {
      const { database, workspace } = await project(`lost-${applied.length}`);
      await using run = await hold(stack, body, workspace, { inputs: { recover: 'restore' }, env: workflowRun(1) });
      await database.query(takenByAnother(7));
      run.letGo();
      const result = await run.action.result;
      expect(result).toMatchObject({ exitCode: 1, outputs: { status: 'failed' } });
      expect(appliedBy(result)).toEqual(applied);
      expect(result.log).toMatch(/::error title=migrate%3A locked[^\n]*this run has lost the migration lock/);
      expect(result.summary).not.toContain('Blocked');
      expect(await database.ledger()).toEqual(applied);
      expect(await database.tables()).toEqual(applied.map((name) => name.charAt(2)));
      expect(result.log).toContain(wayBackOf(result, database));
      expect(restoresOf(database)).toEqual([]);
      // It is the other run's, and stays.
      expect(await database.lockHolder()).toBe(`${pageOf(7)}#another`);
    },
  );

  test('is not touched by a run that is cancelled while it waits', async () => {
    const { database, workspace } = await project('cancelled-waiting');
    await using first = await hold(stack, /1_a\.sql/, workspace, { env: workflowRun(1) });
    const second = await startWaiting(workspace);
    second.process.kill('SIGTERM');
    const result = await second.result;
    expect(result).toMatchObject({ exitCode: 1, outputs: { status: 'failed', applied: '[]' } });
    expect(result.log).toMatch(/::error [^\n]*The job was cancelled[^\n]*Nothing was done in cancelled-waiting/);
    expect(await database.lockHolder()).toContain(`${pageOf(1)}#`);
    first.letGo();
    expect((await first.action.result).exitCode).toBe(0);
    expect(await database.ledger()).toEqual(names);
  });

  test.each(['1_a.sql', '2_b.sql'])('is free after a run that was cancelled at %s', async (file) => {
    const { database, workspace } = await project(`cancelled-at-${file.charAt(0)}`);
    await using run = await hold(stack, new RegExp(file.replace('.', '\\.')), workspace, { env: workflowRun(1) });
    expect(await database.lockHolder()).toContain(`${pageOf(1)}#`);
    run.action.process.kill('SIGTERM');
    const result = await run.action.result;
    expect(result.log).toContain('The job was cancelled');
    expect(await database.lockHolder()).toBeUndefined();
    expect(await database.ledger()).toEqual(appliedBy(result));
  });

  test.each<[string, Record<string, string>, string]>([
    ['passed', migrations, 'passed'],
    ['failed', { ...migrations, '3_c.sql': 'INSERT INTO nowhere VALUES (1);' }, 'failed'],
  ])('is free after a run that %s, and a plan takes none', async (name, files, status) => {
    const database = await createDatabase(stack, `free-${name}`);
    const workspace = migrationCheckout(database, files);
    await migrate(stack, workspace, { mode: 'plan', rehearse: 'off' });
    expect(await database.schema()).toEqual([]);
    const result = await migrate(stack, workspace, { rehearse: 'off' });
    expect(result.outputs['status'], result.log).toBe(status);
    expect(await database.lockHolder()).toBeUndefined();
    expect(await database.query('SELECT * FROM voygent_lock')).toEqual([]);
  });
});

function isBatch(body: string, table: string): boolean {
  return body.includes(`CREATE TABLE ${table} (x)`) && body.includes('voygent_lock');
}

function restoresOf({ id }: TestDatabase): string[] {
  return stack.cloudflare.api.calls
    .map(({ path }) => path)
    .filter((path) => path.includes(`${id}/time_travel/restore`));
}
