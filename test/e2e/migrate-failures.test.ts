import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { FaultRuleInput } from '../../local/http/faults.ts';
import { type Stack, startStack } from '../../local/stack.ts';
import { type ActionResult, startAction } from './action.ts';
import { temporaryFolder } from './checkout.ts';
import {
  applyCalls,
  callsDuring,
  createDatabase,
  mayWrite,
  migrate,
  migrationCheckout,
  type TestDatabase,
} from './database.ts';
import { credentials, networkOf } from './sample.ts';

let stack: Stack;
beforeAll(async () => {
  stack = await startStack({ stateDir: temporaryFolder() });
});
afterAll(() => stack.close());
afterEach(() => stack.faults.set([]));

const migrations = {
  '1_a.sql': 'CREATE TABLE a (x);',
  '2_b.sql': 'CREATE TABLE b (x);\n\nINSERT INTO b VALUES (1);\n',
  '3_c.sql': 'CREATE TABLE c (x);',
};

/** A fault on the call that carries the second migration. */
function onSecond(
  action: FaultRuleInput['action'],
  more: Partial<Omit<FaultRuleInput, 'action'>> = {},
): FaultRuleInput {
  return { service: 'cloudflare', method: 'POST', path: '/query$', body: '2_b\\.sql', action, ...more };
}

const html = { 'content-type': 'text/html' };
const page = '<html><body>Bad gateway</body></html>';
const unavailable = { kind: 'respond', status: 503, body: 'upstream' } as const;

/** What the report claims is what the database has, in ledger and tables. */
async function expectTruth({ outputs }: ActionResult, database: TestDatabase, claimed: readonly string[]) {
  stack.faults.set([]);
  const applied = JSON.parse(outputs['applied'] ?? '[]') as { name: string }[];
  expect(applied.map(({ name }) => name)).toEqual(claimed);
  expect(await database.ledger()).toEqual(claimed);
  expect(await database.tables()).toEqual(claimed.map((name) => name.charAt(2)));
}

function wayBackOf(result: ActionResult, database: TestDatabase): string {
  const bookmark = JSON.parse(result.outputs['bookmark-before'] ?? '{}')[database.name];
  expect(bookmark).toMatch(/^[0-9a-f-]{30,}$/);
  return `npx wrangler d1 time-travel restore ${database.name} --bookmark=${bookmark}`;
}

test('a migration with an error in its middle leaves nothing of itself, and the report says where things stand', async () => {
  const database = await createDatabase(stack, 'sql-error');
  const workspace = migrationCheckout(database, {
    ...migrations,
    '2_b.sql': 'CREATE TABLE b (x);\nINSERT INTO nowhere VALUES (1);\nCREATE TABLE b2 (x);',
  });
  const result = await migrate(stack, workspace, { rehearse: 'off' });
  expect(result).toMatchObject({ exitCode: 1, outputs: { status: 'failed' } });
  await expectTruth(result, database, ['1_a.sql']);
  expect(result.log).toMatch(/::error [^\n]*file=migrations\/2_b\.sql/);
  expect(result.log).toContain('no such table: nowhere');
  expect(result.log).toContain('2_b.sql was not applied: the ledger has no row of it, and nothing of it is there.');
  expect(result.log).toContain('Before it, this run applied 1_a.sql to sql-error.');
  expect(result.log).toContain('Correct the migration and run this again. To go back to before this run');
  expect(result.log).toContain(wayBackOf(result, database));
  expect(result.summary).toContain('Applied 1 of 3 migrations; see the error.');
  expect(result.summary).toContain(wayBackOf(result, database));
});

test('a migration that would fail is stopped before anything is done, with file, line and the words of SQLite', async () => {
  const database = await createDatabase(stack, 'would-fail');
  const workspace = migrationCheckout(database, {
    ...migrations,
    '2_b.sql': 'CREATE TABLE b (x);\nINSERT INTO nowhere VALUES (1);',
  });
  const calls = await callsDuring(stack, async () => {
    const result = await migrate(stack, workspace);
    expect(result).toMatchObject({ exitCode: 1, outputs: { status: 'blocked', applied: '[]' } });
    expect(result.log).toMatch(
      /::error [^\n]*file=migrations\/2_b\.sql,line=2[^\n]*no such table: nowhere[^\n]*Nothing was done/,
    );
    expect(result.log).not.toContain('voygent:allow');
  });
  expect(calls.filter(mayWrite)).toEqual([]);
  expect(await database.schema()).toEqual([]);
});

test('an error in the first migration offers no way back, as there is nothing to undo', async () => {
  const database = await createDatabase(stack, 'first-error');
  const workspace = migrationCheckout(database, { '1_a.sql': 'CREATE TABLE a (x;' });
  const result = await migrate(stack, workspace, { rehearse: 'off' });
  expect(result).toMatchObject({ exitCode: 1, outputs: { status: 'failed', applied: '[]' } });
  expect(result.log).toMatch(
    /::error [^\n]*Nothing of this run is in first-error\.%0ACorrect the migration and run this again\.$/m,
  );
  expect(await database.tables()).toEqual([]);
});

test('a statement that fails inside of a 200 is named with file and line', async () => {
  const database = await createDatabase(stack, 'inside-200');
  const good = { success: true, results: [], meta: {} };
  const result = [good, good, good, { success: false, error: 'UNIQUE constraint failed: b.x', results: [] }];
  stack.faults.set([
    onSecond({ kind: 'respond', status: 200, body: { success: true, errors: [], messages: [], result } }),
  ]);
  const run = await migrate(stack, migrationCheckout(database, migrations));
  expect(run).toMatchObject({ exitCode: 1, outputs: { status: 'failed' } });
  expect(run.log).toMatch(/::error [^\n]*file=migrations\/2_b\.sql,line=3[^\n]*UNIQUE constraint failed: b\.x/);
  await expectTruth(run, database, ['1_a.sql']);
});

test.each<[string, FaultRuleInput]>([
  ['a connection cut before the effect', onSecond({ kind: 'reset' })],
  ['a 503 in place of the effect', onSecond(unavailable)],
  ["a proxy's page in place of the effect", onSecond({ kind: 'respond', status: 200, headers: html, body: page })],
])('after %s the report says that the migration is not there, and the call was made once', async (_, fault) => {
  const database = await createDatabase(stack, `lost-before-${crypto.randomUUID()}`);
  stack.faults.set([fault]);
  const calls = await callsDuring(stack, async () => {
    const result = await migrate(stack, migrationCheckout(database, migrations));
    expect(result).toMatchObject({ exitCode: 1, outputs: { status: 'failed' } });
    expect(result.log).toContain('2_b.sql was not applied');
    expect(result.log).toMatch(/look at www\.cloudflarestatus\.com, then run this again\./);
    expect(result.log).not.toMatch(/Correct the migration|may have had its effect/);
    expect(result.log).toContain(wayBackOf(result, database));
    await expectTruth(result, database, ['1_a.sql']);
  });
  expect(applyCalls(calls).map(({ body }) => /\d_\w\.sql/.exec(body)?.[0])).toEqual(['1_a.sql', '2_b.sql']);
});

test.each<[string, FaultRuleInput]>([
  ['a connection cut after the effect', onSecond({ kind: 'reset' }, { when: 'after' })],
  ['a 503 after the effect', onSecond(unavailable, { when: 'after' })],
  [
    "a proxy's page after the effect",
    onSecond({ kind: 'respond', status: 502, headers: html, body: page }, { when: 'after' }),
  ],
  ['an answer of which half is missing', onSecond({ kind: 'halve' })],
  ['an answer that is cut', onSecond({ kind: 'truncate' })],
])('after %s the migration counts as applied, is not sent again, and the rest follows', async (_, fault) => {
  const database = await createDatabase(stack, `lost-after-${crypto.randomUUID()}`);
  stack.faults.set([fault]);
  const calls = await callsDuring(stack, async () => {
    const result = await migrate(stack, migrationCheckout(database, migrations));
    expect(result.exitCode, result.log).toBe(0);
    expect(result.log).toMatch(/Applied 2_b\.sql .*the answer was lost, and the ledger has it/);
    await expectTruth(result, database, Object.keys(migrations));
  });
  expect(applyCalls(calls)).toHaveLength(3);
});

test('a 429 is waited out, as the call was never run', async () => {
  const database = await createDatabase(stack, 'rate-limit');
  stack.faults.set([onSecond({ kind: 'respond', status: 429, headers: { 'retry-after': '2' } }, { times: 1 })]);
  const result = await migrate(stack, migrationCheckout(database, migrations));
  expect(result.exitCode, result.log).toBe(0);
  expect(result.log).toContain('Trying again in 2 s');
  await expectTruth(result, database, Object.keys(migrations));
});

test('a token that is refused for one call stops the run, and the hint is about the token', async () => {
  const database = await createDatabase(stack, 'refused-once');
  const body = {
    success: false,
    errors: [{ code: 10000, message: 'Authentication error' }],
    messages: [],
    result: null,
  };
  stack.faults.set([onSecond({ kind: 'respond', status: 401, body })]);
  const result = await migrate(stack, migrationCheckout(database, migrations));
  expect(result).toMatchObject({ exitCode: 1, outputs: { status: 'failed' } });
  expect(result.log).toContain('2_b.sql was not applied');
  expect(result.log).toContain('cloudflare-api-token');
  expect(result.log).not.toContain('Correct the migration');
  await expectTruth(result, database, ['1_a.sql']);
});

test('where the database cannot be read after an error, the run says that it cannot tell, and keeps the way back', async () => {
  const database = await createDatabase(stack, 'unknown');
  stack.faults.set([
    onSecond({ kind: 'reset' }, { when: 'after' }),
    // The plan, the two migrations, and from then on every look at the schema.
    { path: '/query$', body: 'FROM sqlite_schema', from: 4, action: unavailable },
  ]);
  const result = await migrate(stack, migrationCheckout(database, migrations));
  expect(result).toMatchObject({ exitCode: 1, outputs: { status: 'indeterminate' } });
  expect(result.log).toContain('It cannot be told whether 2_b.sql is in unknown');
  expect(result.log).toContain('Before it, this run applied 1_a.sql to unknown.');
  expect(result.log).toContain('mode: plan');
  expect(result.log).toContain(wayBackOf(result, database));
  expect(result.summary).toContain('Migrations of unknown');
  expect(JSON.parse(result.outputs['applied'] ?? '')).toEqual([{ database: 'unknown', name: '1_a.sql' }]);
});

test('a call that Cloudflare never took is known to have had no effect, even where nothing can be read', async () => {
  const database = await createDatabase(stack, 'never-taken');
  stack.faults.set([
    onSecond({ kind: 'respond', status: 429 }),
    // The plan, the first migration, four attempts at the second, and from then on every look at the schema.
    { path: '/query$', body: 'FROM sqlite_schema', from: 7, action: unavailable },
  ]);
  const result = await migrate(stack, migrationCheckout(database, migrations));
  expect(result).toMatchObject({ exitCode: 1, outputs: { status: 'failed' } });
  expect(result.log).toContain('2_b.sql was not applied: Cloudflare did not take the call.');
  expect(result.log).toContain('Wait five minutes and run this again.');
  await expectTruth(result, database, ['1_a.sql']);
});

test('where only the last look fails, the run says what was confirmed', async () => {
  const database = await createDatabase(stack, 'last-look');
  stack.faults.set([{ path: '/query$', body: '\\[\\{"sql":"SELECT type, name', from: 2, action: unavailable }]);
  const result = await migrate(stack, migrationCheckout(database, migrations));
  expect(result).toMatchObject({ exitCode: 1, outputs: { status: 'indeterminate' } });
  expect(result.log).toMatch(
    /This run applied 1_a\.sql, 2_b\.sql, 3_c\.sql to last-look, and Cloudflare confirmed each/,
  );
  expect(result.summary).not.toContain('agree');
  await expectTruth(result, database, Object.keys(migrations));
});

test('a migration that is there in part is called that, with both ways out', async () => {
  const database = await createDatabase(stack, 'in-part');
  stack.faults.set([onSecond({ kind: 'partial' }, { times: 1 })]);
  const result = await migrate(stack, migrationCheckout(database, migrations));
  expect(result).toMatchObject({ exitCode: 1, outputs: { status: 'failed' } });
  expect(result.log).toContain('2_b.sql was applied in part');
  expect(result.log).toContain('Before it, this run applied 1_a.sql to in-part.');
  expect(result.log).toContain("INSERT INTO d1_migrations (name) VALUES ('2_b.sql')");
  expect(result.log).toContain(wayBackOf(result, database));
  expect(await database.ledger()).toEqual(['1_a.sql']);
  expect(await database.lockHolder()).toBeUndefined();
  const again = await migrate(stack, migrationCheckout(database, migrations));
  expect(again).toMatchObject({ exitCode: 1, outputs: { status: 'blocked' } });
  expect(again.log).toContain('2_b.sql was applied in part to in-part: an earlier run began it');
});

test('a cancelled job ends with an account of what is in the database', async () => {
  const database = await createDatabase(stack, 'cancelled');
  stack.faults.set([onSecond({ kind: 'delay', ms: 1500 })]);
  const running = startAction('migrate', {
    inputs: credentials(stack),
    workspace: migrationCheckout(database, migrations),
    env: networkOf(stack),
    onLog: (chunk) => chunk.includes('Applied 1_a.sql') && running.process.kill('SIGTERM'),
  });
  const result = await running.result;
  expect(result).toMatchObject({ exitCode: 1, outputs: { status: 'failed' } });
  expect(result.log).toContain('The job was cancelled');
  expect(result.log).not.toContain('Correct the migration');
  expect(result.log).toContain(wayBackOf(result, database));
  const claimed = JSON.parse(result.outputs['applied'] ?? '[]').map(({ name }: { name: string }) => name);
  expect(claimed.length).toBeLessThan(3);
  await expectTruth(result, database, claimed);
});
