import { createByteReader } from './byte-reader.ts';
import { pathText } from './path-text.ts';
import type { ObjectFormat, Repository } from './repository.ts';
import { expectSuccess, gitFailed } from './run.ts';

/** One path at which two trees differ. What is added has no old side, what is deleted no new one. */
export interface TreeChange {
  /** As `pathText` writes it. */
  path: string;
  /** Six octal digits: `100644` a file, `100755` an executable one, `120000` a symbolic link, `160000` a submodule's commit. */
  oldMode: string | null;
  /** The id of the content; of a submodule, of its commit. */
  oldBlob: string | null;
  newMode: string | null;
  newBlob: string | null;
}

/** The tree without a file, which git knows without having it. */
const emptyTree: Readonly<Record<ObjectFormat, string>> = {
  sha1: '4b825dc642cb6eb9a060e54bf8d69288fbee4904',
  sha256: '6ef19b41225c5369f1c104d45d8d85efa9b057b53b14b4b9b939dd74decc5321',
};

// PATH_MAX is 4,096; a tree that was made by hand may have longer ones.
const longestPath = 64 * 1024;
const mostChanges = 500_000;

/**
 * Every path at which two commits differ, in git's order. Renames are a deletion and an addition.
 * @param base a commit's full id; `null` is the empty tree: all of `head` is added
 * @throws ActionError `subprocess-failed` when trees are missing or there are more than 500,000 changes
 */
export async function treeChanges(repository: Repository, base: string | null, head: string): Promise<TreeChange[]> {
  const what = 'compare the two commits';
  const args = [
    ...[
      'diff-tree',
      '-r',
      '-z',
      '--raw',
      '--no-renames',
      '--full-index',
      '--no-abbrev',
      '--no-textconv',
      '--no-ext-diff',
    ],
    ...[base ?? emptyTree[repository.objectFormat], head],
  ];
  const end = await repository.onObjects(args, readChanges);
  const changes = expectSuccess(end, what);
  if (changes === undefined) throw gitFailed(what, 'its answer is not whole');
  return changes;
}

/** `undefined` when a record is cut off or not one. */
async function readChanges(stdout: AsyncIterable<Buffer>): Promise<TreeChange[] | undefined> {
  const reader = createByteReader(stdout);
  const changes: TreeChange[] = [];
  for (;;) {
    const record = await reader.until(0, longestPath);
    if (record === undefined) return changes;
    const path = await reader.until(0, longestPath);
    const change = path && parseRecord(record.toString('latin1'), path);
    if (!change) return undefined;
    if (changes.push(change) > mostChanges)
      throw gitFailed('compare the two commits', `more than ${mostChanges} changes`);
  }
}

/** gitdiff-format: `:100644 100755 <old id> <new id> M`. */
function parseRecord(record: string, path: Buffer): TreeChange | undefined {
  const match = /^:([0-7]{6}) ([0-7]{6}) ([0-9a-f]+) ([0-9a-f]+) [A-Z]$/.exec(record);
  if (!match) return undefined;
  const [, oldMode = '', newMode = '', oldBlob = '', newBlob = ''] = match;
  const side = (mode: string, blob: string) => (mode === '000000' ? ([null, null] as const) : ([mode, blob] as const));
  const [[fromMode, fromBlob], [toMode, toBlob]] = [side(oldMode, oldBlob), side(newMode, newBlob)];
  return { path: pathText(path), oldMode: fromMode, oldBlob: fromBlob, newMode: toMode, newBlob: toBlob };
}
