import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type FaultRuleInput, Faults } from '../../local/http/faults.ts';
import type { LocalRender } from '../../local/render/render.ts';
import { sampleService } from '../../local/render/sample.ts';
import { start } from '../../local/render/testing.ts';
import { type TestContext, testContext } from '../runtime/context.fixture.ts';
import { ActionError } from '../runtime/errors.ts';
import { connectRender, type Render } from './client.ts';
import { RenderError, RollbackUnknown } from './errors.ts';

const { id } = sampleService;
const [oldCommit = '', newCommit = ''] = sampleService.commits;
const faults = new Faults();
let local: LocalRender;
let context: TestContext;
let render: Render;

beforeEach(async () => {
  local = await start({ faults });
  context = testContext({ RENDER_API_URL: local.apiUrl });
  render = connectRender(local.token, context);
});
afterEach(async () => {
  faults.set([]);
  await local.close();
});

async function failureOf(promise: Promise<unknown>): Promise<ActionError> {
  const error = await promise.then(
    () => undefined,
    (error) => error,
  );
  expect(error).toBeInstanceOf(ActionError);
  return error;
}

/** How many calls with a method reach Render while something runs. */
async function calls(method: string, run: () => Promise<unknown>): Promise<number> {
  const before = local.server.calls.length;
  await run();
  return local.server.calls.slice(before).filter((call) => call.method === method).length;
}

const respond = (status: number, headers: Record<string, string> = {}, body: unknown = { message: 'no' }) =>
  ({ kind: 'respond', status, headers: { 'content-type': 'application/json', ...headers }, body }) as const;
const html = (status: number) => respond(status, { 'content-type': 'text/html' }, '<html>login</html>');

describe('connecting', () => {
  test.each([
    ['without a key', undefined, {}, 'The API key for Render is missing'],
    ['with an empty key', ' \n', {}, 'The API key for Render is missing'],
    ['with a key of two lines', 'rnd_one\nrnd_two', {}, 'characters that no key has'],
    ['to what is no URL', 'rnd_key', { RENDER_API_URL: 'localhost' }, 'RENDER_API_URL is `localhost`'],
  ])('%s is refused', (_, key, env, text) => {
    const connect = () => connectRender(key, testContext(env));
    expect(connect).toThrow(text);
    expect(connect).toThrow(
      expect.objectContaining({ code: 'input-invalid', hint: expect.stringContaining('Nothing was done') }),
    );
  });

  test('takes the public API where nothing redirects it', () => {
    expect(connectRender('rnd_key', testContext()).baseUrl).toBe('https://api.render.com/v1');
    expect(connectRender('rnd_key', testContext({ RENDER_API_URL: 'http://127.0.0.1/v1/' })).baseUrl).toBe(
      'http://127.0.0.1/v1',
    );
  });

  test('says that a key in the environment is not read', () => {
    const connect = () => connectRender(undefined, testContext({ RENDER_API_KEY: 'rnd_key' }));
    expect(connect).toThrow(expect.objectContaining({ hint: expect.stringContaining('only the input is read') }));
  });

  test('makes the key a secret, and takes it without the line break after it', async () => {
    await connectRender(`${local.token}\n`, context).service(id);
    expect(local.server.calls.at(-1)?.headers).toMatchObject({
      authorization: `Bearer ${local.token}`,
      'user-agent': 'voygent-actions',
      traceparent: expect.any(String),
    });
    expect(context.secrets.redact(`the key ${local.token}`)).toBe('the key ***');
  });
});

describe('reading', () => {
  test('a service', async () => {
    expect(await render.service(id)).toEqual({
      id,
      name: 'voygent-web',
      type: 'web_service',
      autoDeploy: 'yes',
      autoDeployTrigger: 'commit',
      suspended: false,
      url: 'https://voygent-web.onrender.com',
    });
    local.setSuspended(id, true);
    local.setAutoDeploy(id, 'off');
    expect(await render.service(id)).toMatchObject({ suspended: true, autoDeploy: 'no' });
  });

  test.each([
    [{ autoDeploy: 'yes' }, 'yes', undefined],
    [{ autoDeploy: 'no', autoDeployTrigger: 'checksPass' }, 'yes', 'checksPass'],
    [{ autoDeploy: 'yes', autoDeployTrigger: 'off' }, 'yes', 'off'],
    [{ autoDeploy: 'no', autoDeployTrigger: null }, 'no', undefined],
  ])('a service with %j deploys by itself: %s', async (setting, autoDeploy, autoDeployTrigger) => {
    const body = { id, name: 'x', type: 'private_service', suspended: 'not_suspended', ...setting };
    faults.set([{ path: `/services/${id}$`, action: respond(200, {}, body) }]);
    expect(await render.service(id)).toMatchObject({ autoDeploy, autoDeployTrigger, url: undefined });
  });

  test('the deploys, newest first, as many as are asked for', async () => {
    const deploys = await render.deploys(id);
    expect(deploys).toMatchObject([
      { status: 'live', trigger: 'new_commit', commit: { id: newCommit, message: 'Change bbbbbbb' } },
      { status: 'deactivated', commit: { id: oldCommit } },
    ]);
    expect(deploys[0]?.finishedAt).toMatch(/^\d{4}-/);
    expect(await render.deploys(id, { limit: 1 })).toHaveLength(1);
  });

  test('the live deploy, also where newer ones have failed or are under way', async () => {
    local.planEnding(id, 'build_failed');
    local.push(id, 'c'.repeat(40));
    local.settle(id);
    local.push(id, 'd'.repeat(40));
    expect(await render.liveDeploy(id)).toMatchObject({ commit: { id: newCommit } });
  });

  test('no live deploy, where Render gives others than were asked for', async () => {
    const deploy = { id: 'dep-1', status: 'canceled', createdAt: '2026-01-01T00:00:00Z' };
    faults.set([{ path: 'status=live', action: respond(200, {}, [{ cursor: 'x', deploy }]) }]);
    expect(await render.liveDeploy(id)).toBeUndefined();
  });

  test('a deploy of an image', async () => {
    const image = { ref: 'docker.io/voygent/web:1', sha: 'sha256:1234' };
    const body = { id: 'dep-1', status: 'live', image, createdAt: '2026-01-01T00:00:00Z' };
    faults.set([{ path: '/deploys/dep-1$', action: respond(200, {}, body) }]);
    expect(await render.deploy(id, 'dep-1')).toMatchObject({
      image: 'sha256:1234',
      commit: undefined,
      trigger: undefined,
    });
  });

  test('an id cannot lead to another address', async () => {
    expect(await failureOf(render.service('../owners'))).toMatchObject({ problem: 'not-found' });
    expect(local.server.calls.at(-1)?.path).toBe('/v1/services/..%2Fowners');
  });
});

describe('how often a read, a change of a setting and a rollback are asked for where the answers are', () => {
  test.each<[string, FaultRuleInput['action'], number, number]>([
    ['500', respond(500), 4, 1],
    ['503 without a body', { kind: 'respond', status: 503 }, 4, 1],
    ['a page with 502', html(502), 4, 1],
    ['a page with 200', html(200), 4, 1],
    ['a connection that is cut', { kind: 'reset' }, 4, 1],
    ['an answer that is cut', { kind: 'truncate' }, 4, 1],
    ['half of an answer', { kind: 'halve' }, 4, 1],
    ['another schema', respond(200, {}, { id: 7 }), 4, 1],
    ['429', respond(429, { 'retry-after': '1' }), 4, 4],
    ['a page with 429', html(429), 4, 4],
    ['a redirect', respond(302, { location: 'https://example.com' }), 1, 1],
    ['400', respond(400), 1, 1],
    ['401', respond(401), 1, 1],
    ['404', respond(404), 1, 1],
    ['a page with 404', html(404), 1, 1],
  ])('%s', async (_, action, idempotent, once) => {
    const target = local.deploys(id)[0]?.id ?? '';
    faults.set([{ path: `/services/${id}$`, action }]);
    expect(await calls('GET', () => failureOf(render.service(id)))).toBe(idempotent);
    expect(await calls('PATCH', () => failureOf(render.setAutoDeploy(id, 'no')))).toBe(idempotent);
    faults.set([{ method: 'POST', path: '/rollback$', action }]);
    expect(await calls('POST', () => render.rollback(id, target).catch(() => undefined))).toBe(once);
  });

  test('a read is tried until it succeeds, and the log says so', async () => {
    faults.set([{ path: '^/v1', times: 3, action: { kind: 'reset' } }]);
    expect(await render.service(id)).toMatchObject({ id });
    expect(
      context.printed.filter((line) => line.includes('Trying again in 1 s to read the Render service')),
    ).not.toEqual([]);
    expect(context.lines().filter(({ event }) => event === 'render.call')).toHaveLength(4);
  });
});

describe('the rate limit', () => {
  test.each([
    ['Retry-After', { 'retry-after': '7' }, 7000],
    ['Ratelimit-Reset in seconds from now', { 'ratelimit-reset': '45' }, 45_000],
    ['Ratelimit-Reset as a date', { 'ratelimit-reset': String(Date.parse('2026-11-17T00:00:20Z') / 1000) }, 20_000],
  ])('is waited for as %s says', async (_, headers, pause) => {
    faults.set([{ path: '^/v1', times: 1, action: respond(429, headers) }]);
    await render.service(id);
    expect(context.clock.slept).toEqual([pause]);
  });

  test('that is reset in an hour is told as what it is', async () => {
    faults.set([{ path: '^/v1', action: respond(429, { 'ratelimit-reset': '3600' }) }]);
    expect(await failureOf(render.service(id))).toMatchObject({
      problem: 'refused',
      hint: expect.stringContaining('rate limit'),
    });
    expect(context.clock.slept).toEqual([]);
  });
});

describe('an error', () => {
  test.each([
    [400, 'refused', 'Correct what the message names'],
    [401, 'auth', 'Account Settings'],
    [403, 'auth', 'not allowed'],
    [404, 'not-found', 'Check the id'],
    [429, 'refused', 'rate limit'],
    [500, 'refused', 'status.render.com'],
  ])('of %d is %s, with its message and what to do', async (status, problem, hint) => {
    faults.set([{ path: '^/v1', action: respond(status, {}, { id: 'x', message: 'the reason' }) }]);
    const error = await failureOf(render.service(id));
    expect(error).toMatchObject({ problem, httpStatus: status, hint: expect.stringContaining(hint) });
    expect(error.message).toBe(`Could not read the Render service ${id}: Render answered ${status}: the reason.`);
  });

  test('of a wrong key, of an unknown service and of an unknown deploy', async () => {
    const wrong = connectRender('rnd_wrong', context);
    expect(await failureOf(wrong.service(id))).toMatchObject({ problem: 'auth', code: 'input-invalid' });
    expect(await failureOf(render.service('srv-0'))).toMatchObject({ problem: 'not-found', code: 'target-not-found' });
    expect(await failureOf(render.deploy(id, 'dep-0'))).toMatchObject({ problem: 'not-found' });
  });

  test.each<[string, FaultRuleInput['action'], string]>([
    ['a page', html(200), 'it begins with «<html>login</html>»'],
    ['nothing', respond(200, {}, ''), 'an empty body'],
    ['another schema', respond(200, {}, { id, name: 7 }), 'name'],
    ['a redirect', respond(302, {}, ''), 'HTTP 302'],
  ])('of %s in place of the answer is told', async (_, action, text) => {
    faults.set([{ path: '^/v1', action }]);
    const error = await failureOf(render.service(id));
    expect(error).toMatchObject({ problem: 'answer', hint: expect.stringContaining('RENDER_API_URL') });
    expect(error.message).toContain(text);
  });

  test.each(['$(touch x)', "dep-1' ; true"])('of an id that could be more than one: %s', async (bad) => {
    const deploy = { id: bad, status: 'live', createdAt: '2026-01-01T00:00:00Z' };
    faults.set([{ path: '^/v1', action: respond(200, {}, [{ deploy }]) }]);
    expect(await failureOf(render.deploys(id))).toMatchObject({ problem: 'answer' });
  });

  test('where nobody listens names the host, and any call may be tried again', async () => {
    await local.close();
    const error = await failureOf(render.setAutoDeploy(id, 'no'));
    expect(error).toMatchObject({ problem: 'unreachable', failure: { kind: 'never-ran' } });
    expect(error.message).toContain(`(ECONNREFUSED) to ${new URL(local.apiUrl).host}`);
  });

  test('a cancellation ends a call with its own reason', async () => {
    faults.set([{ path: '^/v1', action: { kind: 'stall' } }]);
    const controller = new AbortController();
    const running = render.withSignal(controller.signal).service(id);
    await expect.poll(() => local.server.calls.length).toBe(1);
    controller.abort(new ActionError('cancelled', 'The job was cancelled.'));
    await expect(running).rejects.toMatchObject({ code: 'cancelled' });
  });
});

describe('a change of auto-deploy', () => {
  test('is made, with what it depends on', async () => {
    expect(await render.setAutoDeploy(id, 'no')).toMatchObject({ autoDeploy: 'no' });
    expect(local.service(id).auto_deploy).toBe('off');
    await render.setAutoDeploy(id, 'yes', 'checksPass');
    expect(local.service(id).auto_deploy).toBe('checksPass');
    await render.setAutoDeploy(id, 'yes');
    expect(local.service(id).auto_deploy).toBe('commit');
    await render.setAutoDeploy(id, 'no', 'checksPass');
    expect(local.service(id).auto_deploy).toBe('off');
  });

  test('whose answer is lost is made again', async () => {
    faults.set([{ method: 'PATCH', path: '^/v1', when: 'after', times: 1, action: { kind: 'reset' } }]);
    expect(await render.setAutoDeploy(id, 'no')).toMatchObject({ autoDeploy: 'no' });
  });

  test('that Render takes and does not make is an error', async () => {
    const body = { id, name: 'x', type: 'x', suspended: 'not_suspended', autoDeploy: 'yes' };
    faults.set([{ method: 'PATCH', path: '^/v1', action: respond(200, {}, body) }]);
    expect(await failureOf(render.setAutoDeploy(id, 'no'))).toMatchObject({
      problem: 'refused',
      message: expect.stringContaining('still says that it is on'),
    });
  });
});

describe('a rollback', () => {
  const older = () => local.deploys(id)[0]?.id ?? '';
  const rollbacks = () => local.deploys(id).filter(({ trigger }) => trigger === 'rollback');

  test('is a new deploy of the old commit', async () => {
    expect(await render.rollback(id, older())).toMatchObject({ trigger: 'rollback', commit: { id: oldCommit } });
  });

  test.each<[string, FaultRuleInput['action']]>([
    ['500', respond(500)],
    ['a cut connection', { kind: 'reset' }],
    ['a cut answer', { kind: 'truncate' }],
    ['a page', html(200)],
  ])('that was begun before %s is found, and not asked for again', async (_, action) => {
    faults.set([{ method: 'POST', path: '/rollback$', when: 'after', action }]);
    const begun = await render.rollback(id, older());
    expect(rollbacks()).toMatchObject([{ id: begun.id }]);
  });

  test('is found also where the list lags behind', async () => {
    const list = await (await fetch(`${local.apiUrl}/services/${id}/deploys`, authorized())).json();
    faults.set([
      { method: 'POST', path: '/rollback$', when: 'after', action: { kind: 'reset' } },
      { path: '/deploys\\?limit', from: 2, times: 2, action: respond(200, {}, list) },
    ]);
    expect(await render.rollback(id, older())).toMatchObject({ id: rollbacks()[0]?.id });
  });

  test('that was not begun before a lost answer is neither repeated nor called begun', async () => {
    faults.set([{ method: 'POST', path: '/rollback$', action: { kind: 'reset' } }]);
    const error = await failureOf(render.rollback(id, older()));
    expect(error).toBeInstanceOf(RollbackUnknown);
    expect(error.message).toContain('Whether Render has begun the rollback cannot be told.');
    expect(error.hint).toContain('To run this again is safe');
    expect(rollbacks()).toEqual([]);
  });

  test('is not mistaken for another deploy of the same time, or for an older rollback', async () => {
    await render.rollback(id, older());
    local.settle(id);
    local.push(id, 'c'.repeat(40));
    local.settle(id);
    const pushed = { id: 'dep-new', status: 'created', trigger: 'new_commit', commit: { id: oldCommit } };
    const rolledBack = {
      id: rollbacks()[0]?.id,
      status: 'deactivated',
      trigger: 'rollback',
      commit: { id: oldCommit },
    };
    const list = [pushed, rolledBack].map((deploy) => ({ deploy: { ...deploy, createdAt: '2026-01-01T00:00:00Z' } }));
    faults.set([
      { method: 'POST', path: '/rollback$', action: respond(500) },
      { path: '/deploys\\?limit', from: 2, action: respond(200, {}, list) },
    ]);
    expect(await failureOf(render.rollback(id, older()))).toBeInstanceOf(RollbackUnknown);
  });

  test.each<[string, FaultRuleInput]>([
    ['refused', { method: 'POST', path: '/rollback$', action: respond(400) }],
    ['limited', { method: 'POST', path: '/rollback$', action: respond(429) }],
    ['preceded by a list that cannot be read', { path: '/deploys\\?', action: respond(500) }],
  ])('that is %s has not begun', async (_, rule) => {
    faults.set([rule]);
    const error = await failureOf(render.rollback(id, older()));
    expect(error).toBeInstanceOf(RenderError);
    expect(rollbacks()).toEqual([]);
  });

  test('that is cancelled under way cannot be told', async () => {
    faults.set([{ method: 'POST', path: '/rollback$', when: 'after', action: { kind: 'stall' } }]);
    const controller = new AbortController();
    const running = failureOf(render.withSignal(controller.signal).rollback(id, older()));
    await expect.poll(() => rollbacks()).toHaveLength(1);
    controller.abort(new ActionError('cancelled', 'The job was cancelled.'));
    const error = await running;
    expect(error).toBeInstanceOf(RollbackUnknown);
    expect(error).toMatchObject({ code: 'cancelled', message: expect.stringContaining('The job was cancelled.') });
  });

  function authorized(): RequestInit {
    return { headers: { authorization: `Bearer ${local.token}` } };
  }
});

describe('waiting for a deploy', () => {
  const push = () => local.push(id, 'c'.repeat(40)) ?? '';

  test('ends when it is live, and looks less and less often', async () => {
    expect(await render.waitForDeploy(id, push(), 600_000)).toMatchObject({
      status: 'live',
      commit: { id: 'c'.repeat(40) },
    });
    expect(context.clock.slept).toEqual([2000, 3000, 4500]);
  });

  test.each(['build_failed', 'pre_deploy_failed', 'update_failed', 'canceled'] as const)(
    'ends when it is %s',
    async (ending) => {
      local.planEnding(id, ending);
      expect(await render.waitForDeploy(id, push(), 600_000)).toMatchObject({ status: ending });
    },
  );

  test('ends when another deploy has replaced it', async () => {
    const deploy = push();
    local.settle(id);
    push();
    local.settle(id);
    expect(await render.waitForDeploy(id, deploy, 600_000)).toMatchObject({ status: 'deactivated' });
  });

  test('ends with the time that it was given, and says how far the deploy was', async () => {
    local.planEnding(id, 'never');
    const deploy = push();
    const started = context.clock.now();
    const error = await failureOf(render.waitForDeploy(id, deploy, 100_000));
    expect(error).toMatchObject({ code: 'timeout' });
    expect(error.message).toBe(
      `The deploy ${deploy} of the Render service ${id} was waited for 100 s without an end. Its status is \`build_in_progress\`, and it may still become live.`,
    );
    expect(context.clock.now() - started).toBe(100_000);
    expect(Math.max(...context.clock.slept)).toBe(15_000);
  });

  test('goes on after looks that failed', async () => {
    faults.set([
      { path: '/deploys/dep-', times: 3, action: { kind: 'reset' } },
      { path: '/deploys/dep-', from: 4, times: 1, action: respond(429, { 'retry-after': '30' }) },
    ]);
    expect(await render.waitForDeploy(id, push(), 600_000)).toMatchObject({ status: 'live' });
    expect(context.clock.slept[3]).toBe(30_000);
  });

  test('says of looks that failed to the end why they did', async () => {
    faults.set([{ path: '/deploys/dep-', action: respond(503) }]);
    const error = await failureOf(render.waitForDeploy(id, push(), 20_000));
    expect(error).toMatchObject({ code: 'timeout', message: expect.stringContaining('Render answered 503') });
  });

  test('does not go on where looking again is of no use', async () => {
    expect(await failureOf(render.waitForDeploy(id, 'dep-0', 600_000))).toMatchObject({ problem: 'not-found' });
    expect(context.clock.slept).toEqual([]);
  });

  test('a status that is not known is one of a deploy under way', async () => {
    const deploy = push();
    const body = { id: deploy, status: 'being_polished', createdAt: '2026-01-01T00:00:00Z' };
    faults.set([{ path: '/deploys/dep-', times: 1, action: respond(200, {}, body) }]);
    expect(await render.waitForDeploy(id, deploy, 600_000)).toMatchObject({ status: 'live' });
  });

  test('that never answers ends with its time, too', async () => {
    faults.set([{ path: '/deploys/dep-', action: { kind: 'stall' } }]);
    expect(await failureOf(render.waitForDeploy(id, push(), 200))).toMatchObject({ code: 'timeout' });
  });
});
