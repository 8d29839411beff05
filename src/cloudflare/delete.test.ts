import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Stack } from '../../local/cloudflare/testing.ts';
import type { FaultRuleInput } from '../../local/http/faults.ts';
import type { RecordedCall } from '../../local/http/server.ts';
import { DatabaseId } from './ids.ts';
import { clientOf, databaseOf, failureOf, faulty, mishaps } from './transfer.fixture.ts';

let stack: Stack;
beforeAll(async () => {
  stack = await Stack.start();
});
afterAll(() => stack[Symbol.asyncDispose]());

const deleting = { method: 'DELETE', path: '/d1/database/' };
const getting = { method: 'GET', path: '/d1/database/' };
const deletes = (calls: RecordedCall[]) => calls.filter(({ method }) => method === 'DELETE').length;
const gets = (calls: RecordedCall[]) => calls.filter(({ method }) => method === 'GET').length;
const isThere = async (id: DatabaseId) => (await stack.call('GET', `/d1/database/${id}`)).status === 200;

async function failing(id: DatabaseId, ...rules: FaultRuleInput[]) {
  const calls = faulty(stack, ...rules);
  const { cloudflare, context } = await clientOf(stack);
  const error = await failureOf(cloudflare.d1.delete(id));
  stack.faults.set([]);
  return { error, calls: calls(), context };
}

describe('a database', () => {
  test('is deleted by one call, and no other is', async () => {
    const [id, other] = [await databaseOf(stack, 'CREATE TABLE t(x);'), await databaseOf(stack, 'CREATE TABLE t(x);')];
    const calls = faulty(stack);
    const { cloudflare } = await clientOf(stack);
    await cloudflare.d1.delete(id);
    expect([deletes(calls()), gets(calls())]).toEqual([1, 0]);
    expect([await isThere(id), await isThere(other)]).toEqual([false, true]);
  });

  test('that was not there to begin with is an error', async () => {
    const id = DatabaseId.parse('99999999-2222-3333-4444-555555555555');
    const { error, calls } = await failing(id);
    expect(error.code).toBe('cloudflare-not-found');
    expect([deletes(calls), gets(calls)]).toEqual([1, 0]);
  });

  test('that the token may not delete is left, and not asked for again', async () => {
    const id = await databaseOf(stack, 'SELECT 1;');
    const { error, calls } = await failing(id, { ...deleting, action: { kind: 'respond', status: 403 } });
    expect([error.failure.kind, deletes(calls), gets(calls)]).toEqual(['final', 1, 0]);
    expect(await isThere(id)).toBe(true);
  });

  test('that 429 refused is deleted after the pause', async () => {
    const id = await databaseOf(stack, 'SELECT 1;');
    const action = { kind: 'respond', status: 429, headers: { 'retry-after': '2' } } as const;
    const calls = faulty(stack, { ...deleting, times: 2, action });
    const { cloudflare, context } = await clientOf(stack);
    await cloudflare.d1.delete(id);
    expect([deletes(calls()), gets(calls()), context.clock.slept]).toEqual([3, 0, [2000, 2000]]);
    expect(await isThere(id)).toBe(false);
  });
});

describe.each(mishaps.filter(([name]) => !name.startsWith('429')))('where the answer is %s', (_, mishap) => {
  test('once, it is looked for, and deleted again only where it is there', async () => {
    const id = await databaseOf(stack, 'SELECT 1;');
    const calls = faulty(stack, { ...deleting, times: 1, ...mishap });
    const { cloudflare, context } = await clientOf(stack);
    await cloudflare.d1.delete(id);
    const wasDone = mishap.when === 'after';
    expect([deletes(calls()), gets(calls()), context.clock.slept]).toEqual(wasDone ? [1, 1, []] : [2, 1, [1000]]);
    expect(await isThere(id)).toBe(false);
  });
});

describe('where the answer is lost', () => {
  const cut: FaultRuleInput = { ...deleting, action: { kind: 'reset' } };

  test('three times, and it is still there, says so', async () => {
    const id = await databaseOf(stack, 'SELECT 1;');
    const { error, calls, context } = await failing(id, cut);
    expect(error.message).toContain('It is still there.');
    expect(error.hint).toContain(`delete ${id} by running this again`);
    expect([error.failure.kind, deletes(calls), gets(calls), context.clock.slept]).toEqual([
      'unknown',
      3,
      3,
      [1000, 4000],
    ]);
    expect(await isThere(id)).toBe(true);
  });

  test('and it cannot be looked for either, says that neither is known', async () => {
    const id = await databaseOf(stack, 'SELECT 1;');
    const { error, calls } = await failing(
      id,
      { ...cut, when: 'after' },
      { ...getting, action: { kind: 'respond', status: 503 } },
    );
    expect(error.message).toContain('Whether it is still there could not be read either.');
    expect([error.failure.kind, deletes(calls), gets(calls)]).toEqual(['unknown', 1, 4]);
    expect(await isThere(id)).toBe(false);
  });

  test('and it is gone only after it was still seen, that is no error', async () => {
    const id = await databaseOf(stack, 'SELECT 1;');
    const body = { success: true, errors: [], result: { uuid: id, name: 'db' } };
    const seen: FaultRuleInput = { ...getting, times: 1, action: { kind: 'respond', status: 200, body } };
    const calls = faulty(stack, { ...cut, when: 'after', times: 1 }, seen);
    const { cloudflare } = await clientOf(stack);
    await cloudflare.d1.delete(id);
    expect([deletes(calls()), gets(calls())]).toEqual([2, 1]);
  });

  test('of a cancelled job, its reason is thrown, and it is not asked for again', async () => {
    const id = await databaseOf(stack, 'SELECT 1;');
    const cancelled = new AbortController();
    const calls = faulty(stack, { ...deleting, action: { kind: 'stall' } });
    const { cloudflare } = await clientOf(stack, cancelled.signal);
    const outcome = cloudflare.d1.delete(id).catch((error) => error);
    await expect.poll(() => deletes(calls())).toBe(1);
    cancelled.abort(new Error('cancelled'));
    expect(await outcome).toEqual(new Error('cancelled'));
    expect([deletes(calls()), gets(calls())]).toEqual([1, 0]);
  });
});
