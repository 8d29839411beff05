import { attributeValues } from '../git/attributes.ts';
import { type Blob, readBlobs } from '../git/blobs.ts';
import { type BlobPair, type LineChange, lineChanges } from '../git/line-changes.ts';
import { compareBytes } from '../git/path-text.ts';
import type { Repository } from '../git/repository.ts';
import { ActionError } from '../runtime/errors.ts';
import { type Change, changesBetween } from '../verdict/changes.ts';
import { changesDigest } from '../verdict/digest.ts';
import { reviewable } from '../verdict/waivers.ts';
import { createClassifier, type FileClass, isShown } from './classify.ts';
import { type Section, sectionsOf, wholeChange } from './hunks.ts';
import type { InvisibleFinding } from './invisible.ts';
import { pathFindings, refuseSecretPaths } from './paths.ts';
import { defaultPolicy, type ReviewPolicy } from './policy.ts';
import type { SecretFinding } from './secrets.ts';
import { hasCarriageReturns, type ReadableText, readableText } from './text.ts';

/** What is reviewed: every change between two commits, each in exactly one class, and what is shown of it. */
export interface Subject {
  /** A commit's full id; `null`: all of `head` is new. */
  base: string | null;
  head: string;
  /** Of all these changes: see `changesDigest`. */
  digest: string;
  /** One for each change, by the bytes of the paths. */
  files: readonly SubjectFile[];
  secrets: readonly SecretFinding[];
  invisible: readonly InvisibleFinding[];
}

export interface SubjectFile {
  change: Change;
  class: FileClass;
  /** What is shown of it: nothing of a class that is not shown, nor of a change of the mode alone. */
  sections: readonly Section[];
  /** Whether all of its lines end with a carriage return, which is then not shown. */
  hasCarriageReturns: boolean;
}

/**
 * Reads what is to be reviewed from git's objects: the working tree has no say.
 * @param ends commits' full ids
 * @throws ActionError `commit-not-found` when contents are missing; `review-refused` when there is more than the policy allows,
 *   or a path that holds a secret; `config-invalid` for a policy with what is no glob; `subprocess-failed`
 */
export async function readSubject(
  repository: Repository,
  { base, head }: { base: string | null; head: string },
  policy: ReviewPolicy = defaultPolicy,
): Promise<Subject> {
  const { changes, digest, classes, contents } = await readClasses(repository, { base, head }, policy);
  const compared = changes.filter((change, index) => isComparable(change, classes[index]));
  const lines = await compare(repository, compared);
  const read = changes.map((change, index) =>
    readFile(change, classes[index] ?? { kind: 'reviewed' }, { contents, lines: lines.get(change), policy }),
  );
  return {
    base,
    head,
    digest,
    files: read.map(({ file }) => file),
    secrets: read.flatMap(({ secrets }) => secrets),
    invisible: [...pathFindings(changes), ...read.flatMap(({ invisible }) => invisible)],
  };
}

/** Every change between two commits, by the bytes of the paths, and what becomes of each. */
export interface Classes {
  changes: readonly Change[];
  digest: string;
  /** In the order of the changes. */
  classes: readonly FileClass[];
  contents: Contents;
}

/** As `readSubject`, without what is shown of each. */
export async function readClasses(
  repository: Repository,
  { base, head }: { base: string | null; head: string },
  policy: ReviewPolicy,
): Promise<Classes> {
  const classifier = createClassifier(policy);
  const changes = reviewable(await changesBetween(repository, base, head));
  const digest = changesDigest(changes);
  changes.sort((a, b) => compareBytes(a.path, b.path));
  refuseSecretPaths(changes);
  const paths = changes.map(({ path }) => path);
  const generated = await attributeValues(repository, base, 'linguist-generated', paths);
  const byPath = changes.map((change, index) => classifier.byPath(change, generated[index] ?? 'unspecified'));
  const contents = await readContents(
    repository,
    changes.filter((_, index) => byPath[index] === undefined),
    policy,
  );
  const classes = changes.map(
    (change, index) => byPath[index] ?? classifier.byContent(change, sidesOf(change, contents)),
  );
  return { changes, digest, classes, contents };
}

type Contents = ReadonlyMap<string, Blob>;

async function readContents(
  repository: Repository,
  changes: readonly Change[],
  policy: ReviewPolicy,
): Promise<Contents> {
  const contents = new Map<string, Blob>();
  let total = 0;
  const ids = changes.flatMap(({ oldMode, oldBlob, newMode, newBlob }) => [
    ...(oldBlob !== null && oldMode !== submodule ? [oldBlob] : []),
    ...(newBlob !== null && newMode !== submodule ? [newBlob] : []),
  ]);
  await readBlobs(repository, ids, policy.largestFileBytes, (blob) => {
    total += blob.content?.length ?? 0;
    if (total > policy.largestTotalBytes) throw tooMuch(policy.largestTotalBytes);
    contents.set(blob.id, blob);
  });
  return contents;
}

const submodule = '160000';

/** The contents of the sides that there are. A submodule's is a line that tells its commit, as git shows it. */
function sidesOf(change: Change, contents: Contents): Blob[] {
  const { oldMode, oldBlob, newMode, newBlob } = change;
  return [sideOf(oldMode, oldBlob, contents), sideOf(newMode, newBlob, contents)].filter((side) => side !== undefined);
}

function sideOf(mode: string | null, id: string | null, contents: Contents): Blob | undefined {
  if (mode === null || id === null) return undefined;
  const content = Buffer.from(`Subproject commit ${id}\n`);
  return mode === submodule ? { id, size: content.length, content } : contents.get(id);
}

/** Whether git can tell which of its lines changed: it has both contents. */
function isComparable({ oldMode, newMode }: Change, found: FileClass | undefined): boolean {
  if (found === undefined || !isShown(found) || oldMode === null || newMode === null) return false;
  return oldMode !== submodule && newMode !== submodule;
}

async function compare(repository: Repository, changes: readonly Change[]): Promise<Map<Change, LineChange[]>> {
  const pairs = changes.map(({ oldBlob, newBlob }): BlobPair => ({ oldBlob: oldBlob ?? '', newBlob: newBlob ?? '' }));
  const lines = await lineChanges(repository, pairs);
  return new Map(changes.map((change, index) => [change, lines[index] ?? []]));
}

interface Reading {
  contents: Contents;
  /** `undefined`: all of it changed. */
  lines: LineChange[] | undefined;
  policy: ReviewPolicy;
}

interface Read {
  file: SubjectFile;
  secrets: SecretFinding[];
  invisible: InvisibleFinding[];
}

const nothing = Buffer.alloc(0);

function readFile(change: Change, found: FileClass, { contents, lines, policy }: Reading): Read {
  const file = { change, class: found, sections: [], hasCarriageReturns: false };
  if (!isShown(found)) return { file, secrets: [], invisible: [] };
  const old = sideOf(change.oldMode, change.oldBlob, contents)?.content ?? nothing;
  const now = sideOf(change.newMode, change.newBlob, contents)?.content ?? nothing;
  const sides = [old, now].filter(({ length }) => length > 0);
  const isCarriageReturned = sides.length > 0 && sides.every(hasCarriageReturns);
  const [oldText, newText] = [readableText(old, isCarriageReturned), readableText(now, isCarriageReturned)];
  const changed = lines ?? wholeChange(oldText, newText);
  const context = now.length <= policy.wholeFileBytes ? Number.POSITIVE_INFINITY : policy.contextLines;
  const sections = sectionsOf(oldText, newText, changed, context);
  return {
    file: { ...file, sections, hasCarriageReturns: isCarriageReturned },
    ...findingsIn(change.path, newText, changed),
  };
}

function findingsIn(path: string, text: ReadableText, changes: readonly LineChange[]): Omit<Read, 'file'> {
  const added = new Set(
    changes.flatMap(({ newFrom, newCount }) => Array.from({ length: newCount }, (_, index) => newFrom + index)),
  );
  return {
    secrets: text.secrets.map(({ line, rule }) => ({ path, line, rule, isAdded: added.has(line) })),
    invisible: text.invisible.map((found) => ({ path, ...found, isAdded: added.has(found.line) })),
  };
}

function tooMuch(largest: number): ActionError {
  const mebibytes = Math.round(largest / 1024 / 1024);
  return new ActionError(
    'review-refused',
    `There is more to review than ${mebibytes} MiB of contents. Nothing was sent, and nothing is approved.`,
    {
      hint: 'Review in smaller steps, from a nearer base; or let the policy exclude what needs no review.',
    },
  );
}
