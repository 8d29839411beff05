import { createHash } from 'node:crypto';
import { ActionError } from '../runtime/errors.ts';
import type { Change } from './changes.ts';

/**
 * The digest of a set of changes, which binds a verdict to the content that was reviewed: 64 hexadecimal digits, lower case.
 *
 * Another program computes the same so: one line for each change, `["<path>","<old mode>","<old id>","<new mode>","<new id>"]`,
 * ended by a line feed; `null` for each of the two where a side is not there; the lines in the order of the paths' bytes in
 * UTF-8; and sha256 over all of it. A line is JSON without spaces, as RFC 8785 writes strings: only `"`, `\` and control
 * characters below U+0020 are escaped (`\b \t \n \f \r`, else `\u001f` in lower case). The values are those of
 * `git diff-tree -r -z --raw --no-renames --no-abbrev <base> <head>`; a path that is not UTF-8, or begins with a double quote,
 * stands as git quotes it with `core.quotePath` on. Nothing is normalized. Without a change it is the sha256 of nothing.
 * @throws ActionError `internal` when a path comes twice, or a text could not be told from another in UTF-8
 */
export function changesDigest(changes: readonly Change[]): string {
  const lines = changes.map(lineOf).sort((a, b) => Buffer.compare(a.path, b.path));
  const hash = createHash('sha256');
  for (const [index, { path, line }] of lines.entries()) {
    if (lines[index - 1]?.path.equals(path)) throw invalid(path.toString(), 'comes twice');
    hash.update(line);
  }
  return hash.digest('hex');
}

function lineOf({ path, oldMode, oldBlob, newMode, newBlob }: Change): { path: Buffer; line: string } {
  if (!path.isWellFormed()) throw invalid(path, 'has half a surrogate pair');
  const line = `${JSON.stringify([path, oldMode, oldBlob, newMode, newBlob])}\n`;
  return { path: Buffer.from(path, 'utf8'), line };
}

function invalid(path: string, why: string): ActionError {
  return new ActionError('internal', `No digest can be computed: the changed path ${JSON.stringify(path)} ${why}.`, {
    hint: 'This is a defect of ours, or the list of changes was not read from git. Please report it with the event log.',
  });
}
