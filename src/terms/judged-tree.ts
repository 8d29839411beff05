import { createByteReader } from '../git/byte-reader.ts';
import { resolveCommit } from '../git/commits.ts';
import { collect, openRepository, type Repository } from '../git/repository.ts';
import { expectSuccess } from '../git/run.ts';
import type { Environment } from '../project/project.ts';
import type { Context } from '../runtime/context.ts';
import { ActionError } from '../runtime/errors.ts';

/** What an action is told of the gate that was before it. */
export interface Judged {
  mode: 'apply' | 'plan';
  'head-sha': string | undefined;
}

/**
 * Lets into a gated environment what the gate has judged, and nothing else. A plan only reads.
 * @throws ActionError `gate-required`, `gate-refused`
 */
export async function requireJudged(
  { name, gate }: Pick<Environment, 'name' | 'gate'>,
  { mode, 'head-sha': judged }: Judged,
  context: Context,
): Promise<void> {
  if (judged !== undefined) return requireJudgedTree(judged, context);
  if (gate === 'off' || mode === 'plan') return;
  throw new ActionError(
    'gate-required',
    `The environment ${name} is gated, and the input \`head-sha\` is empty: it cannot be told that this was judged. Nothing was done.`,
    {
      hint: `Run \`gate\` before this and give its output \`head-sha\`; or switch the gate off in so many words in .github/voygent.yml: \`environments: { ${name}: { gate: off } }\`.`,
    },
  );
}

/**
 * Holds what is about to run to what the gate has judged: the checkout, the commit that GitHub says that this run is of, and the
 * files that git tracks. What a build writes beside them is not looked at.
 * @param judged the commit that was judged
 * @throws ActionError `gate-refused`, `commit-not-found`, `input-invalid`
 */
export async function requireJudgedTree(judged: string, context: Context): Promise<void> {
  await using repository = await openRepository(context);
  const commit = await resolveCommit(repository, judged, 'judged commit');
  const tree = await treeOf(repository, commit);
  const { sha } = context.runner;
  for (const [name, said] of [
    ['HEAD', 'checked out'],
    ...(sha === undefined ? [] : [[sha, 'what this run is of'] as const]),
  ] as const) {
    const other = await resolveCommit(repository, name, said);
    if ((await treeOf(repository, other)) !== tree) throw another(commit, other, said);
  }
  await requireOwnFolder(repository);
  const [changed, ...more] = await changedFiles(repository);
  if (changed === undefined) return;
  throw new ActionError(
    'gate-refused',
    `What would be deployed is not what was judged: ${changed}${more.length > 0 ? ` and ${more.length} more tracked files` : ''} differ from the commit. Nothing was done.`,
    { hint: 'Let no step of this job change files that git tracks; `git status` shows them.' },
  );
}

function another(judged: string, found: string, said: string): ActionError {
  return new ActionError(
    'gate-refused',
    `The gate has judged ${judged.slice(0, 12)}, and ${found.slice(0, 12)} is ${said}, which has other content. Nothing was done.`,
    { hint: 'Check out the commit that the gate was run on: `with: { ref: ${{ needs.gate.outputs.head-sha }} }`.' },
  );
}

async function treeOf(repository: Repository, commit: string): Promise<string> {
  const end = await repository.onObjects(['rev-parse', '--verify', `${commit}^{tree}`], collect);
  return expectSuccess(end, 'read what a commit contains').toString('latin1').trim();
}

/** With `core.worktree` git looks for changed files in another folder than the one that is deployed. */
async function requireOwnFolder(repository: Repository): Promise<void> {
  const end = await repository.inCheckout(['rev-parse', '--is-inside-work-tree'], collect);
  if (expectSuccess(end, 'tell where the checkout is').toString('latin1').trim() === 'true') return;
  throw new ActionError(
    'gate-refused',
    `What would be deployed is not what was judged: ${repository.workspace} is not the folder that git looks at. Nothing was done.`,
    { hint: 'Take `core.worktree` out of the configuration of the checkout.' },
  );
}

// Files that are there are looked at, whatever the checkout's configuration says of leaving them out.
const lookingAtAll = ['core.sparseCheckout=true', 'sparse.expectFilesOutsideOfPatterns=false'].flatMap((setting) => [
  '-c',
  setting,
]);

/** Tracked files that differ from the commit, and those of which git was told to take them for unchanged. */
async function changedFiles(repository: Repository): Promise<string[]> {
  const what = 'look for changed files';
  const args = [
    'status',
    '--porcelain=v1',
    '-z',
    '--untracked-files=no',
    '--no-renames',
    '--ignore-submodules=untracked',
  ];
  const list = expectSuccess(await repository.inCheckout([...lookingAtAll, ...args], collect), what).toString('utf8');
  const changed = list.split('\0').flatMap((entry) => (entry === '' ? [] : [entry.slice(3)]));
  const unlookedAt = expectSuccess(await repository.inCheckout(['ls-files', '-v', '-z'], assumedUnchanged), what);
  return [...changed, ...unlookedAt];
}

const longestEntry = 64 * 1024;

/** git-ls-files(1), `-v`: those whose letter is a small one. */
async function assumedUnchanged(stdout: AsyncIterable<Buffer>): Promise<string[]> {
  const reader = createByteReader(stdout);
  const paths: string[] = [];
  for (let entry = await reader.until(0, longestEntry); entry; entry = await reader.until(0, longestEntry))
    if (/^[a-z] /.test(entry.toString('latin1', 0, 2))) paths.push(entry.toString('utf8', 2));
  return paths;
}
