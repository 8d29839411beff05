import { readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sound } from '../../local/openai/critics.ts';
import { type Stack, startStack } from '../../local/stack.ts';
import { realCodex } from '../../src/review/codex.fixture.ts';
import { pathOf } from '../docs/kinds.ts';
import { parsePage, root } from '../docs/markdown.ts';
import { runAction } from './action.ts';
import { temporaryFolder } from './checkout.ts';
import { ledgerOf } from './ledger.ts';
import { type History, handedOn, history, runReview } from './reviews.ts';
import { credentials, networkOf } from './sample.ts';
import { runOn } from './snapshots.ts';
import { serving } from './workers.ts';

const page = parsePage('docs/getting-started.md', readFileSync(join(root, 'docs/getting-started.md'), 'utf8'));
const codex = await realCodex();

let stack: Stack;
beforeAll(async () => {
  // The database that the page's configuration names.
  const databases = [{ name: 'trips', uuid: '6f1e3c52-8a1b-4d7e-9c55-2b7a4e0f9d31' }];
  stack = await startStack({ stateDir: temporaryFolder(), databases });
  stack.openai.setScript(sound.silent);
});
afterAll(() => stack.close());

/** What a newcomer has after step 3: the files of the page, and a Worker that says its version as the page says. */
function newcomer(): History {
  const shown = page.blocks.flatMap((block) => (pathOf(block) ? [[pathOf(block) ?? '', block.text] as const] : []));
  const line = page.blocks.find(({ language }) => language === 'js')?.text.trim() ?? '';
  const worker = `export default {
  async fetch(request, env) {
    const { n } = await env.DB.prepare('SELECT count(*) AS n FROM trips').first();
    const response = Response.json({ trips: n });
    ${line}
    return response;
  },
};
`;
  const project = history({
    ...Object.fromEntries(shown),
    'src/index.ts': worker,
    'migrations/0001_trips.sql': 'CREATE TABLE trips (id TEXT PRIMARY KEY);\n',
    '.gitignore': 'node_modules\n.wrangler\n',
  });
  symlinkSync(join(root, 'node_modules'), join(project.workspace, 'node_modules'));
  return project;
}

/** What the job `release` of deploy.yml does, and the form of rollback.yml. */
function run(action: 'release' | 'rollback', { workspace, git, eventFile }: History, inputs: Record<string, string>) {
  return runAction(action, {
    inputs: { ...credentials(stack), environment: 'production', ...inputs },
    workspace,
    env: {
      ...networkOf(stack),
      GITHUB_SHA: git('rev-parse', 'HEAD'),
      GITHUB_EVENT_PATH: eventFile,
      GITHUB_RUN_ID: String(Date.now()),
      GITHUB_RUN_ATTEMPT: '1',
    },
  });
}

describe.skipIf(!codex)('whoever follows «From nothing to the first protected release»', () => {
  test('has a plan, a release that was reviewed, a backup, and a way back', async () => {
    const project = newcomer();
    expect(await run('release', project, {})).toMatchObject({ exitCode: 1, outputs: { status: 'blocked' } });
    const review = await runReview(stack, 'review', project, { inputs: { environment: 'production', base: '' } });
    // The page says so: its workflows name ours by a tag.
    expect(review, review.log).toMatchObject({ exitCode: 0, outputs: { 'derived-status': 'conditional' } });
    expect(review.outputs['findings']).toContain('action-not-pinned');

    const plan = await run('release', project, { ...handedOn(review), mode: 'plan' });
    expect(plan, plan.log).toMatchObject({ exitCode: 0, outputs: { status: 'passed' } });
    expect(plan.summary).toContain('0001_trips.sql');
    expect(stack.cloudflare.api.calls.filter(({ method }) => method === 'PUT')).toEqual([]);
    expect(await ledgerOf(stack, 'production')).toEqual([]);

    const released = await run('release', project, { ...handedOn(review), dwell: '0s', wait: '20s' });
    expect(released, released.log).toMatchObject({ exitCode: 0, outputs: { status: 'passed' } });
    expect(released.summary).toContain('The way back');
    const [entry] = await ledgerOf(stack, 'production');
    expect(entry?.payload).toMatchObject({ verdict: review.outputs['verdict-sha256'] });
    expect(Object.values(await serving(stack, 'trips'))).toEqual([100]);

    const backup = await runOn(stack, 'backup', project.workspace, { inputs: { environment: 'production' } });
    expect(backup, backup.log).toMatchObject({ exitCode: 0, outputs: { status: 'passed' } });

    // A second one, so that there is something to go back to.
    project.commit({ 'src/extra.ts': 'export const extra = 1;\n' });
    project.setDefaultBranch();
    const next = await runReview(stack, 'review', project, { inputs: { environment: 'production', base: '' } });
    const again = await run('release', project, { ...handedOn(next), dwell: '0s', wait: '20s' });
    expect(again, again.log).toMatchObject({ exitCode: 0 });
    const form = await run('rollback', project, {});
    expect(form, form.log).toMatchObject({ exitCode: 0, outputs: { status: 'passed' } });
    expect(form.summary).toContain('confirm');
  });
});
