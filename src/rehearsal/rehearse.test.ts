import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Stack } from '../../local/cloudflare/testing.ts';
import { fileOf } from '../migrations/migrations.fixture.ts';
import { SchemaObject, schemaDigest, schemaQuery } from '../sqlite/schema.ts';
import { databaseLikeD1, schemaIn } from './rehearsal.fixture.ts';
import { type FileRehearsal, type Rehearsal, rehearse, type Stage } from './rehearse.ts';

const tables = `
CREATE TABLE users (id INTEGER PRIMARY KEY, email TEXT NOT NULL UNIQUE);
CREATE TABLE posts (id INTEGER PRIMARY KEY, author NOT NULL REFERENCES users (id) ON DELETE CASCADE);
CREATE TABLE empty (a);
`;
const rows = `
INSERT INTO users VALUES (1, 'a'), (2, 'b');
INSERT INTO posts VALUES (1, 1), (2, 1), (3, 2);
`;
const ledger =
  'CREATE TABLE d1_migrations (id INTEGER PRIMARY KEY, name TEXT); INSERT INTO d1_migrations VALUES (1, 0);';

function stageOf(script: string, dump: string | undefined, ledgerTables: string[] = []): Stage {
  using database = databaseLikeD1(script);
  return { schema: schemaIn(database), ledgerTables, ...(dump === undefined ? {} : { dump }) };
}
const onRows = stageOf(tables, tables + rows);
const onSchema = stageOf(tables, undefined);

const onDump = (script: string) => rehearse(stageOf(script, script), []);
const run = (stage: Stage, ...scripts: string[]): Rehearsal =>
  rehearse(
    stage,
    scripts.map((script, index) => fileOf(script, `000${index + 1}.sql`)),
  );
const rowsOf = (file: FileRehearsal | undefined) =>
  file?.rows.map(({ table, before, after }) => `${table} ${before}→${after}`).sort();
const rulesOf = (file: FileRehearsal | undefined) => file?.findings.map(({ rule }) => rule).sort();

describe('the rows of a file', () => {
  test.each<[string, string, string[]]>([
    [
      'are those before and after',
      "DELETE FROM users WHERE id = 1; INSERT INTO users VALUES (3, 'c'), (4, 'd')",
      ['posts 3→1', 'users 2→3'],
    ],
    ['are as before where it changes none', 'CREATE INDEX i ON posts (author)', ['posts 3→3', 'users 2→2']],
    ['are gone with their table', 'DROP TABLE posts', ['posts 3→null', 'users 2→2']],
    [
      'are those of a new table',
      'CREATE TABLE copy AS SELECT * FROM posts; CREATE TABLE none (a)',
      ['copy 0→3', 'none 0→0', 'posts 3→3', 'users 2→2'],
    ],
    [
      'go by the name that the table has afterwards',
      'ALTER TABLE posts RENAME TO articles',
      ['articles 3→3', 'users 2→2'],
    ],
    ['are not told of a file that fails', 'DELETE FROM posts; SELECT missing', []],
  ])('%s', (_, script, expected) => {
    expect(rowsOf(run(onRows, script).files[0])).toEqual(expected);
  });

  test('that were made up are not counted, in the first file or a later one', () => {
    const { files, madeUp } = run(
      onSchema,
      'DELETE FROM posts; CREATE TABLE real (a); INSERT INTO real VALUES (1)',
      'INSERT INTO real VALUES (2)',
    );
    expect(madeUp.toSorted()).toEqual(['empty', 'posts', 'users']);
    expect(files.map(rowsOf)).toEqual([['real 0→1'], ['real 1→2']]);
  });

  test('beside real ones are made up for empty tables only', () => {
    const { files, madeUp } = run(onRows, "INSERT INTO empty VALUES (1); INSERT INTO users VALUES (3, 'c')");
    expect(madeUp).toEqual(['empty']);
    expect(rowsOf(files[0])).toEqual(['posts 3→3', 'users 2→3']);
  });

  test("of the ledger's tables are neither counted nor made up, and they are not judged", () => {
    const { files, madeUp, unfilled } = run(
      { ...stageOf(tables + ledger, tables + rows + ledger, ['d1_migrations', 'voygent_lock']) },
      'SELECT 1',
    );
    expect(madeUp).toEqual(['empty']);
    expect(unfilled).toEqual([]);
    expect(rowsOf(files[0])).toEqual(['posts 3→3', 'users 2→2']);
    const alone = stageOf(ledger, undefined, ['d1_migrations']);
    expect(rehearse(alone, [])).toMatchObject({ madeUp: [], unfilled: [] });
  });
});

describe('several files', () => {
  test('are run one after the other, and each is judged by what the earlier ones left', () => {
    const { files } = run(onRows, 'CREATE TABLE fresh (a)', 'DROP TABLE fresh', 'DROP TABLE posts');
    expect(files.map(({ name }) => name)).toEqual(['0001.sql', '0002.sql', '0003.sql']);
    expect(files.map(rulesOf)).toEqual([[], [], ['contract-step', 'drop-table']]);
  });

  test('end at the first that fails', () => {
    const { files } = run(onRows, 'CREATE TABLE fresh (a)', 'CREATE TABLE users (a)', 'DROP TABLE posts');
    expect(files.map(({ name, schema, digest }) => [name, schema === undefined, digest === undefined])).toEqual([
      ['0001.sql', false, false],
      ['0002.sql', true, true],
    ]);
    expect(rulesOf(files[1])).toEqual(['fails-in-rehearsal']);
    expect(files[1]).toMatchObject({ rows: [], guards: [] });
  });

  test('tell who watches of each statement and of each file as it ends', () => {
    const seen: string[] = [];
    rehearse(
      onRows,
      [fileOf('SELECT 1; SELECT 2', 'a.sql'), fileOf('SELECT missing; SELECT 1', 'b.sql'), fileOf('SELECT 1', 'c.sql')],
      {
        onStatement: (file, statement) => seen.push(`${file}.${statement}`),
        onFile: ({ name }) => seen.push(name),
      },
    );
    // b.sql fails, is seen again without the row that was made up, and fails again.
    expect(seen).toEqual(['0.0', '0.1', 'a.sql', '1.0', '1.0', 'b.sql']);
  });

  test('none need no database at all to be nothing', () => {
    expect(run({ schema: [], ledgerTables: [] })).toEqual({ files: [], schemaBefore: [], madeUp: [], unfilled: [] });
  });
});

describe('a file that fails at rows which were made up', () => {
  test('passes without them, and says that it depends on the rows', () => {
    const { files } = run(
      onSchema,
      'CREATE TABLE t (a NOT NULL, b CHECK (b > 5)); INSERT INTO t SELECT a, 1 FROM empty',
    );
    expect(rulesOf(files[0])).toEqual(['depends-on-rows']);
    expect(files[0]?.schema?.some(({ name }) => name === 't')).toBe(true);
    expect(files[0]?.findings[0]?.message).toContain('CHECK constraint failed');
  });

  test('is not held to rows that were made up beside the real ones', () => {
    const { files } = run(onRows, 'CREATE TABLE t (a NOT NULL CHECK (a > 5)); INSERT INTO t SELECT -1 FROM empty');
    expect(rulesOf(files[0])).toEqual([]);
    expect(files[0]?.digest).toBeDefined();
  });

  test('keeps what a column without a default would do to a table that has rows tomorrow', () => {
    for (const stage of [onRows, onSchema]) {
      const { files } = run(stage, 'ALTER TABLE empty ADD COLUMN b NOT NULL');
      expect(rulesOf(files[0])).toEqual(['not-null-without-default']);
      expect(files[0]?.schema).toBeDefined();
    }
  });

  test('has the files before it behind it, and those after it before it, without made-up rows', () => {
    const { files } = run(
      onSchema,
      'CREATE TABLE t (a CHECK (a > 5)); INSERT INTO t VALUES (6)',
      'INSERT INTO t SELECT -1 FROM empty',
      'INSERT INTO t SELECT -1 FROM empty; INSERT INTO t VALUES (7)',
    );
    expect(files.map(rulesOf)).toEqual([[], ['depends-on-rows'], []]);
    expect(files.map(rowsOf)).toEqual([['t 0→1'], ['t 1→1'], ['t 1→2']]);
  });

  test('fails all the same where the rows are not what it fails at', () => {
    const { files } = run(onSchema, 'INSERT INTO users VALUES (1, NULL); SELECT missing');
    expect(files[0]?.schema).toBeUndefined();
  });
});

describe('what a file leaves behind', () => {
  test('is guarded where it lost nothing, and not where it did', () => {
    const [kept] = run(onRows, "INSERT OR REPLACE INTO users VALUES (9, 'z')").files;
    expect(kept?.guards.map(({ before }) => before.table).sort()).toEqual(['empty', 'posts', 'users']);
    const [lost] = run(onRows, 'DELETE FROM users WHERE id = 1').files;
    expect(lost?.guards).toEqual([]);
  });

  describe('has the digest that D1 has after the same file', () => {
    let stack: Stack;
    beforeAll(async () => {
      stack = await Stack.start();
    });
    afterAll(() => stack[Symbol.asyncDispose]());

    test.each<[string, string]>([
      [
        'made and altered',
        'CREATE TABLE t (a, b REFERENCES users (id)); ALTER TABLE t ADD COLUMN c INTEGER DEFAULT (1 + 1); ALTER TABLE t RENAME COLUMN a TO "a b"; ALTER TABLE t DROP COLUMN b',
      ],
      [
        'renamed under views and triggers',
        'CREATE VIEW v AS SELECT id FROM users; CREATE TRIGGER r AFTER INSERT ON users BEGIN DELETE FROM posts; END; ALTER TABLE posts RENAME TO "the posts"; ALTER TABLE users RENAME COLUMN id TO number',
      ],
      [
        'rebuilt',
        "CREATE TABLE new_users (id INTEGER PRIMARY KEY, email TEXT); INSERT INTO new_users SELECT * FROM users; DROP TABLE users; ALTER TABLE new_users RENAME TO users; CREATE UNIQUE INDEX [e] ON users (lower(email)) WHERE email <> ''",
      ],
      [
        'searched',
        'CREATE VIRTUAL TABLE search USING fts5 (words, tokenize = "porter"); CREATE TABLE auto (id INTEGER PRIMARY KEY AUTOINCREMENT)',
      ],
      [
        'commented',
        '/* one */ CREATE TABLE /* two */ t (a -- three\n, b) -- four\n; CREATE TABLE "Ünicode" (\'x\' TEXT DEFAULT "y") STRICT',
      ],
    ])('%s', async (name, script) => {
      const id = await stack.database(`rehearse-${name.replaceAll(' ', '-')}`, tables + rows);
      const before = SchemaObject.array().parse(await stack.rows(id, schemaQuery));
      const [file] = rehearse({ schema: before, ledgerTables: [], dump: tables + rows }, [fileOf(script)]).files;
      expect(file?.schema).toBeDefined();
      expect((await stack.query(id, script)).errors).toEqual([]);
      const after = SchemaObject.array().parse(await stack.rows(id, schemaQuery));
      expect(file?.schema).toEqual(after);
      expect(file?.digest).toBe(schemaDigest(after, []));
    });
  });

  test("does not count the ledger's tables into its digest", () => {
    const bare = run(stageOf(tables, undefined), 'CREATE TABLE t (a)').files[0];
    const kept = run(stageOf(tables + ledger, undefined, ['d1_migrations']), 'CREATE TABLE t (a)').files[0];
    expect(kept?.digest).toBe(bare?.digest);
    expect(kept?.schema?.length).toBe((bare?.schema?.length ?? 0) + 1);
  });
});

describe('a database that cannot be rebuilt', () => {
  test.each<[string, Stage, string]>([
    [
      'by its schema',
      { schema: [{ type: 'table', name: 't', tbl_name: 't', sql: 'CREATE TABLE t (' }], ledgerTables: [] },
      'The table "t" of the schema cannot be made',
    ],
    [
      'by its export',
      { ...onRows, dump: 'CREATE TABLE users (a);\nINSERT INTO nowhere VALUES (1);' },
      'Line 2 of the dump cannot be loaded: no such table: nowhere',
    ],
  ])('%s is told as such, and nothing is rehearsed', (_, stage, message) => {
    expect(() => rehearse(stage, [fileOf('SELECT 1')])).toThrow(
      expect.objectContaining({
        code: 'migrations-invalid',
        message: expect.stringContaining(`The database could not be rebuilt for the rehearsal: ${message}`),
        hint: expect.stringContaining('`rehearse: off`'),
      }),
    );
  });

  test('is none that only breaks its own constraints: the rows are taken as they are', () => {
    expect(() => onDump(`${tables} PRAGMA foreign_keys = OFF; INSERT INTO posts VALUES (1, 77);`)).not.toThrow();
  });
});

test('a table into which no row can be put is told with why', () => {
  const { unfilled, madeUp } = run(
    stageOf('CREATE TABLE t (a NOT NULL CHECK (a > 1 AND a < 1))', undefined),
    'SELECT 1',
  );
  expect(madeUp).toEqual([]);
  expect(unfilled).toEqual([{ table: 't', reason: expect.stringContaining('CHECK') }]);
});
