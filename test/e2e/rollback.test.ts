import { readFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { sampleService } from '../../local/render/sample.ts';
import { type Stack, startStack } from '../../local/stack.ts';
import { temporaryFolder, write } from './checkout.ts';
import { callsDuring } from './database.ts';
import { ledgerOf } from './ledger.ts';
import { until } from './processes.ts';
import {
  contentOf,
  createProject,
  type Project,
  planOf,
  released,
  rollback,
  servedBy,
  startIn,
} from './rollback-project.ts';
import {
  deployByHand,
  deploymentsMade,
  serving,
  setSecret,
  uploadByHand,
  workerModule,
  wranglerConfig,
} from './workers.ts';

let stack: Stack;
beforeAll(async () => {
  stack = await startStack({ stateDir: temporaryFolder() });
});
afterAll(() => stack.close());
afterEach(() => {
  stack.faults.set([]);
  expect(stack.github.defects).toEqual([]);
});

const first = { '0001_trips.sql': 'CREATE TABLE trips (id INTEGER PRIMARY KEY, name TEXT);' };
const expansion = { '0002_notes.sql': 'ALTER TABLE trips ADD COLUMN notes TEXT;' };
const contraction = {
  '0002_no_name.sql':
    '-- voygent:allow contract-step,drop-column No code has read it for months.\nALTER TABLE trips DROP COLUMN name;',
};

interface Two {
  project: Project;
  a: { id: string; version: string };
  b: { id: string; version: string };
  commits: { a: string; b: string };
}

/** Release A, some rows, release B with another migration, some more rows. */
async function twoReleases(name: string, second: Record<string, string> = expansion): Promise<Two> {
  const project = await createProject(stack, name);
  const commitA = project.commit('The first state', { says: { status: 'ok', release: 'A' } }, first);
  const a = await released(stack, project, commitA);
  await project.database.query('INSERT INTO trips (id) VALUES (1), (2)');
  const commitB = project.commit('Give trips notes', { says: { status: 'ok', release: 'B' } }, second);
  const b = await released(stack, project, commitB);
  await project.database.query('INSERT INTO trips (id) VALUES (3)');
  return { project, a, b, commits: { a: commitA, b: commitB } };
}

describe('to what served before', () => {
  test('the plan shows it and only reads; applied, the old version serves, is on record, and can be undone', async () => {
    const { project, a, b } = await twoReleases('before');
    const calls = await callsDuring(stack, async () => {
      const plan = await rollback(stack, project, {});
      expect(plan.exitCode, plan.log).toBe(0);
      expect(planOf(plan)).toMatchObject({
        source: 'ledger',
        confirm: 'before',
        commits: [{ subject: 'Give trips notes' }],
        workers: [{ name: 'before', to: a.version }],
        databases: [{ name: 'before-db', action: 'keep', fit: 'fits' }],
      });
      expect(plan.summary).toContain('This is a plan: nothing was changed.');
      expect(plan.summary).toContain('Give trips notes');
      expect(plan.summary).toContain('confirm: before');
    });
    expect(calls.filter(({ method, path }) => method !== 'GET' && !path.endsWith('/query'))).toEqual([]);

    const content = await contentOf(project.database);
    const apply = { mode: 'apply', confirm: 'before', reason: 'the maps are wrong' };
    let applied = await rollback(stack, project, { confirm: 'before' });
    const made = await callsDuring(stack, async () => {
      applied = await rollback(stack, project, apply);
    });
    expect(applied.exitCode, applied.log).toBe(0);
    // Nobody is served by the old version before it is proven.
    expect(deploymentsMade(made, 'before')).toEqual([{ [b.version]: 100, [a.version]: 0 }, { [a.version]: 100 }]);
    expect(await servedBy(stack, project)).toBe(a.version);
    expect(await contentOf(project.database)).toEqual(content);
    expect(applied.outputs['undo']).toBe(`npx wrangler versions deploy ${b.version}@100% --name before --yes`);
    const page = readFileSync(applied.outputs['report-html'] ?? '', 'utf8');
    expect(page).toContain(`${b.version}@100% --name before --yes</code>`);
    const steps = [...page.matchAll(/<th scope="row">([^<]+)<\/th><td>(rollback|before)<\/td>/g)].map(
      ([, step]) => step,
    );
    expect(steps).toEqual(['plan', 'record the way back', '0 %', '100 %', 'check everything', 'record the end']);
    expect(applied.summary).toMatch(/\| 3 \| `before` \| 0 % \| [\d.]+ m?s \| ✓ passed \|/);
    const [entry, replaced] = await ledgerOf(stack, 'before');
    expect(entry?.payload).toMatchObject({
      destination: { target: 'previous', reason: 'the maps are wrong', workers: [{ version: a.version }] },
      way_back: { workers: [{ versions: [{ version_id: b.version, percentage: 100 }] }] },
    });
    expect(entry?.states).toEqual(['in_progress', 'success']);
    expect(replaced?.states.at(-1)).toBe('inactive');
    expect(String(entry?.id)).toBe(applied.outputs['deployment-id']);

    // Asked for twice, it does not go one further back.
    const again = await rollback(stack, project, apply);
    expect(again.exitCode, again.log).toBe(0);
    expect(again.log).toContain('Nothing to do.');
    expect(await servedBy(stack, project)).toBe(a.version);
    expect((await ledgerOf(stack, 'before')).length).toBe(3);

    // The next release starts from what the rollback put in place.
    await released(stack, project, project.commit('Correct the maps', { says: { status: 'ok', release: 'C' } }));
    const [next] = await ledgerOf(stack, 'before');
    expect(next?.payload.way_back.workers[0]?.versions).toEqual([{ version_id: a.version, percentage: 100 }]);
  });

  test('there is none: that is told', async () => {
    const project = await createProject(stack, 'only-one');
    await released(stack, project, project.commit('The first state', {}, first));
    const result = await rollback(stack, project, {});
    expect(result).toMatchObject({ exitCode: 1, outputs: { status: 'failed' } });
    expect(result.log).toContain('There is nothing to go back to (only-one: it did not exist then). Nothing was done.');
    const restore = { database: 'restore', mode: 'apply', confirm: 'only-one-db' };
    expect((await rollback(stack, project, restore)).log).toContain('There is nothing to go back to');
    expect(await project.database.ledger()).toEqual(['0001_trips.sql']);
  });
});

describe('targets', () => {
  let two: Two;
  beforeAll(async () => {
    two = await twoReleases('targets');
  });

  test('a release, a version and a commit name the same; each is found', async () => {
    const { project, a, commits } = two;
    for (const target of [a.id, a.version, commits.a, commits.a.slice(0, 7)]) {
      const plan = await rollback(stack, project, { target });
      expect(planOf(plan).workers, plan.log).toMatchObject([{ name: 'targets', to: a.version }]);
    }
  });

  test('one that nobody knows is answered with those that are known', async () => {
    const { project, a, b } = two;
    const result = await rollback(stack, project, { target: '4711.1' });
    expect(result).toMatchObject({ exitCode: 1 });
    expect(result.log).toContain('The target `4711.1` is no release, no version that can still be deployed');
    for (const known of [a.id, b.id, a.version]) expect(result.log).toContain(known);
  });

  test('what serves already needs nothing', async () => {
    const { project, b } = two;
    const result = await rollback(stack, project, { target: b.id, mode: 'apply' });
    expect(result.exitCode, result.log).toBe(0);
    expect(result.log).toContain(`Nothing to do. targets serves version ${b.version} already`);
  });

  test.each(['', 'yes', 'targets-db'])('the confirmation «%s» is not the one that the plan tells', async (confirm) => {
    const { project, b } = two;
    const result = await rollback(stack, project, { mode: 'apply', confirm });
    expect(result).toMatchObject({ exitCode: 1, outputs: { status: 'blocked' } });
    expect(result.log).toContain('this rollback wants `targets`. Nothing was done.');
    expect(await servedBy(stack, project)).toBe(b.version);
  });

  test('what `allow` does not know is told', async () => {
    const result = await rollback(stack, two.project, { allow: 'contract-steps' });
    expect(result).toMatchObject({ exitCode: 1 });
    expect(result.log).toContain('Did you mean `contract-step`?');
  });

  test.each(['a release', 'a rollback'])('while %s is under way, a second is refused', async (what) => {
    const { project, b } = two;
    const rule = { service: 'cloudflare', method: 'POST', path: '/targets/(deployments|versions)', times: 1 };
    stack.faults.set([{ ...rule, action: { kind: 'stall' } }]);
    const isRelease = what === 'a release';
    const first = startIn(
      stack,
      isRelease ? 'release' : 'rollback',
      project,
      isRelease ? {} : { mode: 'apply', confirm: 'targets' },
    );
    await until(async () => (await ledgerOf(stack, 'targets'))[0]?.states.at(-1) === 'in_progress');
    const second = await rollback(stack, project, { mode: 'apply', confirm: 'targets' });
    expect(second, second.log).toMatchObject({ exitCode: 1, outputs: { status: 'blocked' } });
    expect(second.log).toContain(`${first.run}.1 of targets is under way since`);
    expect(second.log).toContain('Nothing was done.');
    first.process.kill('SIGINT');
    await first.result;
    expect(await servedBy(stack, project)).toBe(b.version);
  });
});

describe('what refuses', () => {
  test('a schema that has lost what the old code may need; the input `allow` lets it through', async () => {
    const { project, a, b } = await twoReleases('contracted', contraction);
    const confirm = { mode: 'apply', confirm: 'contracted' };
    const refused = await rollback(stack, project, confirm);
    expect(refused).toMatchObject({ exitCode: 1, outputs: { status: 'blocked' } });
    expect(refused.log).toContain('The old code does not fit the schema of contracted-db');
    expect(refused.log).toContain('trips.name');
    expect(refused.log).toContain('No code has read it for months.');
    expect(await servedBy(stack, project)).toBe(b.version);
    const allowed = await rollback(stack, project, { ...confirm, allow: 'contract-step' });
    expect(allowed.exitCode, allowed.log).toBe(0);
    expect(await servedBy(stack, project)).toBe(a.version);
  });

  test('an old version that fails its checks at 0 %: what served goes on', async () => {
    const { project, a, b } = await twoReleases('failing');
    const checks = '- { name: new, get: /health, expect: { status: 200, json: { release: B } } }';
    const result = await rollback(stack, project, { mode: 'apply', confirm: 'failing', checks, wait: '1s' });
    expect(result).toMatchObject({ exitCode: 1, outputs: { status: 'failed' } });
    expect(result.log).toContain(`Version ${a.version}, tried at 0 %`);
    expect(result.log).toContain(`failing serves what it served before: ${b.version} at 100`);
    expect(await serving(stack, 'failing')).toEqual({ [b.version]: 100 });
    const [entry] = await ledgerOf(stack, 'failing');
    expect(entry?.states.at(-1)).toBe('failure');
    const without = await rollback(stack, project, { mode: 'apply', confirm: 'failing', checks: 'none' });
    expect(without.exitCode, without.log).toBe(0);
    expect(await servedBy(stack, project)).toBe(a.version);
  });
});

describe('what others have done', () => {
  test('a secret that was changed since is shown in the plan; the old value comes back only where that is allowed', async () => {
    const { project, a } = await twoReleases('secretive');
    await setSecret(stack, 'secretive', 'KEY', 'of today');
    const now = await servedBy(stack, project);
    const there = { target: a.id, mode: 'apply', confirm: 'secretive' };
    const refused = await rollback(stack, project, there);
    expect(refused).toMatchObject({ exitCode: 1, outputs: { status: 'blocked' } });
    expect(refused.summary).toContain('secrets were changed since: it has the old values');
    expect(refused.log).toContain('Secrets of secretive were changed since version');
    expect(refused.log).toContain('`allow: secrets-changed`');
    expect(await serving(stack, 'secretive')).toEqual({ [now]: 100 });
    const allowed = await rollback(stack, project, { ...there, allow: 'secrets-changed' });
    expect(allowed.exitCode, allowed.log).toBe(0);
    expect(await servedBy(stack, project)).toBe(a.version);
  });

  test('a gradual deployment has no room for a third version: what is named goes to everybody, and is checked then', async () => {
    const { project, a, b } = await twoReleases('gradual');
    const third = await uploadByHand(stack, 'gradual', { says: { status: 'ok', by: 'hand' } });
    await deployByHand(stack, 'gradual', { [b.version]: 60, [third]: 40 });
    let result = await rollback(stack, project, { target: a.id });
    const calls = await callsDuring(stack, async () => {
      result = await rollback(stack, project, { target: a.id, mode: 'apply', confirm: 'gradual' });
    });
    expect(result.exitCode, result.log).toBe(0);
    expect(deploymentsMade(calls, 'gradual')).toEqual([{ [a.version]: 100 }]);
    expect(result.outputs['undo']).toBe(
      `npx wrangler versions deploy ${b.version}@60% ${third}@40% --name gradual --yes`,
    );
  });

  test('a deployment that somebody makes in between is left alone', async () => {
    const { project, a, b } = await twoReleases('overtaken');
    const theirs = await uploadByHand(stack, 'overtaken', { says: { status: 'ok', by: 'hand' } });
    stack.faults.set([
      {
        service: 'cloudflare',
        method: 'POST',
        path: '/overtaken/deployments',
        times: 1,
        when: 'after',
        action: { kind: 'delay', ms: 1500 },
      },
    ]);
    const running = startIn(stack, 'rollback', project, { mode: 'apply', confirm: 'overtaken' });
    await until(async () => a.version in (await serving(stack, 'overtaken')));
    await deployByHand(stack, 'overtaken', { [theirs]: 100 });
    const result = await running.result;
    expect(result).toMatchObject({ exitCode: 1 });
    expect(result.log).toContain('someone else');
    expect(await serving(stack, 'overtaken')).toEqual({ [theirs]: 100 });
    expect(b.version).not.toBe(theirs);
  });
});

describe('several Workers', () => {
  test('all are proven before the first one serves; when one fails, all are as they were', async () => {
    const names = ['front', 'rear'] as const;
    const project = await createProject(
      stack,
      'several',
      'workers:\n  - { config: front/wrangler.jsonc }\n  - { config: rear/wrangler.jsonc }\n',
    );
    for (const name of names) {
      const services = name === 'front' ? [{ binding: 'REAR', service: 'rear' }] : [];
      write(project.workspace, `${name}/wrangler.jsonc`, wranglerConfig(name, { services }));
    }
    const commit = (says: string) => {
      for (const name of names)
        write(project.workspace, `${name}/worker.js`, workerModule({ says: { status: 'ok', says } }));
      return project.commit(says, {});
    };
    const versions = async () => ({
      front: await servedBy(stack, { ...project, name: 'front' }),
      rear: await servedBy(stack, { ...project, name: 'rear' }),
    });
    const release = async (says: string) => {
      const { result } = startIn(stack, 'release', project, {}, { GITHUB_SHA: commit(says) });
      const { exitCode, log } = await result;
      expect(exitCode, log).toBe(0);
      return versions();
    };
    const a = await release('A');
    const b = await release('B');

    const confirm = { mode: 'apply', confirm: 'front,rear' };
    const calls = await callsDuring(stack, async () => {
      const result = await rollback(stack, project, confirm);
      expect(result.exitCode, result.log).toBe(0);
    });
    expect(await versions()).toEqual(a);
    const made = calls.filter(({ method, path }) => method === 'POST' && path.endsWith('/deployments'));
    const order = made.map(
      ({ path, body }) => `${path.split('/').at(-2)} ${body.includes('"percentage":0') ? 'at 0 %' : 'at 100 %'}`,
    );
    expect(order).toEqual(['front at 0 %', 'rear at 0 %', 'front at 100 %', 'rear at 100 %']);

    const undone = await rollback(stack, project, { ...confirm, target: 'undo' });
    expect(undone.exitCode, undone.log).toBe(0);
    expect(await versions()).toEqual(b);

    stack.faults.set([
      {
        service: 'cloudflare',
        method: 'POST',
        path: '/rear/deployments',
        from: 2,
        times: 1,
        action: {
          kind: 'respond',
          status: 403,
          body: { success: false, errors: [{ code: 10000, message: 'no' }], messages: [], result: null },
        },
      },
    ]);
    const failed = await rollback(stack, project, confirm);
    expect(failed).toMatchObject({ exitCode: 1, outputs: { status: 'failed' } });
    expect(failed.log).toContain(`front serves what it served before: ${b.front} at 100`);
    expect(await versions()).toEqual(b);
  });
});

describe('with the database', () => {
  test('release A, release B, back to A, undo to B: code and every row are as they were', async () => {
    const { project, a, b } = await twoReleases('undone', contraction);
    const atB = await contentOf(project.database);
    const plan = await rollback(stack, project, { database: 'restore' });
    expect(planOf(plan), plan.log).toMatchObject({ confirm: 'undone-db', databases: [{ action: 'restore' }] });
    expect(plan.summary).toContain('trips: 1 row more than then, which are lost');
    expect(plan.summary).toContain('everything that was written since is lost');

    const back = await rollback(stack, project, { database: 'restore', mode: 'apply', confirm: 'undone-db' });
    expect(back.exitCode, back.log).toBe(0);
    expect(await servedBy(stack, project)).toBe(a.version);
    expect(await project.database.ledger()).toEqual(['0001_trips.sql']);
    expect(await project.database.query('SELECT id FROM trips')).toEqual([{ id: 1 }, { id: 2 }]);
    expect(back.summary).toContain('Or run this action with `target: undo` and `database: restore`');
    expect(back.outputs['undo']).toContain('npx wrangler d1 time-travel restore undone-db --bookmark=');

    const kept = await rollback(stack, project, { target: 'undo' });
    expect(kept).toMatchObject({ exitCode: 1, outputs: { status: 'indeterminate' } });
    expect(kept.log).toContain('its ledger does not have that one');
    expect(kept.summary).toContain('It brings these commits back:');

    const undo = { target: 'undo', database: 'restore', mode: 'apply', confirm: 'undone-db' };
    const again = await rollback(stack, project, undo);
    expect(again.exitCode, again.log).toBe(0);
    expect(await servedBy(stack, project)).toBe(b.version);
    expect(await contentOf(project.database)).toEqual(atB);

    const once = await rollback(stack, project, undo);
    expect(once.log).toContain('Nothing to do.');
    expect(await servedBy(stack, project)).toBe(b.version);
  });
});

describe('with a service on Render', () => {
  test('the deploy of then is live again, auto-deploy is off, and both can be undone', async () => {
    const service = sampleService.id;
    const project = await createProject(stack, 'rendered', `render: { service: ${service} }\n`);
    const key = { 'render-api-key': stack.render.token };
    const live = () => stack.render.live(service)?.commit?.id;
    await released(stack, project, project.commit('A', { says: { status: 'ok', is: 'A' } }, first), key);
    const before = live();
    const withB = project.commit('B', { says: { status: 'ok', is: 'B' } });
    const b = await released(stack, project, withB, key);
    stack.render.push(service, withB);
    stack.render.settle(service);
    expect(live()).toBe(withB);

    const plan = await rollback(stack, project, key);
    expect(plan.summary).toContain('Render service voygent-web');
    const without = await rollback(stack, project, {});
    expect(without.log).toContain('stays as it is: the input `render-api-key` is empty');

    const back = await rollback(stack, project, { ...key, mode: 'apply', confirm: 'rendered' });
    expect(back.exitCode, back.log).toBe(0);
    expect(live()).toBe(before);
    expect(stack.render.push(service, 'c'.repeat(40))).toBeUndefined();
    expect(back.outputs['undo']).toContain(`${service}/rollback`);
    expect(back.outputs['undo']).not.toContain(stack.render.token);

    const undone = await rollback(stack, project, { ...key, target: 'undo', mode: 'apply', confirm: 'rendered' });
    expect(undone.exitCode, undone.log).toBe(0);
    expect(live()).toBe(withB);
    expect(await servedBy(stack, project)).toBe(b.version);
  });
});

describe('without the ledger', () => {
  test('the way is found from Cloudflare alone, and that is said', async () => {
    const { project, a } = await twoReleases('alone');
    const result = await rollback(stack, project, { mode: 'apply', confirm: 'alone', 'github-token': '' });
    expect(result.exitCode, result.log).toBe(0);
    expect(planOf(result).source).toBe('cloudflare');
    expect(result.log).toContain('the way back is found from Cloudflare alone, and the rollback will not be recorded');
    expect(await servedBy(stack, project)).toBe(a.version);
  });

  test('versions that wrangler made are gone back to by their order; their schema is not known', async () => {
    const project = await createProject(stack, 'by-wrangler');
    await released(stack, project, project.commit('The first state', {}, first));
    const old = await uploadByHand(stack, 'by-wrangler', { says: { status: 'ok', by: 'hand' } });
    const newer = await uploadByHand(stack, 'by-wrangler', { says: { status: 'ok', by: 'hand again' } });
    await deployByHand(stack, 'by-wrangler', { [old]: 100 });
    await deployByHand(stack, 'by-wrangler', { [newer]: 100 });
    const refused = await rollback(stack, project, {});
    expect(refused).toMatchObject({ exitCode: 1, outputs: { status: 'indeterminate' } });
    const result = await rollback(stack, project, { allow: 'unknown-schema', mode: 'apply', confirm: 'by-wrangler' });
    expect(result.exitCode, result.log).toBe(0);
    expect(await servedBy(stack, project)).toBe(old);
  });
});
