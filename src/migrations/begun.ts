import { ActionError } from '../runtime/errors.ts';
import type { MigrationFile } from './files.ts';
import { type Ledger, lockTable } from './ledger.ts';
import type { Target } from './resolve.ts';

/**
 * Stops where an earlier run has left a file in part: to run it again would do a half of it twice.
 * @throws ActionError `migrations-invalid`, with status `blocked`
 */
export function refuseBegun({ name, database }: Target, ledger: Ledger, pending: readonly MigrationFile[]): void {
  const file = pending.find((one) => one.name === ledger.begun);
  if (!file) return;
  const execute = (sql: string) => `npx wrangler d1 execute ${name} --remote --command "${sql}"`;
  const isDone = execute(`INSERT INTO ${database.migrationsTable} (name) VALUES ('${file.name}')`);
  const isUndone = execute(`DELETE FROM ${lockTable} WHERE file = '${file.name}'`);
  throw new ActionError(
    'migrations-invalid',
    `${file.name} was applied in part to ${name}: an earlier run began it, and the ledger has no row of it. Nothing was done.`,
    {
      status: 'blocked',
      hint: `Go back to the bookmark that that run printed. Or complete the file by hand, then: ${isDone}\nOr undo by hand what is there of it, then: ${isUndone}`,
      location: { file: file.path },
    },
  );
}
