import { createByteReader } from './byte-reader.ts';
import { collect, type Repository } from './repository.ts';
import { expectSuccess, gitFailed } from './run.ts';

/** Lines of the old content that became lines of the new. Lines count from 1 and end at a line feed only. */
export interface LineChange {
  /** The first that was removed; with a count of 0, the line before which others were put in. */
  oldFrom: number;
  oldCount: number;
  /** The first that was added; with a count of 0, the line before which others were taken out. */
  newFrom: number;
  newCount: number;
}

export interface BlobPair {
  oldBlob: string;
  newBlob: string;
}

const newline = 0x0a;
// A line of a content that is compared: as long as the content, at most.
const longestLine = 256 * 1024 * 1024;

// Myers' algorithm: histogram takes many seconds for a file in which every second of 40,000 lines changed.
const comparison =
  `--patch --unified=0 --inter-hunk-context=0 --text --no-renames --full-index --diff-algorithm=myers --no-color
  --no-ext-diff --no-textconv --src-prefix=a/ --dst-prefix=b/`.split(/\s+/);

/**
 * The lines at which contents differ, for each pair in turn; none for a pair of the same. One process compares them all,
 * as the files of two trees that are made for it: so no name, attribute or setting has a say, and everything is text.
 * @throws ActionError `subprocess-failed`
 */
export async function lineChanges(repository: Repository, pairs: readonly BlobPair[]): Promise<LineChange[][]> {
  const changes = pairs.map((): LineChange[] => []);
  if (pairs.length === 0) return changes;
  const before = await makeTree(
    repository,
    pairs.map(({ oldBlob }) => oldBlob),
  );
  const after = await makeTree(
    repository,
    pairs.map(({ newBlob }) => newBlob),
  );
  const args = ['diff-tree', '-r', ...comparison, before, after];
  const end = await repository.onObjects(args, (stdout) => readPatch(stdout, changes));
  if (!expectSuccess(end, 'compare the contents')) throw gitFailed('compare the contents', 'its answer is not whole');
  return changes;
}

/** A tree whose files are named by their places in the list. */
async function makeTree(repository: Repository, blobs: readonly string[]): Promise<string> {
  const input = blobs.values().map((blob, place) => `100644 blob ${blob}\t${String(place).padStart(8, '0')}\0`);
  const end = await repository.onObjects(['mktree', '-z', '--missing'], collect, { input });
  return expectSuccess(end, 'make a tree').toString('latin1').trim();
}

/** A line of a file begins with `+`, `-` or `\`: none can be taken for one of these. */
async function readPatch(stdout: AsyncIterable<Buffer>, changes: LineChange[][]): Promise<boolean> {
  const reader = createByteReader(stdout);
  let current: LineChange[] | undefined;
  for (let line = await reader.until(newline, longestLine); line; line = await reader.until(newline, longestLine)) {
    const text = line.toString('latin1', 0, 200);
    const file = /^diff --git a\/(\d{8}) b\/\1$/.exec(text);
    const hunk = /^@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@/.exec(text);
    if (file) current = changes[Number(file[1])];
    else if (hunk && current) current.push(lineChange(hunk));
    else if (file || hunk || /^(?:diff|@@|Binary)/.test(text)) return false;
  }
  return true;
}

function lineChange([, oldStart = '', oldLength = '1', newStart = '', newLength = '1']: RegExpExecArray): LineChange {
  const [oldCount, newCount] = [Number(oldLength), Number(newLength)];
  // A side without lines is told by the line before it.
  return {
    oldFrom: Number(oldStart) + (oldCount === 0 ? 1 : 0),
    oldCount,
    newFrom: Number(newStart) + (newCount === 0 ? 1 : 0),
    newCount,
  };
}
