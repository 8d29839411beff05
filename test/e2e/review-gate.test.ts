import { generateKeyPairSync } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { answerTo, findingIn } from '../../local/openai/answers.ts';
import { misleading, sound } from '../../local/openai/critics.ts';
import { type Stack, startStack } from '../../local/stack.ts';
import { realCodex } from '../../src/review/codex.fixture.ts';
import { temporaryFolder } from './checkout.ts';
import { handedOn, history, runReview } from './reviews.ts';

const codex = await realCodex();

let stack: Stack;
beforeAll(async () => {
  stack = await startStack({ stateDir: temporaryFolder() });
});
afterAll(() => stack.close());
beforeEach(() => stack.openai.setScript(sound.silent));

const first = {
  'src/index.ts': 'export default { fetch: () => new Response("hello") };\n',
  'docs/constitution.md': '# Constitution\n\n1. Rows are kept.\n',
  '.github/voygent.yml': 'version: 1\nconstitution: docs/constitution.md\nreview: { model: gpt-5.5, effort: medium }\n',
};

const finding: typeof sound.silent = (question) => ({
  kind: 'text',
  text: JSON.stringify(answerTo(question, [findingIn(question, { severity: 'HIGH' })])),
});

describe.skipIf(!codex)('a change', () => {
  test('that is reviewed without a finding is admitted, by its sha256', async () => {
    const project = history(first);
    const review = await runReview(stack, 'review', project);
    expect(review, review.log).toMatchObject({
      exitCode: 0,
      outputs: { status: 'passed', 'derived-status': 'approved', findings: '[]' },
    });
    const gate = await runReview(stack, 'gate', project, { inputs: handedOn(review) });
    expect(gate, gate.log).toMatchObject({
      exitCode: 0,
      outputs: { status: 'passed', decision: 'admitted', 'head-sha': project.git('rev-parse', 'HEAD'), reasons: '[]' },
    });
  });

  test('with a grave finding is rejected, and blocked', async () => {
    stack.openai.setScript(finding);
    const project = history(first);
    const review = await runReview(stack, 'review', project);
    expect(review, review.log).toMatchObject({
      exitCode: 1,
      outputs: { status: 'blocked', 'derived-status': 'rejected' },
    });
    const gate = await runReview(stack, 'gate', project, { inputs: handedOn(review) });
    expect(gate, gate.log).toMatchObject({ exitCode: 1, outputs: { status: 'blocked', decision: 'blocked' } });
    expect(gate.log).toMatch(/The gate does not admit [0-9a-f]{12}\. HIGH: [^\n]*Nothing was done/);
  });

  test('that the critic did not answer for as it was asked to is not admitted', async () => {
    stack.openai.setScript(misleading['two answers']);
    const project = history(first);
    const review = await runReview(stack, 'review', project);
    expect(review, review.log).toMatchObject({
      exitCode: 1,
      outputs: { status: 'indeterminate', 'derived-status': 'indeterminate' },
    });
    const gate = await runReview(stack, 'gate', project, { inputs: handedOn(review) });
    expect(gate, gate.log).toMatchObject({ exitCode: 1, outputs: { decision: 'indeterminate' } });
  });

  test('is not admitted by the verdict of another', async () => {
    const project = history(first);
    const review = await runReview(stack, 'review', project);
    project.commit({ 'src/index.ts': 'export default { fetch: () => new Response("other") };\n' });
    const gate = await runReview(stack, 'gate', project, { inputs: handedOn(review) });
    expect(gate, gate.log).toMatchObject({ exitCode: 1, outputs: { decision: 'indeterminate' } });
    expect(gate.log).toContain('The verdict is of other changes');
  });

  test('is judged by the terms of the default branch, not by its own', async () => {
    const project = history(first);
    project.commit({ '.github/voygent.yml': 'version: 1\nreview: { passes: 2 }\n' });
    const review = await runReview(stack, 'review', project);
    expect(review, review.log).toMatchObject({ exitCode: 0 });
    const verdict = JSON.parse(readFileSync(review.outputs['verdict'] ?? '', 'utf8'));
    expect(verdict.predicate.policy).toMatchObject({ model: 'gpt-5.5', passes: 1 });
    // Once it is on the default branch, what was reviewed by other terms does not count.
    project.setDefaultBranch();
    const gate = await runReview(stack, 'gate', project, { inputs: handedOn(review) });
    expect(gate.log).toMatch(/The review went by another policy: model, effort, passes, constitution differ/);
  });

  test('that was signed is admitted with the public key, in another run, and not with another', async () => {
    const keys = [generateKeyPairSync('ed25519'), generateKeyPairSync('ed25519')].map(({ publicKey, privateKey }) => ({
      public: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
      private: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    }));
    const project = history(first);
    const inputs = { trust: 'signed', 'signing-key': keys[0]?.private ?? '' };
    const review = await runReview(stack, 'review', project, { inputs });
    expect(review, review.log).toMatchObject({ exitCode: 0 });
    const verdict = review.outputs['verdict-artifact'] ?? '';
    const judged = (key: string) =>
      runReview(stack, 'gate', project, { inputs: { verdict, trust: 'signed', 'public-key': key } });
    expect(await judged(keys[0]?.public ?? '')).toMatchObject({ exitCode: 0, outputs: { decision: 'admitted' } });
    const other = await judged(keys[1]?.public ?? '');
    expect(other).toMatchObject({ exitCode: 1 });
    expect(other.log).toContain('the signature is not that of the given public key');
    const inline = await runReview(stack, 'gate', project, { inputs: handedOn(review) });
    expect(inline, inline.log).toMatchObject({ exitCode: 1 });
    expect(`${review.log}${review.summary}`.replaceAll(/^::add-mask::.*$/gm, '')).not.toContain(
      (keys[0]?.private ?? '').split('\n')[1],
    );
  });

  test('whose verdict was edited is not admitted', async () => {
    stack.openai.setScript(finding);
    const project = history(first);
    const review = await runReview(stack, 'review', project);
    const path = review.outputs['verdict'] ?? '';
    const verdict = JSON.parse(readFileSync(path, 'utf8'));
    verdict.predicate = { ...verdict.predicate, findings: [], status: 'approved', reasons: [] };
    const edited = join(project.workspace, 'verdict.json');
    writeFileSync(edited, JSON.stringify(verdict));
    const inputs = { verdict: 'verdict.json', 'verdict-sha256': review.outputs['verdict-sha256'] ?? '' };
    const gate = await runReview(stack, 'gate', project, { inputs });
    expect(gate).toMatchObject({ exitCode: 1 });
    expect(gate.log).toContain("The verdict is not the one of this run's review");
  });

  test('with a finding that somebody takes upon himself is admitted, once another person has approved that', async () => {
    stack.openai.setScript(finding);
    const project = history({ ...first, '.github/voygent.yml': `${first['.github/voygent.yml']}  # more\n` });
    project.commit({ '.github/voygent.yml': 'version: 1\nreview: { model: gpt-5.5, approvers: [hubot] }\n' });
    project.setDefaultBranch();
    const review = await runReview(stack, 'review', project);
    const [found] = JSON.parse(review.outputs['findings'] ?? '[]');
    const waiver = {
      finding: found.id,
      changes: review.outputs['diff-digest'],
      approver: 'hubot',
      reason: 'It is only a sample.',
      expires: '2999-12-31',
    };
    const waivers = JSON.stringify({ version: 1, waivers: [waiver] });
    const commit = project.commit({ '.github/voygent-waivers.yml': waivers });
    project.setDefaultBranch();
    const pushed = await runReview(stack, 'gate', project, { inputs: handedOn(review) });
    expect(pushed).toMatchObject({ exitCode: 1, outputs: { decision: 'blocked' } });
    expect(pushed.log).toMatch(
      /The waiver of [0-9a-f]{16} by hubot does not count: it came by [0-9a-f]{12}, which no merged/,
    );
    const head = 'b'.repeat(40);
    const approval = { user: 'hubot', state: 'APPROVED' as const, commit_id: head };
    stack.github.openPullRequest('Waive', { author: 'octocat', head, merged_as: commit, reviews: [approval] });
    const gate = await runReview(stack, 'gate', project, { inputs: handedOn(review) });
    expect(gate, gate.log).toMatchObject({ exitCode: 0, outputs: { decision: 'admitted' } });
    expect(gate.summary).toContain('1, of which 1 waived');
  });
});

describe('what cannot be reviewed or judged says why', () => {
  const noKey = { 'openai-api-key': '' };

  test('a pull request of a fork, which has no secrets', async () => {
    const project = history(first);
    const repository = { default_branch: 'main' };
    const event = { repository, pull_request: { number: 7, head: { repo: { full_name: 'someone/voygent' } } } };
    writeFileSync(project.eventFile, JSON.stringify(event));
    const review = await runReview(stack, 'review', project, {
      inputs: noKey,
      env: { GITHUB_EVENT_NAME: 'pull_request' },
    });
    expect(review).toMatchObject({ exitCode: 1, outputs: { status: 'failed' } });
    expect(review.log).toMatch(/awaiting a maintainer\. Nothing was reviewed\.%0A[^\n]*-f pull-request=7/);
  });

  test.each<[string, 'review' | 'gate', Record<string, string>, RegExp]>([
    ['a review without a key', 'review', noKey, /input `openai-api-key` is empty\. Nothing was reviewed/],
    ['signing without a key', 'review', { trust: 'signed' }, /`signing-key` is empty\. Nothing was reviewed/],
    ['a base that is not there', 'review', { base: '1'.repeat(40) }, /commit-not-found::[^\n]*fetch-depth: 0/],
    ['no verdict', 'gate', {}, /gate-required::There is no verdict\. Nothing was done/],
    ['no sha256', 'gate', { verdict: 'v.json' }, /`verdict-sha256` is empty: it cannot be told whose verdict/],
    ['no sha256 that is one', 'gate', { verdict: 'v.json', 'verdict-sha256': 'abc' }, /is no sha256/],
    [
      'no such file',
      'gate',
      { verdict: 'v.json', 'verdict-sha256': 'a'.repeat(64) },
      /cannot be read \(ENOENT\)\. Nothing was done/,
    ],
    ['signed, without a key', 'gate', { verdict: 'v.json', trust: 'signed' }, /`public-key` is empty/],
    [
      'signed, with what is no key',
      'gate',
      { verdict: '.github/voygent.yml', trust: 'signed', 'public-key': 'x' },
      /no Ed25519 public key/,
    ],
    [
      'what is no verdict',
      'gate',
      { verdict: '.github/voygent.yml', 'verdict-sha256': 'a'.repeat(64) },
      /not the one of this run's review/,
    ],
    ['no default branch', 'review', { 'policy-ref': 'origin/none' }, /commit-not-found::/],
  ])('%s', async (_, action, inputs, message) => {
    const result = await runReview(stack, action, history(first), { inputs });
    expect(result.log).toMatch(message);
    expect(result.exitCode).toBe(1);
  });
});
