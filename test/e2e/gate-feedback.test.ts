import { readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { CriticFinding } from '../../local/openai/answers.ts';
import { perfect } from '../../local/openai/critics.ts';
import { type Stack, startStack } from '../../local/stack.ts';
import { realCodex } from '../../src/review/codex.fixture.ts';
import type { ActionResult } from './action.ts';
import { temporaryFolder } from './checkout.ts';
import { type History, handedOn, history, runReview } from './reviews.ts';

const codex = await realCodex();

const finding = 'The answer tells who asked.';

function findingOf(given: Pick<CriticFinding, 'path' | 'line' | 'severity' | 'mandate' | 'finding'>): CriticFinding {
  return { risk: 'Somebody reads it.', remediation: 'Leave it out.', principle: null, ...given };
}

const refused = { kind: 'respond', status: 403, body: { message: 'Resource not accessible by integration' } } as const;

let stack: Stack;
let project: History;
let review: ActionResult;
let base: string;

beforeAll(async () => {
  stack = await startStack({ stateDir: temporaryFolder() });
  if (!codex) return;
  project = history({
    'src/index.ts': 'export default {\n  fetch: () => new Response("hello"),\n};\n',
    'src/other.ts': 'export const other = 1;\n',
    '.github/voygent.yml': 'version: 1\nreview: { model: gpt-5.5, effort: medium }\n',
  });
  base = project.git('rev-parse', 'HEAD');
  project.commit({
    'src/index.ts': 'export default {\n  fetch: (request) => new Response(request.url),\n};\n',
    'src/other.ts': 'export const other = 2;\n',
  });
  stack.openai.setScript(
    perfect([
      findingOf({ path: 'src/index.ts', line: 2, severity: 'HIGH', mandate: 'security', finding }),
      findingOf({
        path: 'src/other.ts',
        line: null,
        severity: 'LOW',
        mandate: 'performance',
        finding: 'It is slow. @octocat',
      }),
    ]),
  );
  review = await runReview(stack, 'review', project, { inputs: { base } });
  expect(review.outputs, review.log).toMatchObject({ 'derived-status': 'rejected' });
});
afterAll(async () => {
  expect(stack.github.defects).toEqual([]);
  await stack.close();
});
beforeEach(() => stack.faults.set([]));

/** As GitHub has it, when it is as it was judged. */
function pullRequest(more: { head?: string } = {}): number {
  const head = project.git('rev-parse', 'HEAD');
  const files = project
    .git('diff', '--name-only', base, head)
    .split('\n')
    .map((filename) => ({
      filename,
      sha: project.git('rev-parse', `${head}:${filename}`),
      patch: project.git('diff', base, head, '--', filename).replace(/^[\s\S]*?(?=^@@)/m, ''),
    }));
  return stack.github.openPullRequest('Change', { head, files, ...more });
}

function judged(number: number, inputs: Record<string, string> = {}, env: Record<string, string> = {}) {
  writeFileSync(
    project.eventFile,
    JSON.stringify({ repository: { default_branch: 'main' }, pull_request: { number } }),
  );
  return runReview(stack, 'gate', project, {
    inputs: { base, feedback: 'true', environment: 'production', ...handedOn(review), ...inputs },
    env: { GITHUB_EVENT_NAME: 'pull_request', ...env },
  });
}

const told = (number: number) => stack.github.state.pull_requests.find((one) => one.number === number);
const commentsOn = (number: number) => stack.github.state.comments.filter((one) => one.issue_number === number);
const checks = () => stack.github.state.check_runs;

describe.skipIf(!codex)('a pull request', () => {
  test('is told: beside its line, in one comment, and by a check', async () => {
    const number = pullRequest();
    const gate = await judged(number);
    expect(gate, gate.log).toMatchObject({ exitCode: 1, outputs: { status: 'blocked', decision: 'blocked' } });
    expect(gate.log).not.toContain('Could not');
    const [remark, ...more] = told(number)?.review_comments ?? [];
    expect(more).toEqual([]);
    expect(remark).toMatchObject({ path: 'src/index.ts', line: 2, body: expect.stringContaining(finding) });
    expect(remark?.body).toMatch(/^<!-- voygent:finding [0-9a-f]{16} -->\n\*\*HIGH\*\* security, critic/);
    const [comment, ...others] = commentsOn(number);
    expect(others).toEqual([]);
    expect(comment?.body).toContain('## Gate of production: blocked');
    expect(comment?.body).toMatch(/\*\*`src\/index\.ts:2`\*\* The answer tells who asked\. \(beside the line\)/);
    expect(comment?.body).toContain('- Finding: It is slow. @\u200boctocat');
    expect(checks().at(-1)).toMatchObject({
      name: 'voygent gate: production',
      head_sha: project.git('rev-parse', 'HEAD'),
      conclusion: 'failure',
      annotations: [
        { path: 'src/index.ts', start_line: 2, annotation_level: 'failure' },
        { path: 'src/other.ts', start_line: 1, annotation_level: 'notice' },
      ],
    });
    // Again: nothing is said twice.
    await judged(number);
    expect(told(number)?.review_comments).toHaveLength(1);
    expect(commentsOn(number)).toHaveLength(1);
  });

  test('has the findings in the comment, where GitHub shows no lines, or others than were judged', async () => {
    const number = pullRequest();
    const files = told(number)?.files ?? [];
    for (const file of files) delete file.patch;
    await judged(number);
    const another = pullRequest();
    for (const file of told(another)?.files ?? []) file.sha = 'd'.repeat(40);
    await judged(another);
    for (const one of [number, another]) {
      expect(told(one)?.review_comments).toEqual([]);
      expect(commentsOn(one)[0]?.body).toContain(`- Finding: ${finding}`);
    }
  });

  test('that has moved on since is told nothing', async () => {
    const number = pullRequest({ head: 'c'.repeat(40) });
    const before = checks().length;
    const gate = await judged(number);
    expect(gate).toMatchObject({ exitCode: 1, outputs: { decision: 'blocked' } });
    expect(gate.log).toContain('is at cccccccccccc by now');
    expect([commentsOn(number), checks().length]).toEqual([[], before]);
  });

  test('as it would be merged is told on its own head', async () => {
    const head = project.git('rev-parse', 'HEAD');
    const tree = project.git('rev-parse', 'HEAD^{tree}');
    const merge = project.git('commit-tree', tree, '-p', base, '-p', head, '-m', 'Merge');
    const number = pullRequest();
    const gate = await judged(number, { head: merge });
    expect(gate.log).not.toContain('by now');
    expect(checks().at(-1)).toMatchObject({ head_sha: head });
    expect(told(number)?.review_comments).toHaveLength(1);
  });

  test.each([
    ['comments on lines', '/pulls/\\d+/reviews$', 'Could not comment on lines'],
    ['a comment', '/issues/\\d+/comments$', 'Could not comment on the pull request'],
    ['a check', '/check-runs$', 'Could not write the check'],
  ])('is told the rest, where %s cannot be written', async (_, path, message) => {
    const number = pullRequest();
    const before = checks().length;
    stack.faults.set([{ service: 'github', method: 'POST', path, action: refused }]);
    const gate = await judged(number);
    expect(gate, gate.log).toMatchObject({ exitCode: 1, outputs: { decision: 'blocked' } });
    expect(gate.log).toMatch(new RegExp(`::warning::${message}; the decision stands all the same`));
    const sinks = [told(number)?.review_comments.length, commentsOn(number).length, checks().length - before];
    expect(sinks.filter((count) => count === 1)).toHaveLength(2);
  });

  test.each(['/pulls/\\d+/reviews$', '/issues/\\d+/comments$', '/check-runs$'])(
    'is told once, where the answer to %s is lost',
    async (path) => {
      const number = pullRequest();
      const before = checks().length;
      const reset = { kind: 'reset' } as const;
      stack.faults.set([{ service: 'github', method: 'POST', path, times: 1, when: 'after', action: reset }]);
      const gate = await judged(number, {}, { GITHUB_RUN_ATTEMPT: '2' });
      expect(gate.log).not.toContain('Could not');
      const sinks = [told(number)?.review_comments.length, commentsOn(number).length, checks().length - before];
      expect(sinks).toEqual([1, 1, 1]);
    },
  );

  test('of which the verdict cannot be read is told that', async () => {
    const number = pullRequest();
    const gate = await judged(number, { 'verdict-sha256': 'a'.repeat(64) });
    expect(gate, gate.log).toMatchObject({ exitCode: 1, outputs: { decision: 'indeterminate' } });
    expect(commentsOn(number)[0]?.body).toMatch(
      /not admitted: it cannot be told\n\n- The verdict is not the one of this run/,
    );
    expect(checks().at(-1)).toMatchObject({ conclusion: 'failure' });
  });

  test('of a fork, whose runs may not write, is judged all the same', async () => {
    const gate = await judged(pullRequest(), { 'github-token': stack.github.readOnlyToken });
    expect(gate, gate.log).toMatchObject({ exitCode: 1, outputs: { decision: 'blocked' } });
    expect(gate.log).toContain('A workflow on a pull request from a fork gets a token that only reads');
  });

  test('has what was found as SARIF', async () => {
    const gate = await judged(pullRequest(), { feedback: 'false' });
    for (const { outputs } of [review, gate]) {
      const { runs } = JSON.parse(readFileSync(outputs['sarif'] ?? '', 'utf8'));
      expect(runs[0].results.map((one: { ruleId: string; level: string }) => [one.ruleId, one.level])).toEqual([
        ['critic/security', 'error'],
        ['critic/performance', 'note'],
      ]);
    }
  });
});
