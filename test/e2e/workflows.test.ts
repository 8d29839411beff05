import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { careful } from '../../local/openai/careful-critic.ts';
import type { RunResult } from '../../local/runner/runner.ts';
import { openSampleProject, type SampleProject } from '../../local/runner/sample-project.ts';
import { type Stack, startStack } from '../../local/stack.ts';
import { brokenHealth, openWithoutKey } from '../../scripts/demo/changes.ts';
import { realCodex, toolCache } from '../../src/review/codex.fixture.ts';
import { temporaryFolder } from './checkout.ts';
import { ledgerOf } from './ledger.ts';
import { edit } from './sample.ts';
import { ageKeys } from './snapshots.ts';
import { serving } from './workers.ts';

const codex = await realCodex();
const key = 'a-key-for-mcp+with/odd="characters"';

let stack: Stack;
let project: SampleProject;
let identity: string;
const folder = temporaryFolder();
const results: RunResult[] = [];

beforeAll(async () => {
  const keys = await ageKeys();
  identity = keys.identity;
  stack = await startStack({ stateDir: join(folder, 'state') });
  stack.openai.setScript(careful);
  project = openSampleProject(stack, {
    folder: join(folder, 'project'),
    toolCache: toolCache(),
    secrets: { MCP_AUTH_KEY: key, AGE_IDENTITY: identity },
    prepare(workingCopy) {
      edit(workingCopy, '.github/voygent.yml', (text) =>
        text
          // It takes six seconds each time, and is tested elsewhere.
          .replace(/ *# From a runner far away[\s\S]*p95: 500ms }\n/, '')
          .concat(`\ndatabases:\n  - { name: voygent-prod, backup: { recipients: [${keys.recipient}] } }\n`),
      );
      edit(workingCopy, '.github/workflows/deploy.yml', (text) =>
        text.replace('      mode: ${{', '      dwell: 0s\n      wait: 5s\n      mode: ${{'),
      );
    },
  });
});
afterAll(() => stack.close());
afterEach(() => expect(stack.github.defects).toEqual([]));

async function run(...trigger: Parameters<SampleProject['runner']['run']>): Promise<RunResult> {
  const result = await project.runner.run(...trigger);
  results.push(result);
  return result;
}

function logOf({ jobs }: RunResult): string {
  return jobs.map(({ name, log }) => `== ${name}\n${log}`).join('\n');
}

/** The job of that name, with what people see of it. */
function jobOf(result: RunResult, name: string) {
  const job = result.jobs.find((one) => one.name === name);
  if (!job) throw new Error(`there is no job ${name} in ${logOf(result)}`);
  return { ...job, summary: job.steps.map(({ summary }) => summary).join('\n') };
}

/** Opens a pull request with what was changed in the working copy, and gives what triggers its workflows. */
function pullRequest(branch: string, more: { isFork?: boolean } = {}) {
  project.origin.run('checkout', '--quiet', '-B', branch);
  const head = project.origin.push(branch);
  const number = stack.github.openPullRequest(branch, { head, files: project.origin.changedFiles() });
  const offer = { number, ...project.origin.offer(number), ...more };
  project.origin.run('checkout', '--quiet', 'main');
  return { event: 'pull_request', pullRequest: offer, workflow: 'review.yml' } as const;
}

/** The states of the issues by their titles. */
function issues(): Record<string, string[]> {
  const byTitle = Map.groupBy(stack.github.state.issues, ({ title }) => title);
  return Object.fromEntries([...byTitle].map(([title, of]) => [title, of.map(({ state }) => state)]));
}

function offered(number: number) {
  const found = stack.github.state.pull_requests.find((one) => one.number === number);
  if (!found) throw new Error(`there is no pull request ${number}`);
  return found;
}

const steady = 'workers/trips/src/health.ts';

describe.skipIf(!codex)('the workflows of the sample project, as GitHub runs them', () => {
  test('a push is reviewed, judged and released, each job with the permissions that it names', async () => {
    const result = await run({ event: 'push' });
    expect(result.conclusion, logOf(result)).toBe('success');
    expect(result.ends['deploy']?.outputs).toMatchObject({ status: 'passed', 'deployment-id': '1' });
    const review = jobOf(result, 'review / Review for production');
    const release = jobOf(result, 'deploy / Release to production');
    expect(review.permissions).toEqual({ contents: 'read', deployments: 'read', actions: 'read' });
    expect(release.summary).toContain('Gate: admitted');
    const [entry] = await ledgerOf(stack, 'production');
    expect(entry?.payload).toMatchObject({ verdict: result.ends['review']?.outputs['verdict-sha256'] });
    expect(Object.values(await serving(stack, 'voygent-trips'))).toEqual([100]);
    // There was no backup yet, which is told and does not stop the first release.
    expect(release.log).toContain('There is no proven snapshot of voygent-prod');
  });

  test('a pull request is reviewed, and the gate says so on it', async () => {
    edit(project.origin.workingCopy, steady, (text) => `${text}\n// A remark.\n`);
    const trigger = pullRequest('remark');
    const result = await run(trigger);
    expect(result.conclusion, logOf(result)).toBe('success');
    const [check] = stack.github.state.check_runs.filter(({ head_sha }) => head_sha === trigger.pullRequest.head);
    expect(check).toMatchObject({ conclusion: 'success' });
    const comments = stack.github.state.comments.filter((one) => one.issue_number === trigger.pullRequest.number);
    expect(comments).toHaveLength(1);
    expect(comments[0]?.body).toMatch(/admitted/i);
  });

  test('a pull request that opens the door to everybody is blocked, with a comment at the line', async () => {
    openWithoutKey(project.origin.workingCopy);
    const trigger = pullRequest('open');
    const result = await run(trigger);
    expect(result.conclusion).toBe('failure');
    expect([result.ends['review']?.result, result.ends['gate']?.result]).toEqual(['failure', 'failure']);
    const found = stack.github.state.check_runs.filter(({ head_sha }) => head_sha === trigger.pullRequest.head);
    expect(found.map(({ conclusion }) => conclusion)).toEqual(['failure']);
    const [comment] = offered(trigger.pullRequest.number).review_comments;
    expect(comment).toMatchObject({ path: 'workers/trips/src/auth.ts', line: expect.any(Number) });
    expect(jobOf(result, 'gate / Gate of production').annotations.map(({ level }) => level)).toContain('error');
  });

  test("a fork's pull request gets no key: it fails, and says what a maintainer can do", async () => {
    edit(project.origin.workingCopy, steady, (text) => `${text}\n// From outside.\n`);
    const result = await run(pullRequest('outside', { isFork: true }));
    expect(result.conclusion).toBe('failure');
    expect(logOf(result)).toMatch(/awaiting a maintainer/i);
    expect(jobOf(result, 'gate / Gate of production').permissions).not.toContain('write');
  });

  test('a push that the critic objects to does not reach production', async () => {
    const before = await serving(stack, 'voygent-trips');
    openWithoutKey(project.origin.workingCopy);
    project.origin.push('Let everybody in');
    const result = await run({ event: 'push' });
    expect(result.conclusion).toBe('failure');
    const release = jobOf(result, 'deploy / Release to production');
    expect(release.annotations.map(({ message }) => message).join('\n')).toContain('The gate does not admit');
    expect(await serving(stack, 'voygent-trips')).toEqual(before);
    expect(issues()).toEqual({
      'The backups of production are not fresh': ['open'],
      'The release to production did not pass': ['open'],
    });
    project.origin.run('reset', '--quiet', '--hard', 'HEAD~1');
  });

  test('a version that breaks is caught at 0 %, and the run is red', async () => {
    const before = await serving(stack, 'voygent-trips');
    brokenHealth(project.origin.workingCopy);
    project.origin.push('Break health');
    const result = await run({ event: 'push' });
    expect([result.ends['review']?.result, result.ends['deploy']?.result]).toEqual(['success', 'failure']);
    expect(logOf(result)).toContain('At 0 %');
    // The same issue, which says that it is another error.
    expect(issues()).toMatchObject({ 'The release to production did not pass': ['open'] });
    expect(stack.github.state.comments.at(-1)?.body).toContain(
      'It is another error now: `check-failed` instead of `gate-refused`',
    );
    expect(Object.entries(await serving(stack, 'voygent-trips')).filter(([, share]) => share > 0)).toEqual(
      Object.entries(before),
    );
    project.origin.run('reset', '--quiet', '--hard', 'HEAD~1');
  });

  test('the weekly backup is made, and each snapshot restored in a job of its own; then backups are fresh', async () => {
    const result = await run({ event: 'schedule', workflow: 'backup.yml' });
    expect(result.conclusion, logOf(result)).toBe('success');
    const [artifact] = JSON.parse(result.ends['backup']?.outputs['artifact-ids'] ?? '[]');
    expect(jobOf(result, `backup / Restore the snapshot ${artifact} to prove it`).result).toBe('success');
    const fresh = await run({ event: 'schedule', workflow: 'backups-fresh.yml' });
    expect(fresh.conclusion, logOf(fresh)).toBe('success');
    expect(issues()).toMatchObject({ 'The backups of production are not fresh': ['closed'] });
  });

  test('a second release, and the way back from it by hand: planned, then applied', async () => {
    const [first = ''] = Object.keys(await serving(stack, 'voygent-trips'));
    edit(project.origin.workingCopy, steady, (text) => `${text}\n// Later.\n`);
    project.origin.push('Later');
    const second = await run({ event: 'push' });
    expect(second.conclusion, logOf(second)).toBe('success');
    expect(issues()).toMatchObject({ 'The release to production did not pass': ['closed'] });
    expect(Object.keys(await serving(stack, 'voygent-trips'))).not.toContain(first);

    const plan = await run({ event: 'workflow_dispatch', workflow: 'rollback.yml' });
    expect(plan.conclusion, logOf(plan)).toBe('success');
    expect(plan.jobs.map(({ name }) => name)).toEqual(['rollback / Plan the rollback of production']);
    const inputs = { mode: 'apply', confirm: 'voygent-trips', reason: 'a test' };
    const applied = await run({ event: 'workflow_dispatch', workflow: 'rollback.yml', inputs });
    expect(applied.conclusion, logOf(applied)).toBe('success');
    expect(await serving(stack, 'voygent-trips')).toEqual({ [first]: 100 });
  });

  test('a caller that gives less than a workflow needs is refused before any job runs', async () => {
    edit(project.origin.workingCopy, '.github/workflows/deploy.yml', (text) =>
      text.replace(/ *deployments: write.*\n/, ''),
    );
    project.origin.push('Take a permission away');
    const calls = stack.github.server.calls.length;
    expect(() => project.runner.start({ event: 'push' })).toThrow(
      /more permissions than its caller has: deployments: write \(the caller gives none\)/,
    );
    expect(stack.github.server.calls).toHaveLength(calls);
    project.origin.run('reset', '--quiet', '--hard', 'HEAD~1');
  });

  test('in all this no byte of a secret was written where it does not belong', () => {
    const secrets = [stack.cloudflare.token, stack.openai.apiKey, key, identity];
    const written: [where: string, text: string][] = results.flatMap(({ id, jobs }) =>
      jobs.flatMap(({ name, raw, log, outputs, steps, annotations }): [string, string][] => [
        [`${id} ${name}: what its steps printed`, raw],
        [`${id} ${name}: log`, log],
        [`${id} ${name}: the rest`, JSON.stringify([outputs, steps, annotations])],
      ]),
    );
    const bodies = [stack.github, stack.artifacts, stack.openai].flatMap(({ server }) => server.calls);
    written.push(...bodies.map(({ service, path, body }): [string, string] => [`${service} ${path}`, body]));
    const found = written.flatMap(([where, text]) =>
      formsOf(secrets)
        .filter((form) => text.includes(form))
        .map(() => where),
    );
    expect(results.length).toBeGreaterThan(8);
    expect(found).toEqual([]);
    expect(filesWith(join(folder, 'state', 'artifacts'), secrets)).toEqual([]);
  });
});

/** As they are, and as they look in base64, in a URL and in JSON. */
function formsOf(secrets: readonly string[]): string[] {
  return secrets.flatMap((secret) => [
    secret,
    Buffer.from(secret).toString('base64'),
    encodeURIComponent(secret),
    JSON.stringify(secret).slice(1, -1),
  ]);
}

function filesWith(root: string, secrets: readonly string[]): string[] {
  if (!existsSync(root)) return [];
  const files = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return files
    .map(({ parentPath, name }) => join(parentPath, name))
    .filter((file) => formsOf(secrets).some((form) => readFileSync(file).includes(form)));
}
