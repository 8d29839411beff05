import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { Stack } from '../../local/cloudflare/testing.ts';
import type { FaultRuleInput } from '../../local/http/faults.ts';
import type { RecordedCall } from '../../local/http/server.ts';
import type { DatabaseId } from './ids.ts';
import { clientOf, databaseOf, failureOf, faulty, leftBehind, mishaps } from './transfer.fixture.ts';

// Run twice, it leaves two rows.
const sql = `INSERT INTO t VALUES ('one');`;

let stack: Stack;
let id: DatabaseId;
beforeAll(async () => {
  stack = await Stack.start();
});
beforeEach(async () => {
  id = await databaseOf(stack, 'CREATE TABLE t(x);');
});
afterAll(() => stack[Symbol.asyncDispose]());

const steps = {
  init: { path: '/import$', body: '"init"' },
  upload: { path: '^/storage/' },
  ingest: { path: '/import$', body: '"ingest"' },
  poll: { path: '/import$', body: '"poll"' },
};
type Step = keyof typeof steps;

const made = (calls: RecordedCall[], step: Step) =>
  calls.filter(({ path, body }) =>
    step === 'upload' ? path.startsWith('/storage/') : path.endsWith('/import') && body.includes(`"${step}"`),
  ).length;
const order = ['init', 'upload', 'ingest', 'poll'] as const;
const counted = (calls: RecordedCall[]) => order.map((step) => made(calls, step));
const rows = async () => (await stack.rows(id, 'SELECT x FROM t')).length;

const progress = (result: object): FaultRuleInput['action'] => ({
  kind: 'respond',
  status: 200,
  body: { success: true, errors: [], messages: [], result: { type: 'import', messages: [], ...result } },
});

async function failing(rules: FaultRuleInput | FaultRuleInput[], options: { deadlineMs?: number } = {}) {
  const calls = faulty(stack, ...[rules].flat());
  const { cloudflare, context } = await clientOf(stack);
  const error = await failureOf(cloudflare.d1.import(id, 'import db', sql, options));
  expect(leftBehind(context, error)).not.toMatch(/X-Amz/);
  return { error, calls: calls(), context, kind: error.failure.kind };
}

describe('a good import', () => {
  test('runs the SQL once, and gives the bookmark of afterwards', async () => {
    const calls = faulty(stack);
    const { cloudflare } = await clientOf(stack);
    const { bookmark } = await cloudflare.d1.import(id, 'import db', sql);
    expect(await rows()).toBe(1);
    expect(bookmark).toBe(await cloudflare.d1.bookmark(id));
    expect(counted(calls())).toEqual([1, 1, 1, 1]);
  });

  test('of the same SQL for the second time runs it for the second time', async () => {
    const { cloudflare } = await clientOf(stack);
    await cloudflare.d1.import(id, 'import db', sql);
    await cloudflare.d1.import(id, 'import db', sql);
    expect(await rows()).toBe(2);
  });

  test('takes text of any kind as it is, and a byte order mark at its head', async () => {
    const { cloudflare } = await clientOf(stack);
    await cloudflare.d1.import(id, 'import db', `\uFEFFINSERT INTO t VALUES ('é🧭; -- ''\r\n');\r\n-- end`);
    expect(await stack.rows(id, 'SELECT x FROM t')).toEqual([{ x: "é🧭; -- '\r\n" }]);
  });

  test('sends the storage the length but not the token, and keeps its address from everyone', async () => {
    const calls = faulty(stack);
    const { cloudflare, context } = await clientOf(stack);
    await cloudflare.d1.import(id, 'import db', sql);
    const put = calls().find(({ method }) => method === 'PUT');
    expect(put?.headers).not.toHaveProperty('authorization');
    expect(put?.headers['content-length']).toBe(String(put?.body.length));
    const url = new URL(put?.path ?? '', stack.cloudflare.api.origin);
    const signature = url.searchParams.get('X-Amz-Signature') ?? '';
    expect(signature).toMatch(/^\w{32}$/);
    expect(leftBehind(context)).not.toContain(signature);
    for (const text of [url.href, url.search.slice(1), signature])
      expect(context.secrets.redact(`see ${text}`)).toBe('see ***');
  });

  test('brings 5 MB to where an export takes them back, byte for byte', async () => {
    const row = (index: number) => `(${index}, '${`it''s row ${index} 🧭\n`.repeat(100)}')`;
    const inserts = Array.from({ length: 260 }, (_, batch) => {
      const values = Array.from({ length: 10 }, (_, index) => row(batch * 10 + index));
      return `INSERT INTO big VALUES ${values.join(',')};`;
    });
    const large = `CREATE TABLE big(id INTEGER PRIMARY KEY, t TEXT);\n${inserts.join('\n')}\n`;
    expect(Buffer.byteLength(large)).toBeGreaterThan(5_000_000);
    const { cloudflare } = await clientOf(stack);
    await cloudflare.d1.import(id, 'import db', large);
    const first = await cloudflare.d1.export(id, 'export db');
    expect(Buffer.byteLength(first.sql)).toBeGreaterThan(5_000_000);
    const target = await databaseOf(stack, 'SELECT 1;');
    await cloudflare.d1.import(target, 'import copy', first.sql);
    expect((await cloudflare.d1.export(target, 'export copy')).sql === first.sql).toBe(true);
    expect(await stack.rows(target, 'SELECT count(*) AS n, sum(length(t)) AS l FROM big')).toEqual(
      await stack.rows(id, 'SELECT count(*) AS n, sum(length(t)) AS l FROM big'),
    );
  });
});

describe.each<Step>(['init', 'upload', 'poll'])('where the %s meets', (step) => {
  test.each(mishaps)('%s once, only that is repeated, and the SQL is run once', async (name, mishap) => {
    // What the storage says is in the head of its answer: a body that is cut is none of ours.
    const isRead = step !== 'upload' || !['halve', 'truncate'].includes(mishap.action.kind);
    const calls = faulty(stack, { ...steps[step], times: 1, ...mishap });
    const { cloudflare, context } = await clientOf(stack);
    await cloudflare.d1.import(id, 'import db', sql);
    expect(await rows()).toBe(1);
    expect(counted(calls())).toEqual(order.map((one) => (one === step && isRead ? 2 : 1)));
    if (name.startsWith('429')) expect(context.clock.slept).toContain(3000);
    expect(leftBehind(context)).not.toMatch(/X-Amz/);
  });
});

describe.each<Step>(['init', 'upload'])('where the %s meets', (step) => {
  test.each(mishaps.filter(([name]) => step === 'init' || !/halved|cut/.test(name)))(
    '%s always, nothing was run',
    async (_, mishap) => {
      const { error, calls, kind } = await failing({ ...steps[step], ...mishap });
      expect(kind).toBe('never-ran');
      expect(error.message).toContain('Could not import db');
      expect(made(calls, step)).toBe(4);
      expect(made(calls, 'ingest')).toBe(0);
      expect(await rows()).toBe(0);
    },
  );

  test('a no that is final, it is asked once', async () => {
    const { calls, kind } = await failing({ ...steps[step], action: { kind: 'respond', status: 403 } });
    expect([kind, made(calls, step), made(calls, 'ingest')]).toEqual(['final', 1, 0]);
  });

  test('silence, nothing was run at the deadline', async () => {
    const { error, calls, kind } = await failing({ ...steps[step], action: { kind: 'stall' } }, { deadlineMs: 400 });
    expect([kind, made(calls, 'ingest')]).toEqual(['never-ran', 0]);
    expect(error.message).toBe('The attempt to import db took longer than 400 ms.');
    expect(error.hint).toBe('Nothing of the SQL was run. Run this again.');
  });
});

describe('the upload', () => {
  test('of which the storage has something else is repeated, and then given up', async () => {
    const headers = { etag: '"0123456789abcdef0123456789abcdef"' };
    const action: FaultRuleInput['action'] = { kind: 'respond', status: 200, headers };
    const { error, calls, kind } = await failing({ ...steps.upload, action });
    expect([kind, ...counted(calls)]).toEqual(['never-ran', 1, 4, 0, 0]);
    expect(error.message).toContain('the storage did not confirm');
    faulty(stack, { ...steps.upload, times: 1, action });
    await (await clientOf(stack)).cloudflare.d1.import(id, 'import db', sql);
    expect(await rows()).toBe(1);
  });

  test('that was never ingested does not make a later announcement run it', async () => {
    await failing({ ...steps.ingest, action: { kind: 'reset' } });
    expect(await rows()).toBe(0);
    faulty(stack, { ...steps.init, times: 1, when: 'after', action: { kind: 'reset' } });
    await (await clientOf(stack)).cloudflare.d1.import(id, 'import db', sql);
    expect(await rows()).toBe(1);
  });

  test('to an address that has expired says so', async () => {
    const body = '<Error><Code>AccessDenied</Code><X>X-Amz-Signature=a</X></Error>';
    const { error } = await failing({ ...steps.upload, action: { kind: 'respond', status: 403, body } });
    expect(error.message).toContain('the storage answered 403 (AccessDenied), as it does when the signed address');
  });
});

describe('the ingest', () => {
  test.each(mishaps.filter(([name]) => !name.startsWith('429')))(
    'that meets %s is never sent again, and what it did is not known',
    async (_, mishap) => {
      const { error, calls, kind } = await failing({ ...steps.ingest, ...mishap });
      expect([kind, ...counted(calls)]).toEqual(['unknown', 1, 1, 1, 0]);
      expect(await rows()).toBe(mishap.when === 'after' ? 1 : 0);
      expect(error.hint).toContain('Look at what is in the database');
    },
  );

  test('that was refused by 429 is sent again', async () => {
    const action: FaultRuleInput['action'] = { kind: 'respond', status: 429 };
    const calls = faulty(stack, { ...steps.ingest, times: 2, action });
    await (await clientOf(stack)).cloudflare.d1.import(id, 'import db', sql);
    expect(counted(calls())).toEqual([1, 1, 3, 1]);
    expect(await rows()).toBe(1);
    expect((await failing({ ...steps.ingest, action })).kind).toBe('never-ran');
    expect(await rows()).toBe(1);
  });

  test('without an answer is not known at the deadline', async () => {
    const { error, kind } = await failing({ ...steps.ingest, action: { kind: 'stall' } }, { deadlineMs: 400 });
    expect(kind).toBe('unknown');
    expect(error.message).toBe('The attempt to import db took longer than 400 ms.');
    expect(error.hint).toContain('may be done, under way, or taken back');
  });

  test('that answers with the end needs no poll', async () => {
    const result = { success: true, status: 'complete', at_bookmark: '1-a', result: { final_bookmark: '1-b' } };
    const calls = faulty(stack, { ...steps.ingest, action: progress(result) });
    const { cloudflare } = await clientOf(stack);
    expect(await cloudflare.d1.import(id, 'import db', sql)).toEqual({ bookmark: '1-b' });
    expect(counted(calls())).toEqual([1, 1, 1, 0]);
  });

  test('that does not say how to ask after it is not known', async () => {
    const { error, kind } = await failing({ ...steps.ingest, action: progress({ success: true }) });
    expect(kind).toBe('unknown');
    expect(error.message).toContain('by which bookmark');
  });
});

describe('the poll', () => {
  test.each(mishaps)('that always meets %s leaves open how the import ended', async (_, mishap) => {
    const { error, calls, kind } = await failing({ ...steps.poll, ...mishap });
    expect([kind, ...counted(calls)]).toEqual(['unknown', 1, 1, 1, 6]);
    expect(await rows()).toBe(1);
    expect(error.hint).toContain('Look at what is in the database');
  });

  test('with a no to the call says nothing of the import', async () => {
    const { error, kind } = await failing({ ...steps.poll, action: { kind: 'respond', status: 401 } });
    expect(kind).toBe('unknown');
    expect(error.httpStatus).toBe(401);
  });

  test('that never ends leaves open how the import ended', async () => {
    const going = progress({ success: true, status: 'active', at_bookmark: '1-a' });
    const { error, kind, context } = await failing({ ...steps.poll, action: going }, { deadlineMs: 5000 });
    expect(kind).toBe('unknown');
    expect(error.message).toBe('The attempt to import db took longer than 5 s.');
    expect(context.clock.slept).toEqual([50, 100, 200, 400, 800, 1600, 1850]);
  });

  test.each([
    ['is active', { success: true, status: 'active' }],
    ['has no success and no error', { success: false }],
    ['is busy, with this import', { success: false, error: 'Currently processing a long-running import.' }],
  ])('whose answer %s is followed by another', async (_, result) => {
    const calls = faulty(stack, { ...steps.poll, times: 3, action: progress(result) });
    await (await clientOf(stack)).cloudflare.d1.import(id, 'import db', sql);
    expect(counted(calls())).toEqual([1, 1, 1, 4]);
  });

  test.each([
    ['error', { error: 'no such table: u: SQLITE_ERROR' }, 'no such table: u: SQLITE_ERROR'],
    ['errors', { errors: ['near "x": syntax error', 'two'] }, 'near "x": syntax error; two'],
    ['an error that is no text', { error: { message: 'odd' } }, '{"message":"odd"}'],
    ['nothing', {}, 'an error, without saying which'],
  ])('that tells the failure in %s ends the import in those words', async (_, words, said) => {
    const { error, kind, calls } = await failing({
      ...steps.poll,
      action: progress({ success: false, status: 'error', ...words }),
    });
    expect(kind).toBe('final');
    expect(error.message).toBe(`Could not import db: the import failed: ${said}`);
    expect(made(calls, 'poll')).toBe(1);
  });

  test.each([
    'Not currently importing anything.',
    'Cancelled due to no poll() received in 15000ms.',
    '{"D1_RESET_DO":true}',
    'Network connection lost.',
  ])('that says «%s» leaves open how the import ended', async (words) => {
    const { error, kind } = await failing({ ...steps.poll, action: progress({ success: false, error: words }) });
    expect(kind).toBe('unknown');
    expect(error.message).toBe(`Could not import db: it was broken off, or has been forgotten: ${words}`);
  });

  test('of a cancelled job throws what cancelled it', async () => {
    faulty(stack, { ...steps.poll, action: { kind: 'stall' } });
    const cancelled = new AbortController();
    const { cloudflare } = await clientOf(stack, cancelled.signal);
    const outcome = cloudflare.d1.import(id, 'import db', sql).catch((error) => error);
    await expect.poll(() => stack.cloudflare.api.calls.at(-1)?.body).toContain('"poll"');
    cancelled.abort(new Error('cancelled'));
    expect(await outcome).toEqual(new Error('cancelled'));
  });
});

test('SQL that fails leaves nothing behind, and is told in the words of the service', async () => {
  const { cloudflare } = await clientOf(stack);
  const error = await failureOf(cloudflare.d1.import(id, 'import db', `${sql} INSERT INTO missing VALUES (1);`));
  expect(error.message).toContain('no such table: missing');
  expect(error).toMatchObject({ failure: { kind: 'final' }, hint: expect.stringContaining('takes back') });
  expect(await rows()).toBe(0);
});

describe('a database that is busy', () => {
  const busy = progress({ success: false, error: 'Currently processing a long-running import.' });

  test('is asked again after a pause', async () => {
    faulty(stack, { ...steps.init, times: 1, action: busy });
    const { cloudflare, context } = await clientOf(stack);
    await cloudflare.d1.import(id, 'import db', sql);
    expect(context.clock.slept[0]).toBe(10_000);
    expect(await rows()).toBe(1);
  });

  test('with the import of someone else is not taken for ours', async () => {
    const theirs = progress({ success: true, status: 'complete', at_bookmark: '1-a', result: { num_queries: 1 } });
    const { error, kind, calls } = await failing({ ...steps.init, action: theirs });
    expect([kind, ...counted(calls)]).toEqual(['never-ran', 1, 0, 0, 0]);
    expect(error.message).toContain('an import that goes on already');
  });
});
