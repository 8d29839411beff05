import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Stack } from '../../local/cloudflare/testing.ts';
import type { FaultRuleInput } from '../../local/http/faults.ts';
import type { RecordedCall } from '../../local/http/server.ts';
import type { ExportOptions } from './export.ts';
import type { DatabaseId } from './ids.ts';
import { clientOf, databaseOf, failureOf, faulty, leftBehind, mishaps } from './transfer.fixture.ts';

const schema = `CREATE TABLE a(id INTEGER PRIMARY KEY, t TEXT); CREATE TABLE b(x);
  INSERT INTO a VALUES (1, 'one; it''s'), (2, 'é🧭'); INSERT INTO b VALUES (x'00ff');`;

let stack: Stack;
let id: DatabaseId;
let dump: string;
beforeAll(async () => {
  stack = await Stack.start();
  id = await databaseOf(stack, schema);
  const { cloudflare } = await clientOf(stack);
  dump = (await cloudflare.d1.export(id, 'export db')).sql;
});
afterAll(() => stack[Symbol.asyncDispose]());

const steps = {
  start: { path: '/export$', body: '^(?!.*current_bookmark)' },
  poll: { path: '/export$', body: 'current_bookmark' },
  download: { path: '^/storage/' },
};
type Step = keyof typeof steps;

const made = (calls: RecordedCall[], step: Step) =>
  calls.filter(({ path, body }) =>
    step === 'download'
      ? path.startsWith('/storage/')
      : path.endsWith('/export') && body.includes('current_bookmark') === (step === 'poll'),
  ).length;
const counted = (calls: RecordedCall[]) => [made(calls, 'start'), made(calls, 'poll'), made(calls, 'download')];

const progress = (result: object): FaultRuleInput['action'] => ({
  kind: 'respond',
  status: 200,
  body: { success: true, errors: [], messages: [], result: { type: 'export', messages: [], ...result } },
});

async function failing(rule: FaultRuleInput, options: ExportOptions = {}) {
  const calls = faulty(stack, rule);
  const { cloudflare, context } = await clientOf(stack);
  const error = await failureOf(cloudflare.d1.export(id, 'export db', options));
  expect(leftBehind(context, error)).not.toMatch(/X-Amz/);
  return { error, calls: calls(), context };
}

describe('a good export', () => {
  test('gives the whole dump, and the bookmark that it was taken at', async () => {
    const calls = faulty(stack);
    const { cloudflare } = await clientOf(stack);
    const { sql, bookmark } = await cloudflare.d1.export(id, 'export db');
    expect(sql).toContain(`INSERT INTO "a" ("id","t") VALUES(2,'é🧭');`);
    expect(sql).toContain('CREATE TABLE b(x)');
    expect(counted(calls())).toEqual([1, 1, 1]);
    expect(bookmark).toBe(await cloudflare.d1.bookmark(id));
  });

  test('of some tables leaves out the others', async () => {
    const { cloudflare } = await clientOf(stack);
    const { sql } = await cloudflare.d1.export(id, 'export db', { tables: ['b'] });
    expect(sql).toContain('INSERT INTO "b"');
    expect(sql).not.toContain('"a"');
  });

  test('asks the storage without the token, and keeps its address from everyone', async () => {
    const calls = faulty(stack);
    const { cloudflare, context } = await clientOf(stack);
    await cloudflare.d1.export(id, 'export db');
    const { path = '', headers } = calls().at(-1) ?? {};
    expect(headers).not.toHaveProperty('authorization');
    const url = new URL(path, stack.cloudflare.api.origin);
    const signature = url.searchParams.get('X-Amz-Signature') ?? '';
    expect(signature).toMatch(/^\w{32}$/);
    expect(leftBehind(context)).not.toContain(signature);
    for (const text of [url.href, url.search.slice(1), signature])
      expect(context.secrets.redact(`see ${text}`)).toBe('see ***');
  });

  test('waits a little longer before each look, by the clock of the run', async () => {
    faulty(stack, { ...steps.poll, times: 6, action: progress({ status: 'active' }) });
    const { cloudflare, context } = await clientOf(stack);
    expect((await cloudflare.d1.export(id, 'export db')).sql).toBe(dump);
    expect(context.clock.slept).toEqual([50, 100, 200, 400, 800, 1600, 2000]);
  });
});

describe.each<Step>(['start', 'poll', 'download'])('where the %s meets', (step) => {
  test.each(mishaps)('%s once, only that is repeated', async (name, mishap) => {
    const calls = faulty(stack, { ...steps[step], times: 1, ...mishap });
    const { cloudflare, context } = await clientOf(stack);
    expect((await cloudflare.d1.export(id, 'export db')).sql).toBe(dump);
    // The local service forgets an export when it has told where it is: it starts anew, and is asked once more.
    const polls = step !== 'poll' ? 1 : mishap.when === 'after' ? 3 : 2;
    expect(counted(calls())).toEqual([step === 'start' ? 2 : 1, polls, step === 'download' ? 2 : 1]);
    if (name.startsWith('429')) expect(context.clock.slept).toContain(3000);
    expect(leftBehind(context)).not.toMatch(/X-Amz/);
  });

  test.each(mishaps)('%s always, it is given up after four attempts', async (_, mishap) => {
    const { error, calls } = await failing({ ...steps[step], ...mishap });
    expect(made(calls, step)).toBe(4);
    expect(error.message).toContain('Could not export db');
    expect(error.hint).toBeTruthy();
  });

  test('a no that is final, it is asked once', async () => {
    const { error, calls } = await failing({ ...steps[step], action: { kind: 'respond', status: 403 } });
    expect(made(calls, step)).toBe(1);
    expect(error.failure.kind).toBe('final');
  });

  test('silence, it is over at the deadline', async () => {
    const { error } = await failing({ ...steps[step], action: { kind: 'stall' } }, { deadlineMs: 400 });
    expect(error).toMatchObject({ code: 'cloudflare-unreachable', failure: { kind: 'unknown' } });
    expect(error.message).toBe('The attempt to export db took longer than 400 ms.');
  });
});

describe('an export that fails', () => {
  test.each([
    [403, '<Error><Code>AccessDenied</Code><X>X-Amz-Signature=a</X></Error>', '403 (AccessDenied), as it does when'],
    [404, '<Error><Code>NoSuchKey</Code></Error>', '404 (NoSuchKey), as it does when the file is not there'],
    [302, '', '302, a redirect, which is not followed'],
  ])('because the storage answers %d says so', async (status, body, said) => {
    const headers = { location: `${stack.cloudflare.api.origin}/elsewhere` };
    const { error, calls } = await failing({
      ...steps.download,
      action: { kind: 'respond', status, body, headers },
    });
    expect(error.message).toContain(`Could not export db: the storage answered ${said}`);
    expect(error).toMatchObject({ httpStatus: status, failure: { kind: 'final' } });
    expect(calls.filter(({ path }) => path === '/elsewhere')).toEqual([]);
    expect(made(calls, 'download')).toBe(1);
  });

  test('by the word of the service is told in its words, and not repeated', async () => {
    const { error, calls } = await failing({ ...steps.poll, action: progress({ status: 'error', error: 'too old' }) });
    expect(error.message).toBe('Could not export db: Cloudflare answered 200: too old.');
    expect(error.failure.kind).toBe('final');
    expect(counted(calls)).toEqual([1, 1, 0]);
  });

  test('without a word does too', async () => {
    const { error } = await failing({ ...steps.poll, action: progress({ status: 'error' }) });
    expect(error.message).toContain('an error, without saying which');
  });

  test('because of virtual tables names them', async () => {
    const virtual = await databaseOf(stack, `${schema} CREATE VIRTUAL TABLE f USING fts5(t);`);
    const { cloudflare } = await clientOf(stack);
    const error = await failureOf(cloudflare.d1.export(virtual, 'export db'));
    expect(error.message).toContain('Virtual Tables');
    expect(error.hint).toMatch(/this database has some: `f`\. Export the other tables by their names/);
    expect((await cloudflare.d1.export(virtual, 'export db', { tables: ['a', 'b'] })).sql).toBe(dump);
    faulty(stack, { path: '/query$', action: { kind: 'respond', status: 503 } });
    const again = await failureOf(cloudflare.d1.export(virtual, 'export db'));
    expect(again.hint).toContain('this database has some. Export');
  });

  test('as complete without an address is not believed', async () => {
    const { error } = await failing({ ...steps.poll, action: progress({ status: 'complete' }) });
    expect(error).toMatchObject({ code: 'cloudflare-answer' });
    expect(error.message).toContain('not where it is');
  });

  test('without a bookmark cannot be polled', async () => {
    const { error, calls } = await failing({ ...steps.start, action: progress({ status: 'active' }) });
    expect(error.message).toContain('by which bookmark');
    expect(counted(calls)).toEqual([1, 0, 0]);
  });

  test('with an answer that is cut within the address does not tell the address', async () => {
    const body = '{"result":{"signed_url":"https://x/?X-Amz-Signature=abc';
    const { error } = await failing({ ...steps.poll, action: { kind: 'respond', status: 200, body } });
    expect(error.message).toContain('it is no JSON, or cut (55 characters)');
  });

  test('never is over at the deadline, by the clock of the run', async () => {
    const { error, context } = await failing(
      { ...steps.poll, action: progress({ status: 'active' }) },
      { deadlineMs: 5000 },
    );
    expect(error.message).toBe('The attempt to export db took longer than 5 s.');
    expect(context.clock.slept).toEqual([50, 100, 200, 400, 800, 1600, 1850]);
  });

  test('because the job is cancelled throws what cancelled it', async () => {
    faulty(stack, { ...steps.poll, action: { kind: 'stall' } });
    const cancelled = new AbortController();
    const { cloudflare } = await clientOf(stack, cancelled.signal);
    const outcome = cloudflare.d1.export(id, 'export db').catch((error) => error);
    await expect.poll(() => stack.cloudflare.api.calls.at(-1)?.body).toContain('current_bookmark');
    cancelled.abort(new Error('cancelled'));
    expect(await outcome).toEqual(new Error('cancelled'));
  });
});

describe('a database that is busy', () => {
  const words = 'Currently processing a long-running export. Cannot start a new export until that completes.';
  const busy = progress({ success: false, error: words });

  test('is asked again after a pause', async () => {
    faulty(stack, { ...steps.start, times: 2, action: busy });
    const { cloudflare, context } = await clientOf(stack);
    expect((await cloudflare.d1.export(id, 'export db')).sql).toBe(dump);
    expect(context.clock.slept.slice(0, 2)).toEqual([10_000, 10_000]);
  });

  test('for long is told with what to do', async () => {
    const { error, calls } = await failing({ ...steps.start, action: busy });
    expect(error.message).toContain(words.slice(0, -1));
    expect(error).toMatchObject({ failure: { kind: 'never-ran' }, hint: expect.stringContaining('Wait some minutes') });
    expect(counted(calls)).toEqual([4, 0, 0]);
  });

  test('while it is polled is busy with this export', async () => {
    const calls = faulty(stack, { ...steps.poll, times: 6, action: busy });
    const { cloudflare, context } = await clientOf(stack);
    expect((await cloudflare.d1.export(id, 'export db')).sql).toBe(dump);
    expect(counted(calls())).toEqual([1, 7, 1]);
    expect(Math.max(...context.clock.slept)).toBe(2000);
  });
});

describe('a dump', () => {
  test('that is larger than allowed is refused, and not read', async () => {
    const { cloudflare } = await clientOf(stack);
    const bytes = Buffer.byteLength(dump);
    expect((await cloudflare.d1.export(id, 'export db', { maxBytes: bytes })).sql).toBe(dump);
    const error = await failureOf(cloudflare.d1.export(id, 'export db', { maxBytes: bytes - 1 }));
    expect(error.message).toBe(
      `Could not export db: the dump has ${bytes} bytes or more, and at most ${bytes - 1} are taken.`,
    );
    expect(error).toMatchObject({ failure: { kind: 'final' }, hint: 'Export fewer tables at a time.' });
  });

  test.each([
    [
      'that is not what its ETag says',
      dump2('SELECT 1;', '"0123456789abcdef0123456789abcdef"'),
      'not what the storage',
    ],
    ['that ends within a statement', dump2('INSERT INTO a VAL', '"of-parts-2"'), 'ends within a statement'],
    ['of nothing', dump2('', ''), 'ends within a statement'],
  ])('%s is not believed', async (_, action, said) => {
    const { error, calls } = await failing({ ...steps.download, action });
    expect(error).toMatchObject({ code: 'cloudflare-answer', message: expect.stringContaining(said) });
    expect(made(calls, 'download')).toBe(4);
  });
});

function dump2(body: string, etag: string): FaultRuleInput['action'] {
  return { kind: 'respond', status: 200, body, headers: { etag } };
}
