import { BaseDatabase } from 'cloudflare/resources/d1/database/database';
import { createClient } from 'cloudflare/tree-shakable';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { type FaultRuleInput, Faults } from '../../local/http/faults.ts';
import { type LocalResponse, type LocalServer, startServer } from '../../local/http/server.ts';
import { type TestContext, testContext } from '../runtime/context.fixture.ts';
import { ActionError } from '../runtime/errors.ts';
import { fetchOverHttp } from '../runtime/http.ts';
import { type Call, perform } from './call.ts';
import { CloudflareError } from './errors.ts';

const good: LocalResponse = { status: 200, body: { success: true, errors: [], messages: [], result: { id: 7 } } };

let context: TestContext;
let faults: Faults;
let answer: LocalResponse;
let server: LocalServer;

beforeEach(async () => {
  context = testContext();
  faults = new Faults();
  answer = good;
  server = await startServer({ service: 'cloudflare', faults, handler: () => answer });
});

afterEach(() => server.close());

/** A call such as the clients make, to a server that answers what the test says. */
function call(options: Partial<Call<{ id: number }>> = {}, { baseUrl = server.origin, signal = context.signal } = {}) {
  const client = createClient({
    apiToken: 't',
    baseURL: baseUrl,
    logLevel: 'off',
    fetch: fetchOverHttp,
    resources: [BaseDatabase],
  });
  const send = (attempt: object) => client.post('/things', { ...attempt, body: { a: 1 } }).asResponse();
  const result = z.object({ id: z.number() });
  const what = { what: 'read the thing', permission: 'Account → D1 → Edit' };
  return perform(
    { ...what, idempotent: true, result, send, ...options },
    { baseUrl, clock: context.clock, events: context.events, secrets: context.secrets, signal },
  );
}

async function failureOf(promise: Promise<unknown>): Promise<CloudflareError> {
  const error = await promise.then(
    () => undefined,
    (error) => error,
  );
  expect(error).toBeInstanceOf(CloudflareError);
  return error;
}

const body = (code: number, message = 'no') => ({
  success: false,
  errors: [{ code, message }],
  messages: [],
  result: null,
});
const respond = (status: number, rest: object = {}): FaultRuleInput['action'] => ({ kind: 'respond', status, ...rest });
const html = { headers: { 'content-type': 'text/html' }, body: '<!doctype html>\n<title>502</title>' };

test('a good answer is read through the schema of its result', async () => {
  expect(await call()).toEqual({ id: 7 });
  expect(server.calls).toHaveLength(1);
});

describe('how often a read and a write are tried where the first answers are', () => {
  test.each<[string, FaultRuleInput['action'], number, number]>([
    ['429', respond(429, { body: body(10013) }), 4, 4],
    ['429 without an envelope', respond(429, html), 4, 4],
    ['500', respond(500, { body: body(7500) }), 4, 1],
    ['502 with a page of a proxy', respond(502, html), 4, 1],
    ['503 without a body', respond(503), 4, 1],
    ['a connection that is cut', { kind: 'reset' }, 4, 1],
    ['an answer that is cut', { kind: 'truncate' }, 4, 1],
    ['half of an answer', { kind: 'halve' }, 4, 1],
    ['200 with HTML', respond(200, html), 4, 1],
    ['200 without a body', respond(200), 4, 1],
    ['200 with another schema', respond(200, { body: { success: true, result: { id: 'x' } } }), 4, 1],
    ['200 with a no', respond(200, { body: body(7500) }), 1, 1],
    ["200 with D1's own «try again»", respond(200, { body: body(7500, 'D1_ERROR: Network connection lost.') }), 4, 1],
    ['400', respond(400, { body: body(7400) }), 1, 1],
    ['401', respond(401, { body: body(10000) }), 1, 1],
    ['403', respond(403, { body: body(7403) }), 1, 1],
    ['404', respond(404, { body: body(7404) }), 1, 1],
    ['404 with a page of a proxy', respond(404, html), 1, 1],
  ])('%s', async (_, action, reads, writes) => {
    for (const [idempotent, times] of [
      [true, reads],
      [false, writes],
    ] as const) {
      const before = server.calls.length;
      faults.set([{ path: '/things', action, when: 'after' }]);
      await failureOf(call({ idempotent }));
      expect(server.calls.length - before).toBe(times);
    }
  });

  test('a call that fails three times succeeds at the fourth', async () => {
    faults.set([{ path: '/things', times: 3, action: respond(503) }]);
    expect(await call()).toEqual({ id: 7 });
    expect(server.calls.map(({ status }) => status)).toEqual([503, 503, 503, 200]);
  });

  test('a connection that is refused is tried again also for a write: nothing was sent', async () => {
    await server.close();
    const error = await failureOf(call({ idempotent: false }));
    expect(context.clock.slept).toHaveLength(3);
    expect(error).toMatchObject({ code: 'cloudflare-unreachable', failure: { kind: 'never-ran' } });
    expect(error.message).toContain('no connection (ECONNREFUSED) to 127.0.0.1');
  });

  test('a connection that is cut may have had its effect', async () => {
    faults.set([{ path: '/things', action: { kind: 'reset' } }]);
    const error = await failureOf(call({ idempotent: false }));
    expect(error).toMatchObject({
      code: 'cloudflare-unreachable',
      failure: { kind: 'unknown' },
      httpStatus: undefined,
    });
    expect(error.message).toContain('the connection was lost before the answer came');
  });
});

test('a call may be tried more often, or not again at all', async () => {
  faults.set([{ path: '/things', action: respond(503) }]);
  await failureOf(call({ attempts: 1 }));
  expect(server.calls).toHaveLength(1);
  await failureOf(call({ attempts: 6 }));
  expect(server.calls).toHaveLength(7);
});

describe('a result that says no', () => {
  test('is a no in the words of the service', async () => {
    const error = await failureOf(call({ refused: ({ id }) => (id === 7 ? 'not today.' : undefined) }));
    expect(error).toMatchObject({ code: 'cloudflare-refused', httpStatus: 200, failure: { kind: 'final' } });
    expect(error.message).toBe('Could not read the thing: Cloudflare answered 200: not today.');
    expect(server.calls).toHaveLength(1);
  });

  test('is tried again where its words allow that', async () => {
    const error = await failureOf(call({ refused: () => 'Network connection lost.' }));
    expect(error.failure.kind).toBe('unknown');
    expect(server.calls).toHaveLength(4);
  });

  test('may say yes', async () => {
    expect(await call({ refused: () => undefined })).toEqual({ id: 7 });
  });
});

test('an answer that may hold a secret is not quoted where it cannot be read', async () => {
  answer = { status: 200, body: '{"url":"https://x/?key=1' };
  expect((await failureOf(call({ confidential: true }))).message).toContain(': it is no JSON, or cut (24 characters).');
  expect((await failureOf(call())).message).toContain('?key=1');
});

describe('Retry-After', () => {
  test('is waited for, by reads and writes', async () => {
    for (const idempotent of [true, false]) {
      faults.set([
        { path: '/things', times: 1, action: respond(429, { headers: { 'retry-after': '17' }, body: body(10013) }) },
      ]);
      expect(await call({ idempotent })).toEqual({ id: 7 });
    }
    expect(context.clock.slept).toEqual([17_000, 17_000]);
    expect(context.printed[0]).toMatch(
      /^info: Trying again in 17 s to read the thing: Could not read the thing: Cloudflare answered 429/,
    );
  });

  test('of five minutes is not waited for: the error says what to do', async () => {
    faults.set([{ path: '/things', action: respond(429, { headers: { 'retry-after': '300' } }) }]);
    const error = await failureOf(call());
    expect(server.calls).toHaveLength(1);
    expect(error).toMatchObject({ code: 'cloudflare-refused', hint: expect.stringContaining('Wait five minutes') });
  });
});

describe('an answer that cannot be read is told with what it is', () => {
  test.each<[string, LocalResponse, string]>([
    [
      'HTML',
      { status: 200, headers: { 'content-type': 'text/html' }, body: '<!doctype html>\n <p>hi' },
      'begins with «<!doctype html> <p>hi»',
    ],
    ['nothing', { status: 200 }, 'an empty body'],
    ['a number', { status: 200, body: '7' }, 'begins with «7»'],
    ['no success', { status: 200, body: { result: { id: 7 } } }, 'begins with «{"result"'],
    ['another schema', { status: 200, body: { success: true, result: { id: 'x' } } }, 'expected number'],
    ['no result', { status: 200, body: { success: true } }, 'expected object'],
    [
      'a page with 403',
      { status: 403, headers: { 'content-type': 'text/html' }, body: '<p>' },
      "without Cloudflare's envelope",
    ],
  ])('%s', async (_, given, text) => {
    answer = given;
    const error = await failureOf(call({ idempotent: false }));
    expect(error).toMatchObject({ code: 'cloudflare-answer', httpStatus: given.status });
    expect(error.message).toContain(text);
    expect(error.message).toContain(`HTTP ${given.status}`);
    expect(error.hint).toContain('CLOUDFLARE_API_BASE_URL');
  });

  test('but a no without a result is a no', async () => {
    answer = { status: 200, body: { success: false, errors: [{ code: 7500, message: 'too large' }] } };
    expect(await failureOf(call())).toMatchObject({ code: 'cloudflare-refused', apiCodes: [7500] });
  });

  test('but unknown keys and missing lists do no harm', async () => {
    answer = { status: 200, body: { success: true, result: { id: 7, more: 1 }, result_info: 'new', errors: null } };
    expect(await call()).toEqual({ id: 7 });
  });
});

describe('time', () => {
  test('is limited for an answer that does not come', async () => {
    faults.set([{ path: '/things', action: { kind: 'stall' } }]);
    const error = await failureOf(call({ idempotent: false, deadlineMs: 100 }));
    expect(error).toMatchObject({ code: 'cloudflare-unreachable', failure: { kind: 'unknown' } });
    expect(error.message).toBe('The call to read the thing took longer than 100 ms.');
    expect(error.hint).toContain('it may have had its effect');
  });

  test('is limited for a body that stands still, and a read is tried again', async () => {
    answer = {
      status: 200,
      headers: { 'content-type': 'application/json' },
      body: new ReadableStream({ start: (controller) => controller.enqueue(Buffer.from('{"success":')) }),
    };
    faults.set([{ path: '/things', from: 2, action: respond(200, { body: good.body }) }]);
    expect(await call({ deadlineMs: 300 })).toEqual({ id: 7 });
    expect(server.calls).toHaveLength(2);
  });

  test('ends at once when the job is cancelled, and the reason is told', async () => {
    faults.set([{ path: '/things', action: { kind: 'stall' } }]);
    const controller = new AbortController();
    const running = call({}, { signal: controller.signal });
    await expect.poll(() => server.calls.length).toBe(1);
    controller.abort(new ActionError('cancelled', 'The job was cancelled.'));
    await expect(running).rejects.toMatchObject({ code: 'cancelled' });
    expect(server.calls).toHaveLength(1);
  });
});

describe('each attempt', () => {
  test('carries the trace of the run and a request id of its own', async () => {
    faults.set([{ path: '/things', times: 2, action: respond(503) }]);
    await call();
    const { traceId } = context.events.trace;
    const sent = server.calls.map(({ headers }) => headers);
    for (const { traceparent } of sent) expect(traceparent).toMatch(new RegExp(`^00-${traceId}-[0-9a-f]{16}-01$`));
    expect(new Set(sent.map((headers) => headers['x-request-id'])).size).toBe(3);
    expect(sent.every((headers) => headers['authorization'] === 'Bearer t')).toBe(true);
  });

  test('is an event with what it was for, its status and its request id', async () => {
    faults.set([{ path: '/things', times: 1, action: respond(503) }]);
    await call();
    const events = context.lines().filter(({ event }) => event === 'cloudflare.call');
    expect(events.map(({ what, status }) => [what, status])).toEqual([
      ['read the thing', 503],
      ['read the thing', 200],
    ]);
    expect(events.map((event) => event['request_id'])).toEqual(
      server.calls.map(({ headers }) => headers['x-request-id']),
    );
  });
});
