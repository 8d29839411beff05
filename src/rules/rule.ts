import type { FileAt } from '../git/files-at.ts';
import { textsOf } from '../git/files-at.ts';
import type { Repository } from '../git/repository.ts';
import { isShown } from '../subject/classify.ts';
import type { Subject, SubjectFile } from '../subject/subject.ts';
import type { Finding } from '../verdict/finding.ts';

/** What the rules look at. */
export interface RuleInput {
  subject: Subject;
  repository: Repository;
  /** Folders of migrations that the project configures, beside the usual places. */
  migrationFolders: readonly string[];
  /** When the newest proven snapshot was taken, by database, in milliseconds; `undefined` where nobody could look. */
  snapshots: ReadonlyMap<string, number> | undefined;
  /** Milliseconds since 1970. */
  now: number;
}

/** A file that was changed, whole. */
export interface ChangedFile {
  path: string;
  /** `undefined` where it is new, or too large. */
  old: string | undefined;
  /** `undefined` where it is gone, or too large. */
  now: string | undefined;
  /** As it is shown: what was added and removed. */
  file: SubjectFile;
}

/** What a rule says of a change; the rest is the same for all that it finds. */
export type Told = Omit<Finding, 'id' | 'source' | 'rule' | 'principle'>;

/** A critic that is a program. */
export interface Rule {
  id: string;
  /** Whether it looks at this path. */
  concerns(path: string, input: RuleInput): boolean;
  judge(file: ChangedFile, input: RuleInput): Told[] | Promise<Told[]>;
}

const largestBytes = 1024 * 1024;
const plain = ['100644', '100755'];

/** The changed files that a rule looks at, with their texts. */
export async function changedFiles(
  { subject, repository }: RuleInput,
  concerns: (path: string) => boolean,
): Promise<ChangedFile[]> {
  const files = subject.files.filter((file) => isShown(file.class) && concerns(file.change.path));
  const sides = files.flatMap(({ change: { path, oldMode, oldBlob, newMode, newBlob } }): FileAt[] => [
    ...sideOf(path, oldMode, oldBlob),
    ...sideOf(path, newMode, newBlob),
  ]);
  const texts = await textsOf(repository, sides, largestBytes);
  const textOf = (mode: string | null, blob: string | null) =>
    mode !== null && blob !== null && plain.includes(mode) ? texts.get(blob) : undefined;
  return files.map((file) => {
    const { path, oldMode, oldBlob, newMode, newBlob } = file.change;
    return { path, old: textOf(oldMode, oldBlob), now: textOf(newMode, newBlob), file };
  });
}

function sideOf(path: string, mode: string | null, blob: string | null): FileAt[] {
  return mode !== null && blob !== null && plain.includes(mode) ? [{ path, mode, blob }] : [];
}

/** The lines that the change brings in. */
export function addedLines({ file }: Pick<ChangedFile, 'file'>): { line: number; text: string }[] {
  return file.sections.flat().flatMap(({ sign, line, text }) => (sign === '+' ? [{ line, text }] : []));
}
