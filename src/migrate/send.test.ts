import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { Stack } from '../../local/cloudflare/testing.ts';
import { type Client, clientOf, databaseOf, faulty } from '../cloudflare/transfer.fixture.ts';
import type { MigrationFile } from '../migrations/files.ts';
import { readLedger } from '../migrations/ledger.ts';
import { isLockLost, takeLock } from '../migrations/lock.ts';
import { configured, fileOf } from '../migrations/migrations.fixture.ts';
import type { Target } from '../migrations/resolve.ts';
import { type Guard, isRefusedLoss } from '../rehearsal/guards.ts';
import type { FileRehearsal } from '../rehearsal/rehearse.ts';
import { schemaDigest } from '../sqlite/schema.ts';
import type { Job } from './apply.ts';
import { readBefore } from './recover.ts';
import { needsImport, sendBatch, sendImport } from './send.ts';

describe('a file is sent as an import', () => {
  const rehearsed = (milliseconds: number): FileRehearsal => ({
    name: '0001.sql',
    findings: [],
    rows: [],
    schema: [],
    digest: '',
    guards: [],
    milliseconds,
  });

  test.each<[string, MigrationFile, FileRehearsal | undefined, boolean]>([
    ['not where it is small', fileOf('SELECT 1'), rehearsed(1), false],
    ['not where it was not rehearsed', fileOf('SELECT 1'), undefined, false],
    ['not of 1 MB', fileOf(`SELECT '${'x'.repeat(1_000_000 - 9)}'`), undefined, false],
    ['of more than 1 MB', fileOf(`SELECT '${'x'.repeat(1_000_000 - 8)}'`), undefined, true],
    ['of more than 1 MB in letters of several bytes', fileOf(`SELECT '${'é'.repeat(500_000)}'`), undefined, true],
    ['of more than 1 MB in small statements', fileOf(`SELECT '${'x'.repeat(491)}';`.repeat(2001)), undefined, true],
    ['not of 5000 statements', fileOf('SELECT 1;'.repeat(5000)), rehearsed(1), false],
    ['of 5001 statements', fileOf('SELECT 1;'.repeat(5001)), rehearsed(1), true],
    ['not when it may take 15 s', fileOf('SELECT 1'), rehearsed(5000), false],
    ['when it may take longer', fileOf('SELECT 1'), rehearsed(5001), true],
  ])('%s', (_, file, seen, expected) => {
    expect(needsImport(file, seen)).toBe(expected);
  });
});

// Nothing of it may be taken for SQL, or for the place of a parameter.
const run = "https://github.example/o/r/actions/runs/7?a='b''c';--#$& \\ 'é🧭";
const name = "0001_it's; DROP TABLE trips?.sql";

let stack: Stack;
let target: Target;
let client: Client;
let job: Job;
beforeAll(async () => {
  stack = await Stack.start();
});
beforeEach(async () => {
  const id = await databaseOf(
    stack,
    "CREATE TABLE trips (id INTEGER PRIMARY KEY, name TEXT); INSERT INTO trips VALUES (1, 'one')",
  );
  target = { database: configured, id, name: 'trips', size: undefined };
  client = await clientOf(stack);
  job = await jobOf(run);
});
afterAll(() => stack[Symbol.asyncDispose]());

async function jobOf(holder: string): Promise<Job> {
  const { cloudflare, context } = client;
  const ledger = await takeLock(target, holder, cloudflare, context);
  const before = await readBefore(target, ledger, 'none', cloudflare, context);
  const plan = { target, ledger, pending: [], findings: [], rehearsal: undefined };
  return { target, cloudflare, context, run: holder, plan, before };
}

const ways = [
  ['a batch', sendBatch],
  ['an import', sendImport],
] as const;
const failureIn = async (promise: Promise<unknown>): Promise<Error> => {
  const outcome = await promise.catch((error) => error);
  if (outcome instanceof Error) return outcome;
  throw new Error('it did not fail');
};
const trips = () => stack.rows(target.id, 'SELECT * FROM trips');

describe.each(ways)('%s', (_, send) => {
  test('runs every statement as it is written, and keeps the ledger', async () => {
    const script = `INSERT INTO trips VALUES (2, 'why? -- it''s; $1 ?2');
      /* what? */ CREATE TABLE "how?" (a /* one ? */, b DEFAULT '?'); -- really?
      CREATE TRIGGER t AFTER INSERT ON "how?" BEGIN INSERT INTO trips VALUES (new.a, '?'); SELECT 1; END;
      INSERT INTO "how?" (a) VALUES (7)`;
    const file = fileOf(script, name);
    const { digest, schema } = await send(job, file, []);
    expect(await trips()).toEqual([
      { id: 1, name: 'one' },
      { id: 2, name: "why? -- it's; $1 ?2" },
      { id: 7, name: '?' },
    ]);
    const ledger = await readLedger(target, client.cloudflare);
    expect(ledger).toMatchObject({
      applied: [name],
      runs: new Map([[name, run]]),
      checksums: new Map([[name, file.sha256]]),
      digest,
      schema,
    });
    expect(
      schemaDigest(
        schema,
        job.plan.ledger.schema.map(() => ''),
      ),
    ).not.toBe(job.before.ledger.digest);
    expect(schema.find((object) => object.name === 'how?')?.sql).toContain(`b DEFAULT '?'`);
  });

  test('renews the lock, and leaves it to its holder with no file begun', async () => {
    await stack.query(target.id, 'UPDATE voygent_lock SET expires_at = 0');
    await send(job, fileOf('SELECT 1'), []);
    const [lock] = await stack.rows(
      target.id,
      'SELECT holder, file, expires_at > unixepoch() AS held FROM voygent_lock',
    );
    expect(lock).toEqual({ holder: run, file: null, held: 1 });
  });

  test('that lost the lock does nothing', async () => {
    await stack.query(target.id, 'UPDATE voygent_lock SET expires_at = 0');
    await takeLock(target, 'other', client.cloudflare, client.context);
    const { message } = await failureIn(send(job, fileOf('DELETE FROM trips'), []));
    expect(isLockLost(message)).toBe(true);
    expect(await trips()).toHaveLength(1);
  });

  test('is taken back whole when a guard finds a loss', async () => {
    const guards: Guard[] = [{ before: { table: 'trips' }, after: { table: 'trips' } }];
    await send(job, fileOf("INSERT INTO trips VALUES (2, 'two')", '0.sql'), guards);
    const { message } = await failureIn(
      send(job, fileOf('CREATE TABLE t (a); DELETE FROM trips WHERE id = 1'), guards),
    );
    expect(isRefusedLoss(message)).toBe(true);
    expect(await trips()).toHaveLength(2);
    expect(await readLedger(target, client.cloudflare)).toMatchObject({
      applied: ['0.sql'],
      digest: job.before.ledger.digest,
    });
  });

  test('is taken back whole when a statement fails', async () => {
    const { message } = await failureIn(send(job, fileOf('CREATE TABLE t (a); INSERT INTO trips VALUES (1, 2)'), []));
    expect(message).toContain('UNIQUE constraint failed: trips.id');
    expect(await readLedger(target, client.cloudflare)).toMatchObject({
      applied: [],
      digest: job.before.ledger.digest,
    });
  });

  test('of a file that is in the ledger already does nothing', async () => {
    await stack.query(target.id, "INSERT INTO d1_migrations (name) VALUES ('0001.sql')");
    const { message } = await failureIn(send(job, fileOf('DELETE FROM trips'), []));
    expect(message).toContain('UNIQUE constraint failed: d1_migrations.name');
    expect(await trips()).toHaveLength(1);
  });
});

describe('what is answered to a batch', () => {
  const answering = (results: object[]) => {
    const body = { success: true, errors: [], messages: [], result: results };
    faulty(stack, { path: '/query$', action: { kind: 'respond', status: 200, body } });
  };
  const ok = { success: true, results: [], meta: {} };

  test('may be a failure within a success, told with the line of the statement', async () => {
    // Before the file: the lock, which file is begun, and one guard.
    answering([ok, ok, ok, ok, { success: false, error: 'no such table: x', results: [] }]);
    const guard: Guard = { before: { table: 'trips' }, after: { table: 'trips' } };
    expect(await failureIn(sendBatch(job, fileOf('SELECT 1;\n\nSELECT 2'), [guard]))).toMatchObject({
      code: 'migration-failed',
      message: 'migrations/0001.sql:3: no such table: x',
      location: { file: 'migrations/0001.sql', line: 3 },
    });
  });

  test('may be a failure outside of the file, or without a reason', async () => {
    answering([{ success: false, results: [] }]);
    expect(await failureIn(sendBatch(job, fileOf('SELECT 1'), []))).toMatchObject({
      message: 'migrations/0001.sql: the statement failed, and Cloudflare does not say why',
      location: { file: 'migrations/0001.sql' },
    });
  });

  test('is not believed when it is less than was sent', async () => {
    answering([ok, ok, ok]);
    expect(await failureIn(sendBatch(job, fileOf('SELECT 1'), []))).toMatchObject({
      code: 'cloudflare-answer',
      message: expect.stringMatching(/^Cloudflare answered 3 of \d+ statements of 0001\.sql\.$/),
    });
  });
});

describe('an import', () => {
  test('that is said to be done, and is not in the ledger, is not believed', async () => {
    const before = await client.cloudflare.d1.bookmark(target.id);
    const complete = {
      success: true,
      errors: [],
      messages: [],
      result: {
        type: 'import',
        status: 'complete',
        at_bookmark: before,
        success: true,
        messages: [],
        result: { final_bookmark: before },
      },
    };
    faulty(stack, { path: '/import$', body: '"ingest"', action: { kind: 'respond', status: 200, body: complete } });
    const failure = await failureIn(sendImport(job, fileOf('DELETE FROM trips'), []));
    expect(await trips()).toHaveLength(1);
    expect(failure).toMatchObject({
      code: 'cloudflare-answer',
      message: 'Cloudflare says that 0001.sql was imported, and the ledger does not have it.',
    });
  });

  test('holds the lock for 20 minutes', async () => {
    const calls = faulty(stack);
    await sendImport(job, fileOf('SELECT 1'), []);
    expect(await stack.rows(target.id, 'SELECT expires_at - unixepoch() > 1100 AS long FROM voygent_lock')).toEqual([
      { long: 1 },
    ]);
    // It is held before the database is no more to be reached.
    expect(calls()[0]?.body).toContain('1200');
  });
});
