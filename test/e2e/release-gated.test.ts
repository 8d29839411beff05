import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sound } from '../../local/openai/critics.ts';
import { type Stack, startStack } from '../../local/stack.ts';
import { realCodex } from '../../src/review/codex.fixture.ts';
import { runAction } from './action.ts';
import { temporaryFolder } from './checkout.ts';
import { ledgerOf } from './ledger.ts';
import { type History, handedOn, historyIn, runReview } from './reviews.ts';
import { checkoutSample, credentials, edit, networkOf } from './sample.ts';

const codex = await realCodex();
const key = 'a-key-for-mcp';

let stack: Stack;
beforeAll(async () => {
  stack = await startStack({ stateDir: temporaryFolder() });
  stack.openai.setScript(sound.silent);
});
afterAll(() => stack.close());

/** The sample project as a repository, whose production is gated. */
function gatedSample(): History {
  const workspace = checkoutSample();
  edit(workspace, '.github/voygent.yml', (text) => text.replace('gate: off', 'gate: required'));
  writeFileSync(join(workspace, '.gitignore'), 'node_modules\n.wrangler\n');
  return historyIn(workspace);
}

const production = { environment: 'production', base: '' };

function release(
  action: 'release' | 'deploy',
  { workspace, git, eventFile }: History,
  inputs: Record<string, string>,
  run = Date.now(),
) {
  return runAction(action, {
    inputs: { ...credentials(stack), environment: 'production', dwell: '0s', wait: '20s', ...inputs },
    workspace,
    env: {
      ...networkOf(stack),
      GITHUB_SHA: git('rev-parse', 'HEAD'),
      GITHUB_EVENT_PATH: eventFile,
      GITHUB_RUN_ID: String(run),
      GITHUB_RUN_ATTEMPT: '1',
      MCP_AUTH_KEY: key,
    },
  });
}

describe.skipIf(!codex)('a gated environment', () => {
  test('gets what was reviewed, and nothing else; the next review begins there', async () => {
    const project = gatedSample();
    const closed = await release('release', project, {});
    expect(closed).toMatchObject({ exitCode: 1, outputs: { status: 'blocked' } });
    expect(closed.log).toMatch(/gate-required::The environment production is gated[^\n]*Nothing was done/);

    const review = await runReview(stack, 'review', project, { inputs: production });
    // Its workflows name ours by a tag.
    expect(review, review.log).toMatchObject({ exitCode: 0, outputs: { 'derived-status': 'conditional' } });
    const verdict = handedOn(review);
    // A file that git tracks is not what was judged any more.
    edit(project.workspace, 'workers/trips/src/health.ts', (text) => `${text}\n// later\n`);
    const spoilt = await release('release', project, verdict);
    expect(spoilt).toMatchObject({ exitCode: 1, outputs: { status: 'blocked' } });
    expect(spoilt.log).toMatch(/not what was judged: workers\/trips\/src\/health\.ts differ[^\n]*Nothing was done/);
    project.git('checkout', '--quiet', '.');

    const released = await release('release', project, verdict);
    expect(released, released.log).toMatchObject({ exitCode: 0, outputs: { status: 'passed' } });
    expect(released.summary).toContain('Gate: admitted');
    const page = readFileSync(released.outputs['report-html'] ?? '', 'utf8');
    expect(page).toContain(`admitted by the verdict ${verdict['verdict-sha256']?.slice(0, 12)}`);
    expect(page).toMatch(/What the review has seen<\/h2>\n<p>\d+ changed files, /);
    const [entry] = await ledgerOf(stack, 'production');
    expect(entry?.payload).toMatchObject({ verdict: review.outputs['verdict-sha256'] });

    edit(project.workspace, 'workers/trips/src/health.ts', (text) => `${text}\n// later\n`);
    project.commit({}, 'Change health');
    const old = await release('release', project, verdict);
    expect(old).toMatchObject({ exitCode: 1, outputs: { status: 'indeterminate' } });
    expect(old.log).toMatch(/The verdict is of other changes[^\n]*Nothing was done/);
    const next = await runReview(stack, 'review', project, { inputs: production });
    expect(next, next.log).toMatchObject({ exitCode: 0 });
    expect(next.log).toMatch(/1 changed paths against [0-9a-f]{12}, which production runs since release/);
    const gate = await runReview(stack, 'gate', project, { inputs: { ...production, ...handedOn(next) } });
    expect(gate, gate.log).toMatchObject({ exitCode: 0, outputs: { decision: 'admitted' } });

    const judged = { 'head-sha': gate.outputs['head-sha'] ?? '' };
    expect(await release('deploy', project, {})).toMatchObject({ exitCode: 1, outputs: { status: 'blocked' } });
    const deployed = await release('deploy', project, judged);
    expect(deployed, deployed.log).toMatchObject({ exitCode: 0 });
    project.commit({ 'workers/trips/src/extra.ts': 'export const extra = 1;\n' });
    const another = await release('deploy', project, judged);
    expect(another).toMatchObject({ exitCode: 1, outputs: { status: 'blocked' } });
    expect(another.log).toMatch(/The gate has judged [0-9a-f]{12}, and [0-9a-f]{12} is checked out/);
  });
});

test('a migration of a gated environment waits for the gate, and is that of the commit that was judged', async () => {
  const project = gatedSample();
  const head = project.git('rev-parse', 'HEAD');
  const migrate = (inputs: Record<string, string>) =>
    runAction('migrate', {
      inputs: { ...credentials(stack), environment: 'production', ...inputs },
      workspace: project.workspace,
      env: { ...networkOf(stack), GITHUB_SHA: head },
    });
  expect(await migrate({ mode: 'plan' })).toMatchObject({ exitCode: 0 });
  const closed = await migrate({});
  expect(closed).toMatchObject({ exitCode: 1, outputs: { status: 'blocked' } });
  expect(closed.log).toMatch(/gate-required::The environment production is gated[^\n]*Nothing was done/);
  edit(project.workspace, 'workers/trips/src/health.ts', (text) => `${text}\n// later\n`);
  expect(await migrate({ 'head-sha': head })).toMatchObject({ exitCode: 1, outputs: { status: 'blocked' } });
  project.git('checkout', '--quiet', '.');
  const judged = await migrate({ 'head-sha': head });
  expect(judged, judged.log).toMatchObject({ exitCode: 0 });
});

test('somebody who is named releases what nobody has reviewed, which is written down; but no other tree', async () => {
  const project = gatedSample();
  edit(project.workspace, '.github/voygent.yml', (text) => `${text}\nreview: { break-glass: { actors: [mona] } }\n`);
  project.commit({}, 'Name who may break the glass');
  project.setDefaultBranch();
  const run = Date.now();
  stack.github.setRun(run, 'in_progress', { actor: 'mona' });
  const inputs = { 'break-glass': 'The model does not answer, and trips are lost.' };

  const plan = await release('release', project, { ...inputs, mode: 'plan' }, run);
  expect(plan, plan.log).toMatchObject({ exitCode: 0 });
  // A release that failed has an issue as well.
  const ofBrokenGlass = () => stack.github.state.issues.filter(({ title }) => title.startsWith('Break-glass: '));
  expect(ofBrokenGlass()).toEqual([]);

  edit(project.workspace, 'workers/trips/src/health.ts', (text) => `${text}\n// later\n`);
  const spoilt = await release('release', project, inputs, run);
  expect(spoilt).toMatchObject({ exitCode: 1, outputs: { status: 'blocked' } });
  project.git('checkout', '--quiet', '.');

  const released = await release('release', project, inputs, run);
  expect(released, released.log).toMatchObject({ exitCode: 0, outputs: { status: 'passed' } });
  expect(released.summary).toContain('has broken the glass');
  expect(readFileSync(released.outputs['report-html'] ?? '', 'utf8')).toContain('mona has broken the glass (issue ');
  const [issue, ...more] = ofBrokenGlass();
  expect(more).toEqual([]);
  const [entry] = await ledgerOf(stack, 'production');
  expect(entry?.payload).toMatchObject({ verdict: null, break_glass: { by: 'mona', issue: issue?.number } });
});
