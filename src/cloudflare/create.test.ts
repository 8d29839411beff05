import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Stack } from '../../local/cloudflare/testing.ts';
import type { FaultRuleInput } from '../../local/http/faults.ts';
import type { RecordedCall } from '../../local/http/server.ts';
import { clientOf, failureOf, faulty, mishaps } from './transfer.fixture.ts';

let stack: Stack;
beforeAll(async () => {
  stack = await Stack.start();
});
afterAll(() => stack[Symbol.asyncDispose]());

let number = 0;
const another = () => `drill-${++number}`;
const creating = { method: 'POST', path: '/d1/database$' };
const listing = { method: 'GET', path: '/d1/database\\?' };
const creates = (calls: RecordedCall[]) => calls.filter(({ method }) => method === 'POST').length;
const looks = (calls: RecordedCall[]) => calls.filter(({ method }) => method === 'GET').length;
const named = async (name: string): Promise<{ uuid: string }[]> =>
  (await stack.call('GET', `/d1/database?name=${name}`)).result.filter((row: { name: string }) => row.name === name);

/** The mishaps after which nobody knows whether the database was made; `after` says that it was. */
const lost = mishaps.filter(([name]) => !name.startsWith('429'));

async function failing(name: string, ...rules: FaultRuleInput[]) {
  const calls = faulty(stack, ...rules);
  const { cloudflare, context } = await clientOf(stack);
  const error = await failureOf(cloudflare.d1.create(name));
  stack.faults.set([]);
  return { error, calls: calls(), context };
}

describe('a database', () => {
  test('is made once, with its name and its place', async () => {
    const name = another();
    const calls = faulty(stack);
    const { cloudflare } = await clientOf(stack);
    const made = await cloudflare.d1.create(name, { locationHint: 'weur' });
    expect(made).toEqual({ id: (await named(name))[0]?.uuid, name });
    expect((await cloudflare.d1.query(made.id, 'ask', [{ sql: 'SELECT 1 AS one' }]))[0]?.results).toEqual([{ one: 1 }]);
    const posted = calls().find(({ method, path }) => method === 'POST' && path.endsWith('/d1/database'));
    expect(JSON.parse(posted?.body ?? '')).toEqual({ name, primary_location_hint: 'weur' });
  });

  test('without a place leaves that to Cloudflare', async () => {
    const calls = faulty(stack);
    const { cloudflare } = await clientOf(stack);
    await cloudflare.d1.create(another());
    expect(calls().find(({ method }) => method === 'POST')?.body).not.toContain('location');
  });

  test('of a name that there is already is refused in the words of the service, and that one is left', async () => {
    const name = another();
    const { cloudflare } = await clientOf(stack);
    const { id } = await cloudflare.d1.create(name);
    const { error, calls } = await failing(name);
    expect(error).toMatchObject({ failure: { kind: 'final' }, apiCodes: [7502] });
    expect(error.message).toContain(`Could not create the D1 database ${name}`);
    expect(error.message).toContain('already exists');
    expect([creates(calls), (await named(name)).map(({ uuid }) => uuid)]).toEqual([1, [id]]);
  });

  test('that 429 refused is asked for again', async () => {
    const name = another();
    const calls = faulty(stack, {
      ...creating,
      times: 2,
      action: { kind: 'respond', status: 429, headers: { 'retry-after': '2' } },
    });
    const { cloudflare, context } = await clientOf(stack);
    const { id } = await cloudflare.d1.create(name);
    expect([creates(calls()), (await named(name)).map(({ uuid }) => uuid)]).toEqual([3, [id]]);
    expect(context.clock.slept).toEqual([2000, 2000]);
  });

  test('that a no of the permission refused is not looked for', async () => {
    const { error, calls } = await failing(another(), { ...creating, action: { kind: 'respond', status: 403 } });
    expect([error.failure.kind, creates(calls), looks(calls)]).toEqual(['final', 1, 1]);
  });
});

describe.each(lost)('where the answer is %s', (_, mishap) => {
  test('it is asked for once, and found in the list if it was made', async () => {
    const name = another();
    const calls = faulty(stack, { ...creating, ...mishap });
    const { cloudflare, context } = await clientOf(stack);
    const outcome = await cloudflare.d1.create(name).catch((error) => error);
    const looked = looks(calls());
    expect(creates(calls())).toBe(1);
    const there = (await named(name)).map(({ uuid }) => uuid);
    if (mishap.when === 'after') {
      expect(there).toHaveLength(1);
      expect(outcome).toEqual({ id: there[0], name });
      return;
    }
    expect(there).toEqual([]);
    expect(outcome).toMatchObject({ failure: { kind: 'unknown' }, hint: expect.stringContaining('wrangler d1 list') });
    expect(outcome.message).toContain('The list has no database of that name.');
    expect([looked, context.clock.slept]).toEqual([4, [1000, 4000]]);
  });
});

describe('where the answer is lost', () => {
  const cut: FaultRuleInput = { ...creating, action: { kind: 'reset' } };
  const cutBehind: FaultRuleInput = { ...cut, when: 'after' };

  test('a database whose name has this one as a part is not taken for it', async () => {
    const name = another();
    const { cloudflare } = await clientOf(stack);
    await cloudflare.d1.create(`${name}-more`);
    const { error } = await failing(name, cut);
    expect(error.message).toContain('The list has no database of that name.');
  });

  test('one that was there before is not taken for it', async () => {
    const name = another();
    const { cloudflare } = await clientOf(stack);
    await cloudflare.d1.create(name);
    const { error } = await failing(name, cut);
    expect(error.message).toContain('The list has only the one that was there before.');
    expect(error.failure.kind).toBe('unknown');
  });

  test('and the list as well, says that neither is known', async () => {
    const { error, calls } = await failing(another(), cutBehind, {
      ...listing,
      from: 2,
      action: { kind: 'respond', status: 503 },
    });
    expect(error.message).toContain('The list of databases could not be read either.');
    expect(error.hint).toContain('It may still be made');
    expect([error.failure.kind, creates(calls), looks(calls)]).toEqual(['unknown', 1, 5]);
  });

  test('and the list comes to have it later, it is found', async () => {
    const name = another();
    const empty = { kind: 'respond', status: 200, body: { success: true, errors: [], result: [] } } as const;
    const calls = faulty(stack, cutBehind, { ...listing, from: 2, times: 2, action: empty });
    const { cloudflare, context } = await clientOf(stack);
    const { id } = await cloudflare.d1.create(name);
    expect((await named(name)).map(({ uuid }) => uuid)).toEqual([id]);
    expect([creates(calls()), context.clock.slept]).toEqual([1, [1000, 4000]]);
  });

  test('of a cancelled job, its reason is thrown', async () => {
    const cancelled = new AbortController();
    const calls = faulty(stack, { ...creating, when: 'after', action: { kind: 'stall' } });
    const { cloudflare } = await clientOf(stack, cancelled.signal);
    const outcome = cloudflare.d1.create(another()).catch((error) => error);
    await expect.poll(() => creates(calls())).toBe(1);
    cancelled.abort(new Error('cancelled'));
    expect(await outcome).toEqual(new Error('cancelled'));
    expect([creates(calls()), looks(calls())]).toEqual([1, 1]);
  });
});

test('where the list cannot be read to begin with, nothing is made', async () => {
  const name = another();
  const { error, calls } = await failing(name, { ...listing, action: { kind: 'respond', status: 503 } });
  expect(error.message).toContain('Could not read the list of D1 databases');
  expect([creates(calls), await named(name)]).toEqual([0, []]);
});
