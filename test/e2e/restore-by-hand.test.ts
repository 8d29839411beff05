import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Stack, startStack } from '../../local/stack.ts';
import { everyRow, oddities } from '../oddities.ts';
import { bash, cloudflareOf, missingOf, programs, readRunbook } from './by-hand.ts';
import { temporaryFolder } from './checkout.ts';
import type { TestDatabase } from './database.ts';
import { ageKeys, backupCheckout, contentOf, databaseNamed, databaseWith, runOn } from './snapshots.ts';

const missing = missingOf(['age', 'zstd', 'sqlite3', 'sha256sum', 'jq', 'unzip', 'curl']);
if (missing.length > 0) console.warn(`The runbook is not followed by hand: ${missing.join(', ')} not installed.`);

let stack: Stack;
beforeAll(async () => {
  stack = await startStack({ stateDir: temporaryFolder() });
});
afterAll(() => stack.close());

/** The rows of the file that `sqlite3` has made. How real numbers are written differs between versions of SQLite. */
function rowsIn(file: string, table: string, columns: readonly string[]): unknown {
  using database = new DatabaseSync(file, { readOnly: true });
  return database
    .prepare(everyRow(table, columns))
    .all()
    .map((row) => ({ ...row }));
}

async function columnsOf(database: TestDatabase, table: string): Promise<string[]> {
  const rows = await database.query(`SELECT name FROM pragma_table_xinfo('${table.replaceAll("'", "''")}')`);
  return rows.map(({ name }) => String(name)).slice(0, 20);
}

test.skipIf(missing.length > 0)(
  'whoever follows the runbook has the database again, in SQLite and in D1, without a line of ours',
  async () => {
    const { identity, recipient } = await ageKeys();
    const database = await databaseWith(stack, 'by-hand', oddities);
    const taken = await runOn(stack, 'backup', backupCheckout([database]), { inputs: { recipients: recipient } });
    expect(taken, taken.log).toMatchObject({ exitCode: 0 });
    const { settings, steps } = readRunbook('restore-by-hand');
    // What the test fills in is what the document asks for.
    for (const name of ['GITHUB_API_URL', 'GITHUB_TOKEN', 'repository', 'artifact', 'identity', 'new'])
      expect(Object.keys(settings)).toContain(name);
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'identity.txt'), `# made for a test\n${identity}\n`);
    const { GITHUB_API_URL = '', GITHUB_TOKEN = '', GITHUB_REPOSITORY = '' } = stack.env;
    const filledIn = `export GITHUB_API_URL=${GITHUB_API_URL}
export GITHUB_TOKEN=${GITHUB_TOKEN}
repository=${GITHUB_REPOSITORY}
artifact=${taken.outputs['artifact-id']}
identity=$PWD/identity.txt
new=by-hand-again
`;
    const script = filledIn + steps.map(({ code }) => code).join('\n');
    const said = await bash(script, folder, { ...programs().env, ...cloudflareOf(stack) });
    expect(said).toContain('by-hand.sql.zst.age: OK');
    const expected = await contentOf(database);
    expect(await contentOf(await databaseNamed(stack, 'by-hand-again'))).toEqual(expected);
    const tables = Object.keys(expected).filter((name) => name !== 'schema' && name !== 'counters');
    expect(tables.length).toBeGreaterThan(20);
    for (const table of tables) {
      const columns = await columnsOf(database, table);
      const rows = rowsIn(join(folder, 'snapshot/restored.db'), table, columns);
      expect(rows, table).toEqual(await database.query(everyRow(table, columns)));
    }
  },
  120_000,
);
