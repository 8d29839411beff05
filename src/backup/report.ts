import { code, escapeMarkdown, type Summary } from '../runtime/summary.ts';
import { age } from '../snapshot/age-of.ts';
import type { Freshness } from '../snapshot/freshness.ts';
import { isProven } from '../snapshot/manifest.ts';
import { grouped, inMegabytes } from '../snapshot/progress.ts';
import type { StoredSnapshot } from '../snapshot/store.ts';
import type { BackupResult } from './take-all.ts';

/** The summary of snapshots that were taken. */
export function reportBackups(results: readonly BackupResult[], summary: Summary): void {
  summary.heading('Backup', 3);
  summary.table(
    ['database', 'result', 'rows', 'SQL', 'dump', 'took', 'artifact'],
    results.map((result) => {
      const { target, snapshot, artifact, durationMs } = result;
      return [
        code(target.name),
        resultOf(result),
        snapshot && grouped(snapshot.manifest.rows),
        snapshot && inMegabytes(snapshot.manifest.dump.sqlBytes),
        snapshot && inMegabytes(snapshot.manifest.dump.bytes),
        age(durationMs),
        artifact ? `${code(result.name ?? '')} (id ${artifact.id})` : undefined,
      ];
    }),
  );
  for (const { snapshot } of results) if (snapshot) reportSnapshot(snapshot.manifest, summary);
}

function resultOf({ snapshot, error }: BackupResult): string {
  if (!snapshot) return '**failed**';
  if (!isProven(snapshot.manifest)) return '**not proven**';
  return error ? '**not kept**' : 'proven';
}

type Manifest = NonNullable<BackupResult['snapshot']>['manifest'];

function reportSnapshot(
  { database, exact, moving, notKept, dump, ledger, verification }: Manifest,
  summary: Summary,
): void {
  const facts = [
    exact
      ? 'Nobody wrote to it meanwhile: every row is that of the bookmark.'
      : moving.length === 0
        ? 'It was written to meanwhile; every table has the fingerprint that it had before and after.'
        : `It was written to meanwhile: ${moving.map(code).join(', ')} ${moving.length === 1 ? 'is' : 'are'} proven by the number of rows alone.`,
    `Bookmark ${code(database.bookmark)}; last migration ${ledger.head === null ? 'none' : code(ledger.head)}.`,
    dump.encryption === 'age'
      ? `Encrypted for ${dump.recipients.map(code).join(', ')}.`
      : '⚠ **Not encrypted**: whoever can read this repository can read it.',
    ...notKept.map((what) => `A restore leaves empty ${escapeMarkdown(what)}.`),
    ...verification.problems.map((problem) => `⛔ ${escapeMarkdown(problem)}`),
  ];
  summary.markdown(`**${escapeMarkdown(database.name)}**\n\n${facts.map((fact) => `- ${fact}`).join('\n')}`);
}

/** The index of what there is. */
export function reportList(
  snapshots: readonly StoredSnapshot[],
  { now, isCut }: { now: number; isCut: boolean },
  summary: Summary,
): void {
  summary.heading('Snapshots', 3);
  if (snapshots.length === 0) summary.paragraph('There are none.');
  else
    summary.table(
      ['database', 'what', 'age', 'taken', 'artifact', 'size', 'kept until'],
      snapshots.map(({ kind, database, takenAt, artifact }) => [
        code(database),
        { snapshot: 'proven', unproven: '**not proven**', drill: 'record of a drill' }[kind],
        age(now - takenAt),
        new Date(takenAt).toISOString().replace('.000', ''),
        `${code(artifact.name)} (id ${artifact.id})`,
        inMegabytes(artifact.bytes),
        artifact.expired ? '**expired**' : artifact.expiresAt,
      ]),
    );
  if (isCut) summary.paragraph('The repository has more than 1,000 artifacts, of which the newest were looked at.');
}

/** Whether each is fresh. */
export function reportFreshness(all: readonly Freshness[], now: number, summary: Summary): void {
  summary.heading('Backups', 3);
  if (all.length === 0) {
    summary.paragraph('No Worker of this environment binds a D1 database: nothing to back up.');
    return;
  }
  summary.table(
    ['database', '', 'newest proven snapshot', 'may be', 'last drill'],
    all.map(({ name, isFresh, snapshot, drill, maxAgeMs }) => [
      code(name),
      isFresh ? 'fresh' : '**stale**',
      snapshot ? `${age(now - snapshot.takenAt)} old` : 'none',
      age(maxAgeMs),
      drill ? `${age(now - drill.takenAt)} ago` : 'never recorded',
    ]),
  );
}
