import { describe, expect, test } from 'vitest';
import { type StatementBlock, statementBlocks } from '../sqlite/statement-stream.ts';
import { rowsOf } from './arrange.ts';
import { contentsOf, type StoredTable } from './contents.ts';

const sql = 'CREATE TABLE t(id INTEGER PRIMARY KEY, a TEXT)';
const tables: ReadonlyMap<string, StoredTable> = new Map(
  contentsOf([{ type: 'table', name: 't', tbl_name: 't', sql }]).tables.map((table) => [table.name, table]),
);

async function* inChunks(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let from = 0; from < bytes.length; from += size) yield bytes.subarray(from, from + size);
}

/** What is kept of a dump that comes in chunks of so many bytes. */
async function kept(dump: string, size = 1_000_000): Promise<{ rows: string; definitions: string[] }> {
  const definitions: string[] = [];
  const rows: Buffer[] = [];
  for await (const block of statementBlocks(inChunks(Buffer.from(dump), size)))
    rows.push(rowsOf(block, tables, definitions));
  return { rows: Buffer.concat(rows).toString('utf8'), definitions };
}

const dump = [
  'PRAGMA defer_foreign_keys=TRUE;',
  'CREATE TABLE t(id INTEGER PRIMARY KEY, a TEXT);',
  `INSERT INTO "t" ("id","a") VALUES(1,'it''s; INSERT INTO "u"');`,
  `INSERT INTO "t" ("id","a") VALUES(2,'é🧭');`,
  'CREATE TABLE IF NOT EXISTS "we""ird; --"(a);',
  `INSERT INTO "we""ird; --" ("a") VALUES('x');`,
  'CREATE TABLE voygent_lock(name TEXT);',
  `INSERT INTO "voygent_lock" ("name") VALUES('held');`,
  `INSERT INTO "voygent_migrations" ("name") VALUES('0001');`,
  'DELETE FROM sqlite_sequence;',
  `INSERT INTO "sqlite_sequence" ("name","seq") VALUES('t',2);`,
  `INSERT INTO "sqlite_stat1" ("tbl","idx","stat") VALUES('t',NULL,'2');`,
  `INSERT INTO "sqlitely" ("a") VALUES(1);`,
  'ANALYZE sqlite_schema;',
  'CREATE INDEX by_a ON t(a);',
  'CREATE TRIGGER on_t AFTER INSERT ON t BEGIN DELETE FROM t; INSERT INTO t VALUES (1, 2); END;',
  'CREATE VIEW v AS SELECT 1;',
  `INSERT INTO "t" ("id","a") VALUES(3,'last');`,
  '',
].join('\n');
const lines = dump.split('\n');
const expected = [2, 3, 5, 8, 12, 17].map((index) => `\n${lines[index]}`).join('');

describe('of a dump', () => {
  test('the rows are kept as they are, and everything else is left out', async () => {
    expect((await kept(dump)).rows).toBe(expected);
  });

  test('the definitions are put aside, in their order', async () => {
    const { definitions } = await kept(dump);
    expect(definitions).toEqual([1, 4, 6, 14, 15, 16].map((index) => lines[index]));
  });

  test.each([1, 2, 3, 7, 13, 64, 1000])('in chunks of %d bytes, the same is kept', async (size) => {
    const { rows, definitions } = await kept(dump, size);
    expect(rows).toBe(expected);
    expect(definitions).toHaveLength(6);
  });

  test('with Windows line ends, or none, the same rows are kept', async () => {
    expect((await kept(dump.replaceAll('\n', '\r\n'))).rows).toBe(expected);
    expect((await kept(dump.replaceAll('\n', ''))).rows.replaceAll('\n', '')).toBe(expected.replaceAll('\n', ''));
    expect((await kept(`  ${dump.replaceAll('INSERT INTO', 'insert  into')}`)).rows.match(/^insert/gm)).toHaveLength(6);
  });

  test('that is empty, nothing is kept', async () => {
    expect(await kept('')).toEqual({ rows: '', definitions: [] });
    expect(await kept('PRAGMA defer_foreign_keys=TRUE;\n')).toEqual({ rows: '', definitions: [] });
  });
});

test('rows that are all plain are handed on without a copy', () => {
  const bytes = Buffer.from(`\nINSERT INTO "t" ("id","a") VALUES(1,'a');\nINSERT INTO "t" ("id","a") VALUES(2,'b');`);
  const block: StatementBlock = { bytes, ends: [bytes.indexOf(';') + 1, bytes.length] };
  const rows = rowsOf(block, tables, []);
  expect([rows.buffer === bytes.buffer, rows.byteOffset, rows.length]).toEqual([true, bytes.byteOffset, bytes.length]);
});

test('a row that is too long for D1 is put into its limits among the others', async () => {
  const long = `INSERT INTO "t" ("id","a") VALUES(2,'${'é;'.repeat(60_000)}');`;
  const around = [1, 3].map((id) => `INSERT INTO "t" ("id","a") VALUES(${id},'short');`);
  const { rows } = await kept(`${around[0]}\n${long}\n${around[1]}\n`);
  expect(
    rows.startsWith(
      `${around[0]}\nPRAGMA ignore_check_constraints=ON;\nINSERT INTO "t" ("id","a") VALUES(2,'');\nUPDATE`,
    ),
  ).toBe(true);
  expect(rows.endsWith(`PRAGMA ignore_check_constraints=OFF;\n${around[1]}`)).toBe(true);
  expect(rows.split('\n').every((line) => Buffer.byteLength(line) <= 100_000)).toBe(true);
});

test('a row that is too long and cannot be cut ends the backup', async () => {
  await expect(kept(`INSERT INTO "unknown" ("a") VALUES('${'x'.repeat(120_000)}');`)).rejects.toMatchObject({
    code: 'snapshot-refused',
    message: expect.stringContaining('A row of unknown is longer than the 100000 bytes'),
  });
});
