import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { Stack } from '../../local/cloudflare/testing.ts';
import type { Bookmark } from '../cloudflare/ids.ts';
import { type Client, clientOf, databaseOf, failureOf, faulty, mishaps } from '../cloudflare/transfer.fixture.ts';
import { TestClock } from '../runtime/context.fixture.ts';
import { countsAround } from './counts.ts';
import { readLedger } from './ledger.ts';
import { beginFile, isLockLost, release, renewLock, takeLock } from './lock.ts';
import { configured } from './migrations.fixture.ts';
import type { Target } from './resolve.ts';
import { bookmarkAt, type Restored, type RestoreJob, restoreError, restoreTo } from './time-travel.ts';
import type { Doomed } from './time-travel-killed.fixture.ts';
import { holderOf, letGoOfThen } from './time-travel-lock.ts';
import { type Expected, standingOf } from './time-travel-proof.ts';

let stack: Stack;
let target: Target;
let client: Client;
/** Of the database as it was first, in which another run has migrated. */
let then: Bookmark;
let expected: Expected;
let contentThen: string;
beforeAll(async () => {
  stack = await Stack.start();
});
beforeEach(async () => {
  const id = await databaseOf(
    stack,
    "CREATE TABLE trips (id INTEGER PRIMARY KEY, name TEXT); INSERT INTO trips VALUES (1, 'Lisbon'), (2, 'Porto')",
  );
  target = { database: configured, id, name: 'trips', size: 10_000 };
  client = await clientOf(stack);
  await locked('first', () => query("INSERT INTO d1_migrations (name) VALUES ('1.sql')"));
  ({ bookmark: then, expected } = await record());
  contentThen = await dump();
});
afterAll(() => stack[Symbol.asyncDispose]());

const query = (sql: string) => stack.query(target.id, sql);
const names = () => stack.rows(target.id, 'SELECT name FROM trips ORDER BY id');
// By a client of its own: an export takes pauses.
const dump = async () => (await (await clientOf(stack)).cloudflare.d1.export(target.id, 'dump')).sql;
const lockRow = () => holderOf(target, client.cloudflare);
/** Rows, schema and ledger become others. */
const moveOn = () =>
  query(
    "UPDATE trips SET name = 'Faro'; INSERT INTO trips VALUES (3, 'Braga'); CREATE TABLE fresh (a); INSERT INTO d1_migrations (name) VALUES ('2.sql')",
  );
/** Nothing changes that a digest, a ledger or a number of rows would tell. */
const update = () => query("UPDATE trips SET name = 'Faro'");

async function locked(holder: string, work: () => Promise<unknown>): Promise<void> {
  await takeLock(target, holder, client.cloudflare, client.context);
  await work();
  await release(target, holder, client.cloudflare);
}

async function record(): Promise<{ bookmark: Bookmark; expected: Expected }> {
  const { cloudflare } = client;
  const { digest, applied, schema } = await readLedger(target, cloudflare);
  const take = () => cloudflare.d1.bookmark(target.id);
  const { taken, ranges } = await countsAround(target, schema, cloudflare, take);
  return { bookmark: taken, expected: { digest, applied, counts: ranges } };
}

const restore = (changes: Partial<RestoreJob> = {}) =>
  restoreTo({ target, bookmark: then, expected, ...client, ...changes });

const sent = (calls: readonly { path: string }[]) => calls.filter(({ path }) => path.includes('/restore')).length;

/** As if the service restored, and something else were there. */
const lie = () => {
  const result = { bookmark: then, previous_bookmark: then };
  faulty(stack, {
    path: '/restore',
    action: { kind: 'respond', status: 200, body: { success: true, errors: [], messages: [], result } },
  });
};

async function isReleased(): Promise<void> {
  const { clock } = client.context;
  clock.slept.length = 0;
  await locked('next', async () => undefined);
  expect(clock.slept).toEqual([]);
}

function of<S extends Restored['state']>(result: Restored, state: S): Extract<Restored, { state: S }> {
  expect(result).toMatchObject({ state });
  return result as Extract<Restored, { state: S }>;
}

describe('a restore', () => {
  test('brings back what was there, byte for byte, proves it, and gives its way back', async () => {
    await moveOn();
    const result = of(await restore(), 'restored');
    expect(await dump()).toBe(contentThen);
    expect(result).toMatchObject({
      isSent: true,
      proven: ['the schema', "wrangler's ledger", 'the number of rows in 1 table'],
      unproven: [],
      notes: [],
      undoCommand: `npx wrangler d1 time-travel restore trips --bookmark=${result.undo}`,
      told: `trips was restored to the bookmark ${then}, and is what it was: the schema, wrangler's ledger and the number of rows in 1 table agree. What was written since is gone with it.`,
    });
    expect(result.ledger.applied).toEqual(['1.sql']);
    expect(restoreError(result)).toBeUndefined();
    await isReleased();
  });

  test('is made where the database is what it was planned on', async () => {
    await moveOn();
    const planned = await readLedger(target, client.cloudflare);
    expect(await restore({ planned })).toMatchObject({ state: 'restored' });
  });

  test('is undone by a restore, byte for byte, and that by another', async () => {
    await moveOn();
    const now = await record();
    const contentNow = await dump();
    const back = of(await restore(), 'restored');
    const undone = of(await restore({ bookmark: back.undo as Bookmark, expected: now.expected }), 'restored');
    expect(await dump()).toBe(contentNow);
    // The lock of the first restore was held when its bookmark of just before was taken.
    expect(undone.notes).toEqual([expect.stringContaining('its row, which came back, was taken away')]);
    expect(of(await restore({ bookmark: undone.undo as Bookmark }), 'restored').state).toBe('restored');
    expect(await dump()).toBe(contentThen);
    await isReleased();
  });

  test('is proven by the last migration alone, and what is not proven is named', async () => {
    await moveOn();
    const result = of(await restore({ expected: { head: '1.sql' } }), 'restored');
    expect(result.proven).toEqual(["the last entry of wrangler's ledger"]);
    expect(result.unproven).toEqual([
      'the schema, of which no digest was recorded',
      'the number of rows, which was not recorded',
    ]);
    expect(result.told).toContain(
      "the last entry of wrangler's ledger agrees. Not compared: the schema, of which no digest was recorded; the number",
    );
  });

  test('of a database without migrations is proven by that', async () => {
    await query('DELETE FROM d1_migrations');
    const bookmark = await client.cloudflare.d1.bookmark(target.id);
    await moveOn();
    expect(await restore({ bookmark, expected: { head: null } })).toMatchObject({ state: 'restored' });
  });

  test('that nothing could prove is refused, and nothing is called', async () => {
    await moveOn();
    const calls = faulty(stack);
    await expect(restore({ expected: { counts: expected.counts } })).rejects.toMatchObject({
      code: 'proof-failed',
      status: 'blocked',
      message: expect.stringContaining('Nothing was done in trips.'),
    });
    expect(calls()).toEqual([]);
  });

  test('whose rows cannot be counted is proven by the rest, and says so', async () => {
    await moveOn();
    faulty(stack, { path: '/query$', body: 'count\\(', action: { kind: 'respond', status: 403 } });
    const result = of(await restore(), 'restored');
    expect(result.unproven).toEqual([expect.stringMatching(/^the number of rows: Could not count the rows of trips/)]);
    expect(result.proven).not.toContain('the number of rows in 1 table');
  });
});

describe('before it is sent', () => {
  test('the way back is told, and the lock is held', async () => {
    await moveOn();
    const calls = faulty(stack);
    let told: { undo: Bookmark; holder: string } | undefined;
    const announce = async (sending: { undo: Bookmark; holder: string }) => {
      told = sending;
      expect(sent(calls())).toBe(0);
      expect(await lockRow()).toMatchObject({ holder: sending.holder });
      expect((await standingOf(target, expected, client.cloudflare)).holder).toBe(sending.holder);
    };
    const result = await restore({ announce });
    expect(told?.undo).toMatch(/^[0-9a-f]{8}-/);
    expect(result.state).toBe('restored');
    expect((await standingOf(target, expected, client.cloudflare)).holder).toBeUndefined();
    await client.cloudflare.d1.restore(target.id, told?.undo as Bookmark);
    expect(await names()).toHaveLength(3);
  });

  test('what is still written is not lost to the way back: it is of the very moment', async () => {
    await moveOn();
    const announce = async () => void (await query("INSERT INTO trips VALUES (4, 'Coimbra')"));
    const { undo } = await restore({ announce });
    await client.cloudflare.d1.restore(target.id, undo as Bookmark);
    expect(await names()).toHaveLength(4);
  });

  test.each<[string, () => Promise<Partial<RestoreJob>>, string]>([
    [
      'the schema is not what was planned on',
      async () => ({ planned: { digest: 'x', applied: ['1.sql', '2.sql'] } }),
      'not what it was when its restore was planned',
    ],
    [
      'the migrations are not what was planned on',
      async () => {
        const { digest } = await readLedger(target, client.cloudflare);
        return { planned: { digest, applied: ['1.sql'] } };
      },
      'not what it was when its restore was planned',
    ],
    [
      'the way back cannot be written down',
      async () => ({ announce: () => Promise.reject(new Error('no ledger')) }),
      'no ledger',
    ],
    [
      'the way back cannot be read',
      async () => {
        faulty(stack, { path: '/bookmark', action: { kind: 'respond', status: 403 } });
        return {};
      },
      'Could not read the Time Travel bookmark',
    ],
    [
      'the job is cancelled',
      async () => {
        const cancelled = new AbortController();
        client = await clientOf(stack, cancelled.signal);
        return { announce: async () => cancelled.abort(new Error('cancelled')) };
      },
      'cancelled',
    ],
  ])('it is given up where %s', async (_, prepare, why) => {
    await moveOn();
    const changes = await prepare();
    const before = stack.cloudflare.api.calls.length;
    await expect(restore(changes)).rejects.toThrow(why);
    expect(sent(stack.cloudflare.api.calls.slice(before))).toBe(0);
    expect(await names()).toHaveLength(3);
    client = await clientOf(stack);
    await isReleased();
  });

  test('it is given up where another run has taken the lock meanwhile, whose lock it stays', async () => {
    await moveOn();
    const calls = faulty(stack);
    const announce = async () => void (await query("UPDATE voygent_lock SET holder = 'other'"));
    const error = await restore({ announce }).catch((thrown) => thrown);
    expect(isLockLost(error.message)).toBe(true);
    expect(sent(calls())).toBe(0);
    expect(await lockRow()).toMatchObject({ holder: 'other' });
  });

  test('it waits for a run that migrates, and is given up where that goes on', async () => {
    await moveOn();
    await takeLock(target, 'other', client.cloudflare, client.context);
    const calls = faulty(stack);
    await expect(restore()).rejects.toMatchObject({ code: 'locked' });
    expect(client.context.clock.slept.reduce((sum, ms) => sum + ms, 0)).toBe(100_000);
    expect(sent(calls())).toBe(0);
    expect(await lockRow()).toMatchObject({ holder: 'other' });
  });

  test('the lock is let go where the answer to taking it was lost for good', async () => {
    await moveOn();
    faulty(stack, { path: '/query$', times: 4, when: 'after', action: { kind: 'reset' } });
    await failureOf(restore());
    await isReleased();
  });
});

describe('a call of it', () => {
  test.each(mishaps)('that meets %s once is told by what is there', async (name, mishap) => {
    await moveOn();
    const undoable = await dump();
    const calls = faulty(stack, { path: '/restore', times: 1, ...mishap });
    const result = await restore();
    const isMade = name.startsWith('429') || mishap.when === 'after';
    expect(sent(calls())).toBe(name.startsWith('429') ? 2 : 1);
    if (isMade) {
      expect(of(result, 'restored').undo).toBeDefined();
      expect(await dump()).toBe(contentThen);
      return;
    }
    const { told, mayComeYet, undo } = of(result, 'failed');
    expect(mayComeYet).toBe(true);
    expect(undo).toBeDefined();
    expect(told).toContain('was not restored');
    expect(client.context.clock.slept).toEqual([500, 4000, 10_000]);
    expect(await names()).toHaveLength(3);
    // It may come yet: the lock is held as long as that, and is all that differs.
    expect(await lockRow()).toBeDefined();
    await query("DELETE FROM voygent_lock WHERE name = 'migrations'");
    expect(await dump()).toBe(undoable);
  });

  test.each(mishaps.filter(([name]) => !name.startsWith('429')))(
    'that meets %s is not taken for made, or for lost, where only values were changed since',
    async (_, mishap) => {
      await update();
      faulty(stack, { path: '/restore', times: 1, ...mishap });
      const isMade = mishap.when === 'after';
      expect((await restore()).state).toBe(isMade ? 'restored' : 'failed');
      expect(await names()).toEqual([{ name: isMade ? 'Lisbon' : 'Faro' }, { name: isMade ? 'Porto' : 'Faro' }]);
    },
  );

  test('that is refused for its number is tried three times, with the lock renewed, and has failed', async () => {
    await moveOn();
    const calls = faulty(stack, {
      path: '/restore',
      action: { kind: 'respond', status: 429, headers: { 'retry-after': '20' } },
    });
    const result = of(await restore(), 'failed');
    expect(sent(calls())).toBe(3);
    expect(client.context.clock.slept).toEqual([20_000, 20_000]);
    const kinds = calls().flatMap(({ path, body }) =>
      path.includes('/restore') ? ['restore'] : body.includes('SELECT holder FROM voygent_lock') ? ['renew'] : [],
    );
    expect(kinds).toEqual(['renew', 'restore', 'renew', 'restore', 'renew', 'restore']);
    expect(result).toMatchObject({ mayComeYet: false });
    expect(result.undo).toBeUndefined();
    expect(result.failure.hint).toContain('10 restores of a database in 10 minutes');
    expect(restoreError(result)).toMatchObject({
      code: 'way-back-failed',
      status: 'failed',
      hint: expect.stringContaining('Wait ten minutes'),
      message: expect.stringMatching(
        /^trips was not restored to the bookmark .*, and is what it was before: Could not/,
      ),
    });
    expect(await names()).toHaveLength(3);
    await isReleased();
  });

  test('that is to wait for longer than the lock lasts is not tried again', async () => {
    await moveOn();
    const headers = { 'retry-after': '600' };
    const calls = faulty(stack, { path: '/restore', action: { kind: 'respond', status: 429, headers } });
    expect(await restore()).toMatchObject({ state: 'failed' });
    expect(sent(calls())).toBe(1);
  });

  test.each([200, 400])('that is answered no, with status %d, has failed, and nothing was changed', async (status) => {
    await moveOn();
    const errors = [{ code: 7500, message: 'Invalid bookmark' }];
    const body = { success: false, errors, messages: [], result: null };
    const calls = faulty(stack, { path: '/restore', action: { kind: 'respond', status, body } });
    const result = of(await restore(), 'failed');
    expect(sent(calls())).toBe(1);
    expect(client.context.clock.slept).toEqual([]);
    expect(result).toMatchObject({ mayComeYet: false, told: expect.stringContaining('Invalid bookmark') });
    expect(result.failure.hint).toMatch(/too old, or of another database\. Time Travel goes back 30 days .* 7 days/);
    expect(await names()).toHaveLength(3);
    await isReleased();
  });

  test('that the service says it made, and did not, is not believed, although all that is known agrees', async () => {
    await update();
    lie();
    const result = of(await restore(), 'unproven');
    expect(result.told).toMatch(/^Cloudflare says that trips was restored .*, and nothing was put back/);
    expect(client.context.clock.slept).toEqual([500, 4000, 10_000]);
    expect(restoreError(result)).toMatchObject({ code: 'way-back-failed', status: 'failed' });
    expect(await names()).toEqual([{ name: 'Faro' }, { name: 'Faro' }]);
  });

  test('that the service answers before it is made is waited for', async () => {
    await moveOn();
    lie();
    const { clock } = client.context;
    const sleep = clock.sleep.bind(clock);
    clock.sleep = async (milliseconds) => {
      await sleep(milliseconds);
      stack.faults.set([]);
      await client.cloudflare.d1.restore(target.id, then);
    };
    expect(await restore()).toMatchObject({ state: 'restored' });
    expect(clock.slept).toEqual([500]);
  });

  test('after which the database cannot be read is unknown, and has its way back', async () => {
    await moveOn();
    // The first two take the lock and renew it.
    faulty(stack, { path: '/query$', from: 3, action: { kind: 'respond', status: 403 } });
    const result = of(await restore(), 'unknown');
    expect(result.told).toMatch(/^It cannot be told whether trips went back/);
    expect(restoreError(result)).toMatchObject({
      status: 'indeterminate',
      hint: expect.stringContaining(`time-travel restore trips --bookmark=${result.undo}`),
    });
  });

  test('is waited for when the job is cancelled meanwhile', async () => {
    await moveOn();
    const cancelled = new AbortController();
    client = await clientOf(stack, cancelled.signal);
    faulty(stack, { path: '/restore', action: { kind: 'delay', ms: 300 } });
    setTimeout(() => cancelled.abort(new Error('cancelled')), 200).unref();
    const announce = () => new Promise<void>((resolve) => setTimeout(resolve, 50));
    const result = await restore({ announce });
    expect(cancelled.signal.aborted).toBe(true);
    expect(result).toMatchObject({ state: 'restored' });
    client = await clientOf(stack);
    expect(await dump()).toBe(contentThen);
  });
});

describe('what is there afterwards', () => {
  test.each<[string, () => Expected, string]>([
    ['another schema', () => ({ ...expected, digest: 'other' }), 'the schema is not what it was'],
    ['another ledger', () => ({ ...expected, applied: ['0.sql'] }), "wrangler's ledger is not what it was"],
    ['another last migration', () => ({ head: '0.sql' }), "wrangler's ledger ends at 1.sql and ended at 0.sql"],
    ['a migration, where none was', () => ({ head: null }), "wrangler's ledger ends at 1.sql and ended at nothing"],
    ['too few rows', () => ({ ...expected, counts: { trips: [3, 4] } }), 'trips has 2 rows and had 3 to 4'],
    ['too many rows', () => ({ ...expected, counts: { trips: [1, 1] } }), 'trips has 2 rows and had 1'],
    ['no such table', () => ({ head: '1.sql', counts: { trips: [2, 2], old: [0, 0] } }), 'old is not there'],
    ['another table', () => ({ head: '1.sql', counts: {} }), 'trips is there and was not'],
  ])('is not proven where it has %s', async (_, other, difference) => {
    await moveOn();
    const result = of(await restore({ expected: other() }), 'unproven');
    expect(result.differences).toEqual([difference]);
    expect(result.told).toBe(`trips was restored to the bookmark ${then}, and is not what it was: ${difference}.`);
    expect(restoreError(result)?.hint).toContain(`--bookmark=${result.undo}`);
  });

  test('is not proven where the bookmark is of the middle of a migration', async () => {
    await takeLock(target, 'other', client.cloudflare, client.context);
    await client.cloudflare.d1.write(target.id, 'begin', [beginFile('2.sql')]);
    const bookmark = await client.cloudflare.d1.bookmark(target.id);
    await release(target, 'other', client.cloudflare);
    await query("DELETE FROM voygent_lock WHERE name = 'begun'");
    const result = of(await restore({ bookmark }), 'unproven');
    expect(result.differences).toEqual([expect.stringMatching(/^2\.sql had been begun .* middle of a migration/)]);
    expect((await standingOf(target, expected, client.cloudflare)).differences).toEqual(result.differences);
  });
});

describe('the lock that comes back', () => {
  test('is none where its table was not there', async () => {
    const id = await databaseOf(stack, 'CREATE TABLE trips (id INTEGER PRIMARY KEY, name TEXT)');
    target = { ...target, id };
    const bookmark = await client.cloudflare.d1.bookmark(id);
    const before = await dump();
    const result = of(await restore({ bookmark, expected: { head: null, counts: { trips: [0, 0] } } }), 'restored');
    expect(result.notes).toEqual([]);
    expect(await dump()).toBe(before);
    await isReleased();
  });

  test('of a run that held it then is taken away, so that it can neither write nor block', async () => {
    await takeLock(target, 'https://example.com/7#other', client.cloudflare, client.context);
    const bookmark = await client.cloudflare.d1.bookmark(target.id);
    await release(target, 'https://example.com/7#other', client.cloudflare);
    const result = of(await restore({ bookmark }), 'restored');
    expect(result.notes).toEqual([
      'The run https://example.com/7 held the migration lock of trips at that moment; its row, which came back, was taken away.',
    ]);
    const write = client.cloudflare.d1.write(target.id, 'renew', [renewLock('https://example.com/7#other')]);
    expect(isLockLost((await failureOf(write)).message)).toBe(true);
    await isReleased();
  });

  test('and cannot be taken away does not fail the restore, and is told', async () => {
    await takeLock(target, 'other', client.cloudflare, client.context);
    const bookmark = await client.cloudflare.d1.bookmark(target.id);
    await release(target, 'other', client.cloudflare);
    faulty(stack, { path: '/query$', body: 'DELETE', action: { kind: 'respond', status: 403 } });
    const { notes } = of(await restore({ bookmark }), 'restored');
    expect(notes).toEqual([expect.stringMatching(/could not be taken away .* runs out by itself within 90 s/)]);
  });

  test('is left to a run that took it since the restore', async () => {
    await takeLock(target, 'other', client.cloudflare, client.context);
    const row = await lockRow();
    const notes = await letGoOfThen(target, row, (row?.expires_at ?? 0) - 1, client.cloudflare);
    expect(notes).toEqual([expect.stringContaining('The run other has the migration lock of trips')]);
    expect(await lockRow()).toEqual(row);
  });

  test('is left to a run that took it between the look and now', async () => {
    await takeLock(target, 'other', client.cloudflare, client.context);
    const row = { holder: 'gone', expires_at: 0 };
    await letGoOfThen(target, row, 1, client.cloudflare);
    expect(await lockRow()).toMatchObject({ holder: 'other' });
  });
});

describe('a restore that was announced before', () => {
  const died = { holder: 'died' };

  test('and made is not sent again', async () => {
    await moveOn();
    await restore();
    const calls = faulty(stack);
    const result = of(await restore({ sentBefore: died }), 'restored');
    expect(sent(calls())).toBe(0);
    expect(result).toMatchObject({ isSent: false, told: expect.stringContaining('already') });
    expect(result.undo).toBeUndefined();
    expect(result.unproven).toEqual(['that nothing was updated since, which numbers of rows do not tell']);
    await isReleased();
  });

  test('is sent again where the lock of then shows that it was not made, although all that is known agrees', async () => {
    await takeLock(target, died.holder, client.cloudflare, client.context);
    await query("UPDATE trips SET name = 'Faro'; UPDATE voygent_lock SET expires_at = 0");
    expect(await restore({ sentBefore: died })).toMatchObject({ state: 'restored', isSent: true });
    expect(await names()).toEqual([{ name: 'Lisbon' }, { name: 'Porto' }]);
  });

  test('is sent again where the database is not as expected', async () => {
    await moveOn();
    expect(await restore({ sentBefore: died })).toMatchObject({ state: 'restored', isSent: true });
  });

  test('is not sent again where the rows cannot be counted: it could take what was written since', async () => {
    faulty(stack, { path: '/query$', body: 'count\\(', action: { kind: 'respond', status: 403 } });
    const before = stack.cloudflare.api.calls.length;
    await failureOf(restore({ sentBefore: died }));
    expect(sent(stack.cloudflare.api.calls.slice(before))).toBe(0);
    stack.faults.set([]);
    await isReleased();
  });

  test('and is not known to be, is sent although the database is as expected', async () => {
    await update();
    expect(await restore()).toMatchObject({ state: 'restored', isSent: true });
    expect(await names()).toEqual([{ name: 'Lisbon' }, { name: 'Porto' }]);
  });
});

describe('a run that is killed', () => {
  /** Runs until it has announced the restore, is killed when that is so, and gives what it announced. */
  async function killed(isHeld: boolean, isSo: () => Promise<boolean>): Promise<{ undo: Bookmark; holder: string }> {
    const { apiBaseUrl, token, accountId } = stack.cloudflare;
    const doomed: Doomed = { apiBaseUrl, token, accountId, id: target.id, bookmark: then, expected, isHeld };
    const script = join(import.meta.dirname, 'time-travel-killed.fixture.ts');
    const child = execFile(process.execPath, [script, JSON.stringify(doomed)]);
    const ended = once(child, 'exit');
    const [line] = await once(createInterface({ input: child.stdout ?? process.stdin }), 'line');
    await expect.poll(isSo, { timeout: 10_000 }).toBe(true);
    child.kill('SIGKILL');
    await ended;
    return JSON.parse(line);
  }

  test.each<[string, boolean, 'before' | 'after', boolean]>([
    ['when it has announced the restore', true, 'before', false],
    ['when it has sent it, and it was not made', false, 'before', false],
    ['when it has sent it, and it was made', false, 'after', true],
  ])('%s comes to the same when it runs again', async (_, isHeld, when, isMade) => {
    await moveOn();
    const calls = faulty(stack, { path: '/restore', when, action: { kind: 'stall' } });
    const isSo = async () => isHeld || (sent(calls()) === 1 && ((await lockRow()) === undefined) === isMade);
    const announced = await killed(isHeld, isSo);
    expect(await names()).toHaveLength(isMade ? 2 : 3);
    stack.faults.set([]);
    // As after 90 s.
    await query('UPDATE voygent_lock SET expires_at = 0');
    const again = faulty(stack);
    const result = of(await restore({ sentBefore: announced }), 'restored');
    expect(result.isSent).toBe(!isMade);
    expect(sent(again())).toBe(isMade ? 0 : 1);
    expect(await dump()).toBe(contentThen);
    await client.cloudflare.d1.restore(target.id, announced.undo);
    expect(await names()).toHaveLength(3);
  });
});

describe('the bookmark of a time', () => {
  const clock = () => new TestClock(Date.now() + 60_000);
  const at = (timestamp: string) => bookmarkAt(target, timestamp, client.cloudflare, clock());

  test('is the one in force then', async () => {
    const time = new Date().toISOString();
    await new Promise((resolve) => setTimeout(resolve, 5));
    await moveOn();
    expect(await at(time)).toBe(then);
    expect(await at(time.replace('Z', '+00:00'))).toBe(then);
    expect(await at(new Date().toISOString())).not.toBe(then);
  });

  test.each([
    ['2026-11-23T06:20:00', 'is no time with a time zone'],
    ['yesterday', 'is no time with a time zone'],
    ['2026-13-23T06:20:00Z', 'is no time with a time zone'],
    ['2999-01-01T00:00:00Z', 'lies in the future'],
    ['2020-01-01T00:00:00Z', 'days ago. Time Travel goes back 30 days on Workers Paid and 7 days on Workers Free'],
  ])('%s is refused: it %s', async (timestamp, why) => {
    const calls = faulty(stack);
    await expect(at(timestamp)).rejects.toMatchObject({
      code: 'input-invalid',
      message: expect.stringContaining(why),
    });
    expect(calls()).toEqual([]);
  });

  test('that the service does not have is told with how far Time Travel goes back', async () => {
    await expect(at(new Date(Date.now() - 8 * 86_400_000).toISOString())).rejects.toMatchObject({
      code: 'cloudflare-refused',
      message: expect.stringContaining('No bookmark was in force'),
      hint: expect.stringContaining('7 days on Workers Free'),
    });
  });
});
