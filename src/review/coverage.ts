import { ActionError } from '../runtime/errors.ts';
import { type FileClass, isShown } from '../subject/classify.ts';
import type { Subject, SubjectFile } from '../subject/subject.ts';
import type { Chunk, LineRange } from './pack.ts';

/** What of a changed path is in which chunks. Every changed path has exactly one. */
export interface FileCoverage {
  path: string;
  kind: FileClass['kind'];
  /** Why it is not shown: the rule that says so, or its size. `null` where the kind says it all. */
  reason: string | null;
  shown: readonly ShownIn[];
}

export interface ShownIn {
  /** The chunk's number, from 1. */
  chunk: number;
  /** Of the new file. */
  lines: readonly LineRange[];
  /** Of the old file. */
  removed: readonly LineRange[];
}

/**
 * Tells what is shown where, by the bytes of the paths, and proves it: every line that is to be shown is in a chunk, and no
 * chunk has a file that is not to be shown.
 * @throws ActionError `internal` when it is not so: then nothing may be sent
 */
export function coverageOf({ files }: Pick<Subject, 'files'>, chunks: readonly Chunk[]): FileCoverage[] {
  const byPath = new Map<string, ShownIn[]>();
  for (const { number, files: inChunk } of chunks)
    for (const { path, lines, removed } of inChunk) {
      const shown = byPath.get(path) ?? [];
      shown.push({ chunk: number, lines, removed });
      byPath.set(path, shown);
    }
  const coverage = files.map((file): FileCoverage => {
    const shown = byPath.get(file.change.path) ?? [];
    prove(file, shown);
    byPath.delete(file.change.path);
    return { path: file.change.path, kind: file.class.kind, reason: reasonOf(file.class), shown };
  });
  const [foreign] = byPath.keys();
  if (foreign !== undefined) throw incomplete(foreign, 'is in a chunk, and not or twice among the changes');
  return coverage;
}

function prove(file: SubjectFile, shown: readonly ShownIn[]): void {
  const { path } = file.change;
  if (isShown(file.class) !== shown.length > 0)
    throw incomplete(path, `is ${file.class.kind}, and in ${shown.length} chunks`);
  const lines = numbersIn(shown.flatMap((part) => part.lines));
  const removed = numbersIn(shown.flatMap((part) => part.removed));
  for (const { sign, line } of file.sections.flat())
    if (!(sign === '-' ? removed : lines).has(line))
      throw incomplete(path, `has the line ${line}, which is in no chunk`);
}

function numbersIn(ranges: readonly LineRange[]): Set<number> {
  return new Set(ranges.flatMap(([from, to]) => Array.from({ length: to - from + 1 }, (_, index) => from + index)));
}

function reasonOf(found: FileClass): string | null {
  if (found.kind === 'generated' || found.kind === 'excluded') return found.rule;
  return found.kind === 'too-large' ? `${found.bytes} bytes` : null;
}

function incomplete(path: string, why: string): ActionError {
  return new ActionError(
    'internal',
    `The review would not be complete: ${JSON.stringify(path)} ${why}. Nothing was sent.`,
    {
      hint: 'This is a defect of ours. Please report it with the event log (its path is in the log above).',
    },
  );
}
