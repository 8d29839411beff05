import { execFile, execFileSync } from 'node:child_process';
import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Stack, startStack } from '../../local/stack.ts';
import { everyRow, oddities } from '../oddities.ts';
import { temporaryFolder } from './checkout.ts';
import type { TestDatabase } from './database.ts';
import { ageKeys, backupCheckout, contentOf, databaseNamed, databaseWith, runOn } from './snapshots.ts';

const root = resolve(import.meta.dirname, '../..');
const runbook = readFileSync(join(root, 'docs/runbooks/restore-by-hand.md'), 'utf8');
const tools = ['age', 'zstd', 'sqlite3', 'sha256sum', 'jq', 'unzip', 'curl'];
const missing = tools.filter((tool) => !isThere(tool));
if (missing.length > 0) console.warn(`The runbook is not followed by hand: ${missing.join(', ')} not installed.`);

function isThere(tool: string): boolean {
  try {
    execFileSync('sh', ['-c', `command -v ${tool}`], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

let stack: Stack;
beforeAll(async () => {
  stack = await startStack({ stateDir: temporaryFolder() });
});
afterAll(() => stack.close());

/** The commands of the document, in order; the first block is what a person fills in. */
function commands(): { settings: string; steps: string[] } {
  const [settings = '', ...steps] = [...runbook.matchAll(/^```sh\n([\s\S]*?)^```$/gm)].map(([, code = '']) => code);
  return { settings, steps };
}

/** Runs a script as a person at a shell would, but that the first error ends it. */
function bash(script: string, folder: string, env: Record<string, string>): Promise<string> {
  return new Promise((done, fail) => {
    execFile('bash', ['-euo', 'pipefail', '-c', script], { cwd: folder, env }, (error, stdout, stderr) =>
      error ? fail(new Error(`${error.message}\n${stdout}${stderr}`)) : done(`${stdout}${stderr}`),
    );
  });
}

/** A folder with an `npx` that runs this repository's wrangler, as it would in a project that has it installed. */
function withWrangler(): string {
  const folder = temporaryFolder();
  const script = join(root, 'node_modules/wrangler/bin/wrangler.js');
  writeFileSync(join(folder, 'npx'), `#!/bin/sh\nshift\nexec '${process.execPath}' '${script}' "$@"\n`);
  chmodSync(join(folder, 'npx'), 0o755);
  return folder;
}

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
    const { settings, steps } = commands();
    // What the test fills in is what the document asks for.
    for (const name of ['GITHUB_API_URL', 'GITHUB_TOKEN', 'repository', 'artifact', 'identity', 'new'])
      expect(settings).toMatch(new RegExp(`^(export )?${name}=`, 'm'));
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
    const { CLOUDFLARE_API_BASE_URL = '', CLOUDFLARE_API_TOKEN = '', CLOUDFLARE_ACCOUNT_ID = '' } = stack.env;
    const said = await bash(filledIn + steps.join('\n'), folder, {
      PATH: `${withWrangler()}:${process.env['PATH'] ?? ''}`,
      HOME: temporaryFolder(),
      CI: '1',
      WRANGLER_SEND_METRICS: 'false',
      CLOUDFLARE_API_BASE_URL,
      CLOUDFLARE_API_TOKEN,
      CLOUDFLARE_ACCOUNT_ID,
    });
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
