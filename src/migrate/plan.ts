import type { MigrationFile } from '../migrations/files.ts';
import { leadingNumber } from '../migrations/files.ts';
import type { Ledger } from '../migrations/ledger.ts';
import { type Finding, finding } from '../migrations/rules.ts';

export interface Plan {
  /** In the order in which they will be applied. */
  pending: MigrationFile[];
  findings: Finding[];
}

/** Compares the files with the ledger. It changes nothing and asks nothing. */
export function planMigrations(files: readonly MigrationFile[], ledger: Ledger): Plan {
  const applied = new Set(ledger.applied);
  const pending = files.filter(({ name }) => !applied.has(name));
  return {
    pending,
    findings: [
      ...edited(files, applied, ledger.checksums),
      ...missing(files, ledger),
      ...outOfOrder(files, pending, applied),
      ...duplicatePrefixes(files, pending),
    ],
  };
}

function edited(
  files: readonly MigrationFile[],
  applied: ReadonlySet<string>,
  checksums: Ledger['checksums'],
): Finding[] {
  return files
    .filter(({ name, sha256 }) => applied.has(name) && (checksums.get(name) ?? sha256) !== sha256)
    .map(({ name }) =>
      finding(
        'edited-since-applied',
        name,
        `${name} was edited after it was applied: the database does not have what the file says. Restore the file and write a new migration for the change.`,
      ),
    );
}

function missing(files: readonly MigrationFile[], ledger: Ledger): Finding[] {
  const present = new Set(files.map(({ name }) => name));
  return ledger.applied
    .filter((name) => !present.has(name))
    .map((name) =>
      finding(
        'file-missing',
        name,
        `The database has ${name}, and the checkout does not: the checkout is older than the database, or the file was renamed or removed.`,
      ),
    );
}

function outOfOrder(
  files: readonly MigrationFile[],
  pending: readonly MigrationFile[],
  applied: ReadonlySet<string>,
): Finding[] {
  const lastApplied = files.findLastIndex(({ name }) => applied.has(name));
  const before = new Set(files.slice(0, Math.max(0, lastApplied)));
  return pending
    .filter((file) => before.has(file))
    .map(({ name }) =>
      finding(
        'out-of-order',
        name,
        `${name} comes before ${files[lastApplied]?.name}, which is applied already: here it runs after it, on a new database before it.`,
      ),
    );
}

function duplicatePrefixes(files: readonly MigrationFile[], pending: readonly MigrationFile[]): Finding[] {
  const byNumber = Map.groupBy(
    files.filter(({ name }) => !name.includes('/')),
    ({ name }) => leadingNumber(name),
  );
  return pending.flatMap((file) => {
    const twin = byNumber.get(leadingNumber(file.name))?.find((other) => other !== file);
    if (!twin || !Number.isFinite(leadingNumber(file.name))) return [];
    return [
      finding(
        'duplicate-prefix',
        file.name,
        `${file.name} and ${twin.name} have the same number: their order depends on the rest of their names.`,
      ),
    ];
  });
}
