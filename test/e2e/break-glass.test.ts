import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Stack, startStack } from '../../local/stack.ts';
import { temporaryFolder } from './checkout.ts';
import { type History, history, type ReviewRun, runReview } from './reviews.ts';

const reason = 'Production is down, and the model does not answer.';

let stack: Stack;
let project: History;
let run = 5000;

beforeAll(async () => {
  stack = await startStack({ stateDir: temporaryFolder() });
});
afterAll(async () => {
  expect(stack.github.defects).toEqual([]);
  await stack.close();
});
beforeEach(() => {
  stack.faults.set([]);
  run++;
  project = history({
    'a.txt': 'a\n',
    '.github/voygent.yml': 'version: 1\nreview: { break-glass: { actors: [Mona], environments: [emergency] } }\n',
  });
});

/** The gate without a verdict, in a run that somebody has started. */
function breakGlass(
  { inputs = {}, ...more }: ReviewRun = {},
  by: Parameters<Stack['github']['setRun']>[2] = { actor: 'mona' },
) {
  stack.github.setRun(run, 'in_progress', by);
  const given = { environment: 'production', 'break-glass': reason, ...inputs };
  return runReview(stack, 'gate', project, { inputs: given, run, ...more });
}

const issues = () => stack.github.state.issues.filter(({ body }) => body.includes(`break-glass ${run} `));

test('somebody who is named lets through what has no verdict, and an issue tells of it', async () => {
  const gate = await breakGlass();
  const head = project.git('rev-parse', 'HEAD');
  expect(gate, gate.log).toMatchObject({
    exitCode: 0,
    outputs: { status: 'passed', decision: 'overridden', 'head-sha': head },
  });
  const [issue, ...more] = issues();
  expect(more).toEqual([]);
  expect(issue).toMatchObject({
    title: `Break-glass: ${head.slice(0, 12)} to production, by mona`,
    state: 'open',
    labels: ['voygent-break-glass'],
  });
  for (const said of [reason, 'There is no verdict.', '- [ ] Have', `/actions/runs/${run}`])
    expect(issue?.body).toContain(said);
  expect(gate.log).toMatch(/::warning::mona, named in [^\n]* has broken the glass/);
  expect(gate.summary).toContain('[!CAUTION]');
});

test('a reviewer of a named environment does, by approving the run', async () => {
  const approvals = [
    { user: 'hubot', state: 'rejected' as const, environments: ['emergency'] },
    { user: 'ghost', state: 'approved' as const, environments: ['production'] },
    { user: 'octodog', state: 'approved' as const, environments: ['production', 'emergency'] },
  ];
  const gate = await breakGlass({}, { actor: 'octocat', approvals });
  expect(gate, gate.log).toMatchObject({ exitCode: 0, outputs: { decision: 'overridden' } });
  expect(issues()[0]?.title).toContain('by octodog');
});

test('two jobs of one run are one issue, also where it was closed meanwhile', async () => {
  await breakGlass();
  stack.github.state.issues.forEach((issue) => {
    issue.state = 'closed';
  });
  expect(await breakGlass()).toMatchObject({ exitCode: 0 });
  expect(issues()).toHaveLength(1);
});

test('the answer of which is lost is one issue', async () => {
  const reset = { kind: 'reset' } as const;
  stack.faults.set([{ service: 'github', method: 'POST', path: '/issues$', times: 1, when: 'after', action: reset }]);
  expect(await breakGlass()).toMatchObject({ exitCode: 0, outputs: { decision: 'overridden' } });
  expect(issues()).toHaveLength(1);
});

test('what somebody else has written under its mark is not taken for it', async () => {
  await breakGlass();
  const [issue] = issues();
  if (issue) issue.user = { login: 'mallory', type: 'User' };
  await breakGlass();
  expect(issues()).toHaveLength(2);
});

test.each<[string, ReviewRun, Parameters<Stack['github']['setRun']>[2], RegExp]>([
  [
    'by somebody who is not named',
    {},
    { actor: 'mallory' },
    /mallory is not among the actors .* no reviewer of emergency/,
  ],
  [
    'by somebody who says that he is another',
    { env: { GITHUB_ACTOR: 'mona', GITHUB_TRIGGERING_ACTOR: 'mona' } },
    { actor: 'mallory' },
    /mallory is not among the actors/,
  ],
  ['without a reason', { inputs: { 'break-glass': 'urgent' } }, { actor: 'mona' }, /does not say why/],
  ['by other terms', { inputs: { 'policy-ref': 'HEAD' } }, { actor: 'mona' }, /with `policy-ref`/],
  ['outside of a run', { env: { GITHUB_RUN_ID: '' } }, { actor: 'mona' }, /this is no workflow run/],
])('%s the glass stays whole', async (_, more, by, message) => {
  const gate = await breakGlass(more, by);
  expect(gate, gate.log).toMatchObject({ exitCode: 1, outputs: { status: 'blocked' } });
  expect(gate.log).toMatch(/break-glass-refused::The glass stays whole/);
  expect(gate.log).toMatch(message);
  expect(gate.outputs).not.toHaveProperty('decision');
  expect(issues()).toEqual([]);
});

test('a change cannot name who may break it', async () => {
  const config = 'version: 1\nreview: { break-glass: { actors: [mallory] } }\n';
  project.commit({ '.github/voygent.yml': config });
  const gate = await breakGlass({}, { actor: 'mallory' });
  expect(gate).toMatchObject({ exitCode: 1 });
  expect(gate.log).toContain('mallory is not among the actors');
});

test('where nobody is named nobody may', async () => {
  project = history({ 'a.txt': 'a\n' });
  const gate = await breakGlass();
  expect(gate).toMatchObject({ exitCode: 1 });
  expect(gate.log).toContain('names nobody');
});

test('what cannot be written down is not let through', async () => {
  const action = { kind: 'respond', status: 403, body: { message: 'Resource not accessible by integration' } } as const;
  stack.faults.set([{ service: 'github', method: 'POST', path: '/issues$', action }]);
  const gate = await breakGlass();
  expect(gate).toMatchObject({ exitCode: 1 });
  expect(gate.log).toContain('`permissions: issues: write`');
  expect(gate.outputs).not.toHaveProperty('decision');
});
