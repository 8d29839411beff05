import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { Stack } from '../../local/cloudflare/testing.ts';
import { type Client, clientOf, databaseOf, failureOf, faulty } from '../cloudflare/transfer.fixture.ts';
import {
  beginFile,
  endFile,
  holdForImportSeconds,
  isLockLost,
  readBegun,
  release,
  releaseLock,
  renewLock,
  takeLock,
} from './lock.ts';
import { configured } from './migrations.fixture.ts';
import type { Target } from './resolve.ts';

const page = 'https://github.com/voygent/trips/actions/runs/7';
const [mine, theirs] = [`${page}#aaaa`, `${page}8#bbbb`];

let stack: Stack;
let target: Target;
let client: Client;
beforeAll(async () => {
  stack = await Stack.start();
});
beforeEach(async () => {
  const id = await databaseOf(stack, 'CREATE TABLE trips (id INTEGER PRIMARY KEY)');
  target = { database: configured, id, name: 'trips', size: undefined };
  client = await clientOf(stack);
});
afterAll(() => stack[Symbol.asyncDispose]());

const take = (holder: string) => takeLock(target, holder, client.cloudflare, client.context);
const write = (...statements: Parameters<typeof client.cloudflare.d1.write>[2]) =>
  client.cloudflare.d1.write(target.id, 'write', statements);
const lock = async () => {
  const found = await stack.rows(
    target.id,
    "SELECT holder, counts, file, expires_at - unixepoch() AS seconds FROM voygent_lock WHERE name = 'migrations'",
  );
  return found as { holder: string; counts: string; file: string | null; seconds: number }[];
};
const expire = () => stack.query(target.id, 'UPDATE voygent_lock SET expires_at = 0');

describe('the lock', () => {
  test('is taken in a database that has neither it nor a ledger, for 90 s', async () => {
    const ledger = await take(mine);
    expect(ledger).toMatchObject({ applied: [], checksums: new Map(), runs: new Map() });
    expect(ledger.schema.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['d1_migrations', 'trips', 'voygent_lock', 'voygent_migrations']),
    );
    const [row] = await lock();
    expect(row).toMatchObject({ holder: mine, counts: '[]', file: null });
    expect(row?.seconds).toBeGreaterThan(80);
    expect(row?.seconds).toBeLessThanOrEqual(90);
    expect(client.context.clock.slept).toEqual([]);
  });

  test('comes with the ledger as it is by then', async () => {
    await take(theirs);
    await write(
      { sql: "INSERT INTO d1_migrations (name) VALUES ('0001.sql')" },
      {
        sql: "INSERT INTO voygent_migrations (ledger, name, sha256, run) VALUES ('d1_migrations', '0001.sql', 'abc', ?), ('other', 'x', 'y', 'z')",
        params: [theirs],
      },
      releaseLock(theirs),
    );
    expect(await take(mine)).toMatchObject({
      applied: ['0001.sql'],
      checksums: new Map([['0001.sql', 'abc']]),
      runs: new Map([['0001.sql', theirs]]),
    });
  });

  test('is taken again by who has it: a call whose answer was lost is repeated', async () => {
    const calls = faulty(stack, { path: '/query$', times: 1, when: 'after', action: { kind: 'reset' } });
    await take(mine);
    expect(calls()).toHaveLength(2);
    expect(await lock()).toMatchObject([{ holder: mine }]);
  });

  test('that has run out is taken over at once, and what its holder left in part stays said', async () => {
    await take(theirs);
    await write(beginFile('0001.sql'), { sql: "UPDATE voygent_lock SET counts = '[1]'" });
    await expire();
    expect(await take(mine)).toMatchObject({ begun: '0001.sql' });
    expect(await lock()).toMatchObject([{ holder: mine, counts: '[]', file: null }]);
    expect(client.context.clock.slept).toEqual([]);
    await release(target, mine, client.cloudflare);
    expect(await take(mine)).toMatchObject({ begun: '0001.sql' });
  });

  test('of someone else is waited for, and taken when it is let go', async () => {
    await take(theirs);
    const { clock } = client.context;
    const sleep = clock.sleep.bind(clock);
    clock.sleep = async (milliseconds) => {
      await sleep(milliseconds);
      if (clock.slept.length === 3) await write(releaseLock(theirs));
    };
    await take(mine);
    expect(clock.slept).toEqual([5000, 5000, 5000]);
    expect(await lock()).toMatchObject([{ holder: mine }]);
    expect(client.context.printed).toEqual([
      expect.stringMatching(
        new RegExp(
          `trips is being migrated by the run ${page}8\\. Waiting, for at most 100 s: .* runs out in (90|8\\d) s`,
        ),
      ),
    ]);
  });

  test('that someone else goes on renewing is given up after 100 s, and left alone', async () => {
    await take(theirs);
    const failure = await take(mine).catch((error) => error);
    expect(failure).toMatchObject({
      code: 'locked',
      message: expect.stringMatching(
        /^trips is being migrated by the run .*78, which holds the lock .* Nothing was done in trips\.$/,
      ),
      hint: expect.stringContaining('npx wrangler d1 execute trips --remote --command "DELETE FROM voygent_lock"'),
    });
    expect(client.context.clock.slept.reduce((sum, ms) => sum + ms, 0)).toBe(100_000);
    expect(await lock()).toMatchObject([{ holder: theirs }]);
  });

  test('goes to one of two that ask at the same time', async () => {
    const other = await clientOf(stack);
    const asked = await Promise.allSettled([take(mine), takeLock(target, theirs, other.cloudflare, other.context)]);
    expect(asked.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const winner = asked[0]?.status === 'fulfilled' ? mine : theirs;
    expect(await lock()).toMatchObject([{ holder: winner }]);
  });

  test('is not waited for when the job is cancelled', async () => {
    await take(theirs);
    const cancelled = new AbortController();
    const { cloudflare, context } = await clientOf(stack, cancelled.signal);
    context.clock.sleep = async (_, signal) => {
      cancelled.abort(new Error('cancelled'));
      signal?.throwIfAborted();
    };
    await expect(takeLock(target, mine, cloudflare, context)).rejects.toThrow('cancelled');
  });

  test('whose answer does not tell who has it is not believed', async () => {
    await take(mine);
    const result = Array.from({ length: 8 }, () => ({ success: true, results: [], meta: {} }));
    faulty(stack, {
      path: '/query$',
      action: { kind: 'respond', status: 200, body: { success: true, errors: [], messages: [], result } },
    });
    await expect(take(mine)).rejects.toMatchObject({
      code: 'cloudflare-answer',
      message: expect.stringContaining('does not tell who has it'),
    });
  });
});

describe('within a batch', () => {
  test('it is renewed by its holder, for 90 s or as long as an import may take', async () => {
    await take(mine);
    await expire();
    await write(renewLock(mine));
    expect((await lock())[0]?.seconds).toBeGreaterThan(80);
    await write({ sql: "UPDATE voygent_lock SET counts = '[1]'" }, renewLock(mine, holdForImportSeconds));
    const [row] = await lock();
    expect(row?.seconds).toBeGreaterThan(1190);
    expect(row?.counts).toBe('[]');
  });

  test('it fails, and everything with it, where another run has it by now', async () => {
    await take(mine);
    await expire();
    await take(theirs);
    const error = await failureOf(write(renewLock(mine), { sql: 'INSERT INTO trips VALUES (1)' }));
    expect(isLockLost(error.message)).toBe(true);
    expect(await stack.rows(target.id, 'SELECT * FROM trips')).toEqual([]);
    expect(await lock()).toMatchObject([{ holder: theirs }]);
  });

  test('it fails where nobody has it any more: another run may have come and gone', async () => {
    await take(mine);
    await write(releaseLock(mine));
    expect(isLockLost((await failureOf(write(renewLock(mine)))).message)).toBe(true);
    expect(await lock()).toEqual([]);
  });

  test('it fails although the other one has run out, too', async () => {
    await take(mine);
    await expire();
    await take(theirs);
    await expire();
    expect(isLockLost((await failureOf(write(renewLock(mine)))).message)).toBe(true);
  });

  test('of other errors none is taken for a lost lock', () => {
    expect(isLockLost('NOT NULL constraint failed: voygent_lock.counts')).toBe(false);
    expect(isLockLost('NOT NULL constraint failed: locks.holder')).toBe(false);
  });

  test('it says which file was begun, until that is ended', async () => {
    await take(mine);
    const begun = () => readBegun(target, mine, client.cloudflare);
    expect(await begun()).toBeUndefined();
    await write(beginFile("it's 0001.sql"));
    expect(await begun()).toBe("it's 0001.sql");
    expect(await readBegun(target, theirs, client.cloudflare)).toBeUndefined();
    await write(endFile);
    expect(await begun()).toBeUndefined();
  });
});

describe('letting it go', () => {
  test("is of one's own only", async () => {
    await take(theirs);
    await release(target, mine, client.cloudflare);
    expect(await lock()).toMatchObject([{ holder: theirs }]);
    await release(target, theirs, client.cloudflare);
    expect(await lock()).toEqual([]);
  });

  test('works when the job was cancelled', async () => {
    await take(mine);
    const cancelled = await clientOf(stack, AbortSignal.abort(new Error('cancelled')));
    await release(target, mine, cancelled.cloudflare);
    expect(await lock()).toEqual([]);
  });

  test('never fails, and says why it could not be', async () => {
    await take(mine);
    const told: string[] = [];
    const tell = (why: string) => void told.push(why);
    faulty(stack, { path: '/query$', action: { kind: 'respond', status: 403 } });
    await release(target, mine, client.cloudflare, tell);
    await expect(release(target, mine, client.cloudflare)).resolves.toBeUndefined();
    const result = [{ success: false, error: 'no such table: voygent_lock', results: [] }];
    const body = { success: true, errors: [], messages: [], result };
    stack.faults.set([{ path: '/query$', action: { kind: 'respond', status: 200, body } }]);
    await release(target, mine, client.cloudflare, tell);
    expect(told).toEqual([
      expect.stringContaining('Could not let the migration lock of trips go'),
      'no such table: voygent_lock',
    ]);
  });
});
