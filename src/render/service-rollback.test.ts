import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type FaultRuleInput, Faults } from '../../local/http/faults.ts';
import type { LocalRender, RenderOptions } from '../../local/render/render.ts';
import { sampleService } from '../../local/render/sample.ts';
import { start } from '../../local/render/testing.ts';
import { type TestContext, testContext } from '../runtime/context.fixture.ts';
import { ActionError } from '../runtime/errors.ts';
import { connectRender, type Render } from './client.ts';
import { rollBackService } from './service-rollback.ts';
import { wayBackOf } from './way-back.ts';

const { id } = sampleService;
const [oldCommit = '', newCommit = ''] = sampleService.commits;
const faults = new Faults();
let local: LocalRender;
let context: TestContext;
let render: Render;
/** The deploy that is gone back to, and the one that serves. */
let older: string;
let newer: string;

async function begin(options: Partial<RenderOptions> = {}) {
  local = await start({ faults, ...options });
  context = testContext({ RENDER_API_URL: local.apiUrl });
  render = connectRender(local.token, context);
  [older = '', newer = ''] = local.deploys(id).map((deploy) => deploy.id);
}

beforeEach(() => begin());
afterEach(async () => {
  faults.set([]);
  await local.close();
});

const rollBack = (target = older, by = render) =>
  rollBackService(by, id, target, { events: context.events, deadlineMs: 600_000 });
const rollbacks = () => local.deploys(id).filter(({ trigger }) => trigger === 'rollback');
/** The changes that reach Render, as `METHOD body`. */
const writes = () =>
  local.server.calls.filter(({ method }) => method !== 'GET').map(({ method, body }) => `${method} ${body}`);

function authorized(): RequestInit {
  return { headers: { authorization: `Bearer ${local.token}` } };
}

async function refusalOf(promise: Promise<unknown>): Promise<ActionError> {
  const error = await promise.then(
    () => undefined,
    (error) => error,
  );
  expect(error).toBeInstanceOf(ActionError);
  return error;
}

const respond = (status: number, body: unknown = { message: 'no' }) =>
  ({ kind: 'respond', status, headers: { 'content-type': 'application/json' }, body }) as const;
const turnOff = 'PATCH {"autoDeploy":"no"}';

/** Runs a command of the undo as a person would: by a shell's rules for the quotes that it has, and with the key. */
async function run(command: string): Promise<number> {
  const [, method = '', url = ''] = /^curl --fail-with-body -X (\w+) '([^']+)'/.exec(command) ?? [];
  const [, body] = /-d '([^']+)'$/.exec(command) ?? [];
  expect(command).toContain('-H "Authorization: Bearer $RENDER_API_KEY"');
  const headers = { authorization: `Bearer ${local.token}`, 'content-type': 'application/json' };
  return (await fetch(url, { method, headers, ...(body === undefined ? {} : { body }) })).status;
}

describe('a rollback', () => {
  test('turns auto-deploy off first, and ends when the old commit serves', async () => {
    const done = await rollBack();
    expect(done).toMatchObject({
      from: { id: newer, commit: { id: newCommit } },
      to: { trigger: 'rollback', commit: { id: oldCommit }, status: 'live' },
      rolledBack: true,
      autoDeployBefore: 'yes',
    });
    expect(local.live(id)?.id).toBe(done.to.id);
    expect(local.service(id).auto_deploy).toBe('off');
    expect(writes()).toEqual([turnOff, `POST {"deployId":"${older}"}`]);
    expect(local.push(id, 'c'.repeat(40))).toBeUndefined();
    expect(context.printed.at(-1)).toBe(`info: voygent-web serves ${done.to.id} (commit aaaaaaa).`);
  });

  test('leaves auto-deploy alone where it is off', async () => {
    local.setAutoDeploy(id, 'off');
    const done = await rollBack();
    expect(done.autoDeployBefore).toBe('no');
    expect(writes()).toEqual([`POST {"deployId":"${older}"}`]);
    expect(done.undo).toHaveLength(1);
  });

  test.each(['commit', 'checksPass'] as const)(
    'is undone by its commands, auto-deploy on %s included',
    async (trigger) => {
      local.setAutoDeploy(id, trigger);
      const { undo } = await rollBack();
      expect(undo.join()).not.toContain(local.token);
      for (const command of undo) expect(await run(command)).toBeLessThan(300);
      local.settle(id);
      expect(local.live(id)?.commit?.id).toBe(newCommit);
      expect(local.service(id).auto_deploy).toBe(trigger);
    },
  );

  test('of what serves already changes nothing, and says so', async () => {
    expect(await rollBack(newer)).toMatchObject({
      rolledBack: false,
      from: { id: newer },
      to: { id: newer },
      undo: [],
    });
    expect(writes()).toEqual([]);
    expect(context.printed).toEqual([
      `info: voygent-web serves ${newer} (commit bbbbbbb) already. Nothing was done. Auto-deploy is on, and was left so: the next push is deployed.`,
    ]);
  });

  test('run again finds the commit there, although another deploy serves it', async () => {
    const first = await rollBack();
    expect(await rollBack()).toMatchObject({ rolledBack: false, to: { id: first.to.id }, autoDeployBefore: 'no' });
    expect(rollbacks()).toHaveLength(1);
  });

  test('that a run left under way is waited for, and not asked for again', async () => {
    await render.setAutoDeploy(id, 'no');
    const begun = await render.rollback(id, older);
    expect(await rollBack()).toMatchObject({ rolledBack: true, to: { id: begun.id }, from: { id: newer } });
    expect(rollbacks()).toHaveLength(1);
    expect(context.printed.join('\n')).toContain(`is under way already: ${begun.id}. It is waited for.`);
  });

  test('whose answers are lost is made once', async () => {
    faults.set([
      { method: 'PATCH', path: '^/v1', when: 'after', times: 1, action: { kind: 'reset' } },
      { method: 'POST', path: '^/v1', when: 'after', times: 1, action: { kind: 'reset' } },
    ]);
    expect(await rollBack()).toMatchObject({ rolledBack: true });
    expect(rollbacks()).toHaveLength(1);
    expect(local.service(id).auto_deploy).toBe('off');
  });

  test('is not taken for replaced by what served before, where the list lags behind', async () => {
    const list = await (await fetch(`${local.apiUrl}/services/${id}/deploys?limit=1`, authorized())).json();
    faults.set([{ path: 'status=live', from: 2, action: respond(200, list) }]);
    expect(await rollBack()).toMatchObject({ rolledBack: true, to: { trigger: 'rollback' } });
  });

  test('goes through the rate limit', async () => {
    faults.set([
      { path: '^/v1', times: 3, action: respond(429) },
      { method: 'POST', path: '^/v1', times: 2, action: respond(429) },
    ]);
    expect(await rollBack()).toMatchObject({ rolledBack: true });
    expect(rollbacks()).toHaveLength(1);
  });
});

describe('a push before auto-deploy is off', () => {
  test.each(['wait', 'override'] as const)('does not serve in the end (policy %s), and is told', async (overlap) => {
    await local.close();
    await begin({ overlap });
    faults.set([{ method: 'PATCH', path: '^/v1', action: { kind: 'delay', ms: 1000 } }]);
    const running = rollBack();
    await expect.poll(() => writes()).toEqual([turnOff]);
    local.setAutoDeploy(id, 'commit');
    const pushed = local.push(id, 'c'.repeat(40));
    local.setAutoDeploy(id, 'off');
    expect(await running).toMatchObject({ from: { id: newer }, to: { commit: { id: oldCommit } } });
    expect(local.live(id)?.commit?.id).toBe(oldCommit);
    expect(local.deploys(id).find((deploy) => deploy.id === pushed)?.status).toBe(
      overlap === 'wait' ? 'deactivated' : 'canceled',
    );
    expect(context.printed).toContain(
      `warning: While voygent-web was rolled back, another deploy was made: ${pushed} (commit ccccccc). It does not serve.`,
    );
  });

  test('that is under way when the rollback serves is told as what it is, with the command that ends it', async () => {
    const next = { id: 'dep-next', status: 'build_in_progress', trigger: 'new_commit', commit: { id: 'c'.repeat(40) } };
    const list = [{ deploy: { ...next, createdAt: '2026-01-01T00:00:00Z' } }];
    faults.set([{ path: '/deploys\\?limit', from: 3, action: respond(200, list) }]);
    const error = await refusalOf(rollBack());
    expect(error).toMatchObject({
      code: 'changed-meanwhile',
      hint: expect.stringContaining('/deploys/dep-next/cancel'),
    });
    expect(error.message).toContain(
      'dep-next (commit ccccccc) is under way (`build_in_progress`) and would replace it.',
    );
    expect(error.message).toContain('Auto-deploy was turned off and stays so');
  });

  test('of another commit, while the wanted one serves, is not overlooked', async () => {
    const pushed = local.push(id, 'c'.repeat(40));
    const error = await refusalOf(rollBack(newer));
    expect(error).toMatchObject({ code: 'changed-meanwhile', message: expect.stringContaining('Nothing was done.') });
    expect(error.hint).toContain(`/deploys/${pushed}/cancel`);
    expect(writes()).toEqual([]);
  });

  test('that replaced the rollback is told', async () => {
    const live = { id: 'dep-next', status: 'live', trigger: 'manual', commit: { id: 'c'.repeat(40) } };
    const list = [{ deploy: { ...live, createdAt: '2026-01-01T00:00:00Z' } }];
    faults.set([{ path: 'status=live', from: 2, action: respond(200, list) }]);
    const error = await refusalOf(rollBack());
    expect(error).toMatchObject({ code: 'changed-meanwhile' });
    expect(error.message).toContain('became live, but dep-next (commit ccccccc) serves now.');
  });
});

test('auto-deploy that someone else turns on meanwhile is told', async () => {
  faults.set([{ method: 'POST', path: '/rollback$', action: { kind: 'delay', ms: 1000 } }]);
  const running = rollBack();
  await expect.poll(() => rollbacks()).toHaveLength(1);
  local.setAutoDeploy(id, 'commit');
  await running;
  expect(context.printed.filter((line) => line.startsWith('warning'))).toMatchObject([
    expect.stringContaining('was turned on by someone else in the meantime'),
  ]);
});

describe('before anything is changed it is refused', () => {
  test('for a service that is suspended', async () => {
    local.setSuspended(id, true);
    expect(await refusalOf(rollBack())).toMatchObject({
      message: 'The Render service voygent-web is suspended: no deploy of it would serve. Nothing was done.',
    });
    expect(writes()).toEqual([]);
  });

  test('for a deploy that never served', async () => {
    local.planEnding(id, 'build_failed');
    const failed = local.push(id, 'c'.repeat(40)) ?? '';
    local.settle(id);
    const error = await refusalOf(rollBack(failed));
    expect(error).toMatchObject({
      code: 'target-not-found',
      message: expect.stringContaining('it never served. Nothing was done.'),
    });
    expect(writes()).toEqual([]);
  });

  test.each<[string, FaultRuleInput[], string]>([
    ['the key is wrong', [{ path: '^/v1', action: respond(401) }], 'input-invalid'],
    ['Render has an error', [{ path: '^/v1', action: respond(500) }], 'way-back-failed'],
    ['the list cannot be read', [{ path: '/deploys\\?', action: respond(200, '<html>') }], 'way-back-failed'],
  ])('where %s', async (_, rules, code) => {
    faults.set(rules);
    expect(await refusalOf(rollBack())).toMatchObject({ code, message: expect.stringContaining('Nothing was done.') });
    expect(writes()).toEqual([]);
  });

  test('for a deploy that there is not', async () => {
    expect(await refusalOf(rollBack('dep-0'))).toMatchObject({ code: 'target-not-found' });
  });
});

describe('a failure', () => {
  const asBefore = () =>
    `voygent-web serves ${newer} (commit bbbbbbb), as before. Nothing was rolled back. Auto-deploy is on, as before.`;

  test.each(['commit', 'checksPass'] as const)(
    'of the request leaves all as it was, auto-deploy on %s',
    async (trigger) => {
      local.setAutoDeploy(id, trigger);
      faults.set([{ method: 'POST', path: '^/v1', action: respond(400, { message: 'the build is gone' }) }]);
      const error = await refusalOf(rollBack());
      expect(error.message).toMatch(/^Could not roll the Render service .* Render answered 400: the build is gone\. /);
      expect(error.message).toContain(asBefore());
      expect(local.service(id).auto_deploy).toBe(trigger);
    },
  );

  test('to turn auto-deploy off rolls nothing back', async () => {
    faults.set([{ method: 'PATCH', path: '^/v1', action: respond(403) }]);
    const error = await refusalOf(rollBack());
    expect(error.message).toContain(asBefore());
    expect(rollbacks()).toEqual([]);
  });

  test('to turn it off, after it was turned off, turns it on again', async () => {
    faults.set([{ method: 'PATCH', path: '^/v1', body: '"no"', when: 'after', action: { kind: 'reset' } }]);
    const error = await refusalOf(rollBack());
    expect(error.message).toContain(asBefore());
    expect(local.service(id).auto_deploy).toBe('commit');
  });

  test('to turn it on again is told, with the command', async () => {
    faults.set([
      { method: 'POST', path: '^/v1', action: respond(400) },
      { method: 'PATCH', path: '^/v1', from: 2, action: respond(500) },
    ]);
    const error = await refusalOf(rollBack());
    expect(error.message).toContain('Nothing was rolled back. Auto-deploy was on; it may be off now');
    faults.set([]);
    const [command = ''] = /curl .*/.exec(error.message) ?? [];
    expect(await run(command)).toBe(200);
    expect(local.service(id).auto_deploy).toBe('commit');
  });

  test.each(['update_failed', 'canceled', 'pre_deploy_failed'] as const)(
    'of the deploy, %s, leaves all as it was',
    async (ending) => {
      local.planEnding(id, ending);
      const error = await refusalOf(rollBack());
      expect(error).toMatchObject({ code: 'way-back-failed', status: 'failed' });
      expect(error.message).toContain(`did not come to serve: it is \`${ending}\`. ${asBefore()}`);
      expect(local.service(id).auto_deploy).toBe('commit');
    },
  );

  test('to come to an end in time leaves auto-deploy off, since the rollback may still serve', async () => {
    local.planEnding(id, 'never');
    const error = await refusalOf(rollBack());
    expect(error).toMatchObject({ code: 'timeout' });
    expect(error.message).toContain(`voygent-web serves ${newer} (commit bbbbbbb), as before.`);
    expect(error.message).toMatch(/The rollback is the deploy dep-\w+, which is `update_in_progress`\./);
    expect(error.message).toContain('Auto-deploy was turned off and stays so');
    expect(local.service(id).auto_deploy).toBe('off');
  });

  test('of which it cannot be told whether it was begun leaves auto-deploy off', async () => {
    faults.set([{ method: 'POST', path: '^/v1', action: { kind: 'reset' } }]);
    const error = await refusalOf(rollBack());
    expect(error.message).toContain('Whether Render has begun the rollback cannot be told.');
    expect(error.message).not.toContain('Nothing was rolled back');
    expect(local.service(id).auto_deploy).toBe('off');
    faults.set([]);
    expect(await rollBack()).toMatchObject({ rolledBack: true });
  });

  test('after which nothing can be read says so, and promises nothing', async () => {
    faults.set([
      { method: 'POST', path: '^/v1', action: { kind: 'reset' } },
      { method: 'GET', path: '^/v1', from: 7, action: respond(500) },
    ]);
    const error = await refusalOf(rollBack());
    expect(error.message).toContain('What voygent-web serves could not be read.');
    expect(error.message).not.toContain('as before');
  });

  test('by a deploy that replaced the rollback at once is told', async () => {
    faults.set([
      {
        path: '/deploys/dep-',
        from: 3,
        times: 1,
        action: respond(200, { id: 'dep-x', status: 'deactivated', createdAt: '' }),
      },
    ]);
    const error = await refusalOf(rollBack());
    expect(error).toMatchObject({ code: 'changed-meanwhile', status: 'blocked' });
    expect(local.service(id).auto_deploy).toBe('off');
  });
});

describe('a cancellation', () => {
  const cancelled = new ActionError('cancelled', 'The job was cancelled (SIGTERM).');

  test('before the request turns auto-deploy on again', async () => {
    faults.set([{ method: 'PATCH', path: '^/v1', times: 1, when: 'after', action: { kind: 'stall' } }]);
    const controller = new AbortController();
    const running = refusalOf(rollBack(older, render.withSignal(controller.signal)));
    await expect.poll(() => local.service(id).auto_deploy).toBe('off');
    controller.abort(cancelled);
    const error = await running;
    expect(error).toMatchObject({ code: 'cancelled' });
    expect(error.message).toContain(
      `The job was cancelled (SIGTERM). voygent-web serves ${newer} (commit bbbbbbb), as before.`,
    );
    expect(local.service(id).auto_deploy).toBe('commit');
    expect(rollbacks()).toEqual([]);
  });

  test('while the rollback is under way leaves it, and says where it is', async () => {
    faults.set([{ path: '/deploys/dep-', from: 3, times: 1, action: { kind: 'stall' } }]);
    const controller = new AbortController();
    const running = refusalOf(rollBack(older, render.withSignal(controller.signal)));
    await expect.poll(() => rollbacks()).toHaveLength(1);
    await expect.poll(() => local.server.calls.filter(({ path }) => path.includes('/deploys/dep-')).length).toBe(3);
    controller.abort(cancelled);
    const error = await running;
    expect(error.message).toMatch(
      /cancelled \(SIGTERM\)\. .* The rollback is the deploy dep-\w+, which is `created`\. Auto-deploy was turned off/,
    );
    expect(local.service(id).auto_deploy).toBe('off');
    expect(await rollBack()).toMatchObject({ rolledBack: true });
    expect(rollbacks()).toHaveLength(1);
  });
});

describe('the way back of a service', () => {
  test('is the deploy that is live, its commit, and auto-deploy', async () => {
    expect(await wayBackOf(render, id)).toEqual({
      service: id,
      name: 'voygent-web',
      deploy: newer,
      commit: newCommit,
      auto_deploy: true,
    });
    local.setAutoDeploy(id, 'off');
    expect(await wayBackOf(render, id)).toMatchObject({ auto_deploy: false });
  });

  test('leads nowhere where nothing was deployed yet', async () => {
    await local.close();
    await begin({ services: [{ ...sampleService, commits: [] }] });
    expect(await wayBackOf(render, id)).toMatchObject({ deploy: null, commit: null });
  });
});
