import { readBlobs } from './blobs.ts';
import { pathText } from './path-text.ts';
import { collect, type Repository } from './repository.ts';
import { expectSuccess } from './run.ts';

/** A file of a commit. */
export interface FileAt {
  /** As `pathText` writes it. */
  path: string;
  /** Six octal digits: `100644`, `100755`; `120000` for a symbolic link. */
  mode: string;
  blob: string;
}

/**
 * The files of a commit below some paths.
 * @param commit its full id
 * @param paths taken literally; none: all files
 * @throws ActionError `subprocess-failed`
 */
export async function filesAt(repository: Repository, commit: string, paths: readonly string[]): Promise<FileAt[]> {
  const args = ['--literal-pathspecs', 'ls-tree', '-r', '-z', '--full-tree', commit, '--', ...paths];
  const list = expectSuccess(await repository.onObjects(args, collect), `list the files of ${commit}`);
  return entriesIn(list).flatMap((entry) => {
    const tab = entry.indexOf(0x09);
    const [mode = '', type, blob = ''] = entry.subarray(0, tab).toString('latin1').split(' ');
    return type === 'blob' ? [{ path: pathText(entry.subarray(tab + 1)), mode, blob }] : [];
  });
}

function entriesIn(list: Buffer): Buffer[] {
  const entries: Buffer[] = [];
  for (let from = 0; from < list.length; ) {
    const to = list.indexOf(0, from);
    if (to === -1) break;
    entries.push(list.subarray(from, to));
    from = to + 1;
  }
  return entries;
}

/**
 * The texts of files, by blob; those that are larger than the limit are left out.
 * @throws ActionError `subprocess-failed`, `commit-not-found` when one is missing
 */
export async function textsOf(
  repository: Repository,
  files: readonly FileAt[],
  largestBytes: number,
): Promise<Map<string, string>> {
  const texts = new Map<string, string>();
  await readBlobs(
    repository,
    files.map(({ blob }) => blob),
    largestBytes,
    ({ id, content }) => {
      if (content !== undefined) texts.set(id, content.toString('utf8'));
    },
  );
  return texts;
}
