import { readdirSync, readlinkSync } from 'node:fs';
import { describe, expect, onTestFinished, test } from 'vitest';
import { Loader, LoadRefused } from './loader.ts';
import { problemIn, type Questions } from './loading.ts';
import { type Proof, Prover } from './prove.ts';

const nothing: Questions = { printed: [], assertions: [] };

/** Loads SQL twice, block by block, and gives what was found. */
async function proofOf(blocks: string | readonly string[], questions: Questions = nothing): Promise<Proof> {
  await using prover = new Prover();
  for (const block of [blocks].flat()) await prover.feed(Buffer.from(block));
  return await prover.finish(questions);
}

const asserted = async (sql: string, ...assertions: string[]) =>
  (await proofOf(sql, { printed: [], assertions })).assertions.map(({ problem }) => problem);

const keys =
  'CREATE TABLE p(id INTEGER PRIMARY KEY); CREATE TABLE c(id INTEGER PRIMARY KEY, p INTEGER REFERENCES p(id) DEFERRABLE INITIALLY DEFERRED);';
const notes =
  "CREATE TABLE notes(id INTEGER PRIMARY KEY, t TEXT); CREATE VIRTUAL TABLE search USING fts5(t, content=notes, content_rowid=id); INSERT INTO notes VALUES (1, 'Lisbon');";

describe('a dump that is good', () => {
  test('is loaded twice, and told in its schema and its fingerprints', async () => {
    const proof = await proofOf(
      ['CREATE TABLE t(a, b);\n', "INSERT INTO t VALUES (1, 'é');\nINSERT INTO t VALUES (2.5, NULL);", '-- end\n'],
      {
        printed: [{ name: 't', columns: ['a', 'b'] }],
        assertions: [],
      },
    );
    expect(proof).toMatchObject({
      schema: [{ type: 'table', name: 't', tbl_name: 't', sql: 'CREATE TABLE t(a, b)' }],
      prints: [
        [
          't',
          { rows: 2, columns: { a: { values: 2, total: 3.5, weight: 7 }, b: { values: 1, total: 0, weight: 11 } } },
        ],
      ],
      asItIs: [],
      asD1: [],
      assertions: [],
    });
  });

  test('may be of nothing at all', async () => {
    expect(await proofOf([])).toMatchObject({ schema: [], asItIs: [], asD1: [] });
    expect(await proofOf('-- a comment alone\n')).toMatchObject({ asItIs: [], asD1: [] });
  });

  test('may have rows before those that they refer to, and full-text indexes', async () => {
    const sql = `PRAGMA defer_foreign_keys=TRUE; ${keys} INSERT INTO c VALUES (1, 1); INSERT INTO p VALUES (1); ${notes} INSERT INTO search(search) VALUES ('rebuild');`;
    expect(await proofOf(sql)).toMatchObject({ asItIs: [], asD1: [] });
  });

  test('may rely on "x" being a text, as it is in D1', async () => {
    const { asD1, schema } = await proofOf(
      'CREATE TABLE t(a TEXT DEFAULT "x", CHECK (a <> "y")); INSERT INTO t DEFAULT VALUES;',
    );
    expect([asD1, schema.length]).toEqual([[], 1]);
  });

  test('of 100 MB is loaded without all of it being in memory', async () => {
    const block = Buffer.from('INSERT INTO t VALUES (zeroblob(900));\n'.repeat(1000));
    await using prover = new Prover();
    await prover.feed(Buffer.from('CREATE TABLE t(a);'));
    const before = process.memoryUsage.rss();
    let most = 0;
    for (let fed = 0; fed < 110; fed++) {
      await prover.feed(block);
      most = Math.max(most, process.memoryUsage.rss() - before);
    }
    const { prints } = await prover.finish({ printed: [{ name: 't', columns: ['a'] }], assertions: [] });
    expect(prints[0]?.[1].rows).toBe(110_000);
    expect(most / 1e6).toBeLessThan(150);
  });
});

describe('what is wrong is found', () => {
  test('rows that refer to nothing, by both loads', async () => {
    const { asItIs, asD1 } = await proofOf(`${keys} INSERT INTO c VALUES (1, 7), (2, 8), (3, NULL);`);
    expect(asItIs).toEqual(['2 rows of c refer to a p that is not there']);
    expect(asD1).toEqual(['FOREIGN KEY constraint failed']);
  });

  test('rows that refer to nothing where the key holds at once', async () => {
    const immediate = keys.replace(' DEFERRABLE INITIALLY DEFERRED', '');
    const { asItIs, asD1 } = await proofOf(`${immediate} INSERT INTO c VALUES (1, 7);`);
    expect([asItIs, asD1]).toEqual([['1 row of c refer to a p that is not there'], ['FOREIGN KEY constraint failed']]);
  });

  test('a full-text index that is not that of its texts', async () => {
    const { asItIs, asD1 } = await proofOf(`${notes} INSERT INTO search(rowid, t) VALUES (1, 'Porto');`);
    expect(asItIs).toEqual([expect.stringContaining('the full-text index search is not that of its texts: ')]);
    expect(asD1).toEqual([]);
  });

  test('a full-text index that lacks a text', async () => {
    expect((await proofOf(notes)).asItIs.join()).toContain('the full-text index search is not that of its texts');
  });

  test('rows that break a CHECK, which D1 would refuse', async () => {
    const { asItIs, asD1, prints } = await proofOf('CREATE TABLE t(a CHECK (a > 0)); INSERT INTO t VALUES (-1);', {
      printed: [{ name: 't', columns: ['a'] }],
      assertions: [],
    });
    expect([asItIs, asD1]).toEqual([['CHECK constraint failed in t'], ['CHECK constraint failed: a > 0']]);
    // What D1 refused is told of the other load.
    expect(prints[0]?.[1].rows).toBe(1);
  });

  test('what D1 refuses does not end the other load, wherever it comes', async () => {
    const blocks = [
      'CREATE TABLE t(a CHECK (a > 0));',
      'INSERT INTO t VALUES (-1);',
      'INSERT INTO t VALUES (2);',
      'INSERT INTO t VALUES (3);',
    ];
    const proof = await proofOf(blocks, {
      printed: [{ name: 't', columns: ['a'] }],
      assertions: ['SELECT count(*) = 3 FROM t'],
    });
    expect(proof.asD1).toEqual(['CHECK constraint failed: a > 0']);
    expect(proof.prints[0]?.[1]).toMatchObject({ rows: 3 });
    expect(proof.assertions).toEqual([{ sql: 'SELECT count(*) = 3 FROM t', problem: undefined }]);
  });

  test.each([
    ['broken SQL', 'CREATE TABLE t(a); SELEC 1;', 'near "SELEC": syntax error'],
    ['a table that is not there', 'INSERT INTO t VALUES (1);', 'no such table: t'],
    [
      'a value twice where it must be unique',
      'CREATE TABLE t(a UNIQUE); INSERT INTO t VALUES (1), (1);',
      'UNIQUE constraint failed: t.a',
    ],
    [
      'a NULL where none may be',
      'CREATE TABLE t(a NOT NULL); INSERT INTO t VALUES (NULL);',
      'NOT NULL constraint failed: t.a',
    ],
    ['a text that does not end', "CREATE TABLE t(a); INSERT INTO t VALUES ('x);", 'unrecognized token'],
  ])('%s ends it with the words of SQLite', async (_, sql, said) => {
    const error = await proofOf(sql).catch((error) => error);
    expect(error).toBeInstanceOf(LoadRefused);
    expect([error.mode, error.message]).toEqual(['as-it-is', expect.stringContaining(said)]);
  });

  test('no more than some of a thousand problems are told', async () => {
    const tables = Array.from(
      { length: 100 },
      (_, index) =>
        `CREATE TABLE c${index}(p REFERENCES p(id) DEFERRABLE INITIALLY DEFERRED); INSERT INTO c${index} VALUES (1);`,
    );
    const { asItIs } = await proofOf(`CREATE TABLE p(id INTEGER PRIMARY KEY); ${tables.join('')}`);
    expect(asItIs).toHaveLength(20);
  });
});

describe('an assertion', () => {
  const rows = 'CREATE TABLE t(a); INSERT INTO t VALUES (1), (2);';

  test.each([
    ['SELECT count(*) > 1 FROM t', undefined],
    ['SELECT count(*) > 1, 1 FROM t;', undefined],
    ['-- the rows\nSELECT 1 /* one */ ;', undefined],
    ['SELECT count(*) > 2 FROM t', 'gave 0'],
    ['SELECT 1, 0', 'gave 0'],
    ['SELECT NULL', 'gave NULL'],
    ["SELECT ''", 'gave '],
    ["SELECT '0'", 'gave 0'],
    ['SELECT a FROM t', 'gave 2 rows where one was expected'],
    ['SELECT 1 WHERE 0', 'gave 0 rows where one was expected'],
    ['SELECT b FROM t', 'no such column: b'],
    ['SELEC', 'near "SELEC": syntax error'],
    ['', 'is 0 statements where one was expected'],
    ['-- nothing', 'is 0 statements where one was expected'],
    ['SELECT 1; SELECT 0', 'is 2 statements where one was expected'],
  ])('that is %j tells %j', async (assertion, problem) => {
    expect(await asserted(rows, assertion)).toEqual([problem]);
  });

  test.each([
    'DELETE FROM t RETURNING 1',
    'INSERT INTO t VALUES (3) RETURNING 1',
    'DROP TABLE t',
    'PRAGMA query_only = OFF',
  ])('that would write, %j, does not, and the next one is asked all the same', async (assertion) => {
    const [problem, next] = await asserted(rows, assertion, 'SELECT count(*) = 2 FROM t');
    expect(problem).toMatch(/readonly|gave 0 rows/);
    expect(next).toBeUndefined();
  });

  test('is told by its columns', () => {
    expect(problemIn([{ a: 1, b: '2 trips', c: 0.5, d: -1, e: 1n }])).toBeUndefined();
    expect(problemIn([{ a: 'yes' }])).toBe('gave yes');
    expect(problemIn([{ a: 1, b: 0n }])).toBe('gave 0');
    expect(problemIn([])).toBe('gave 0 rows where one was expected');
  });
});

/** Threads of this process that load: each has a database in a file that is deleted already. */
const openDatabases = () =>
  readdirSync('/proc/self/fd').filter((descriptor) => {
    try {
      return /etilqs_.*\(deleted\)/.test(readlinkSync(`/proc/self/fd/${descriptor}`));
    } catch {
      return false;
    }
  }).length;
const isLinux = process.platform === 'linux';

describe('a thread', () => {
  test.skipIf(!isLinux)('is ended, and its database with it, when it is disposed of', async () => {
    const before = openDatabases();
    const prover = new Prover();
    onTestFinished(() => prover[Symbol.asyncDispose]());
    await prover.feed(Buffer.from('CREATE TABLE t(a); INSERT INTO t VALUES (zeroblob(60000000));'));
    await prover.finish(nothing);
    expect(openDatabases() - before).toBeGreaterThanOrEqual(2);
    await prover[Symbol.asyncDispose]();
    await expect.poll(openDatabases).toBe(before);
  });

  test.skipIf(!isLinux)('is ended as well where what it had to load was refused', async () => {
    const before = openDatabases();
    const loader = new Loader('as-d1');
    onTestFinished(() => loader[Symbol.asyncDispose]());
    await loader.feed(Buffer.from('CREATE TABLE t(a); INSERT INTO t VALUES (zeroblob(60000000)); SELEC 1;'));
    await expect(loader.finish(nothing)).rejects.toThrow('syntax error');
    await expect(loader.feed(Buffer.from('SELECT 1;'))).rejects.toThrow('syntax error');
    await expect(loader.finish(nothing)).rejects.toThrow('syntax error');
    await loader[Symbol.asyncDispose]();
    await expect.poll(openDatabases).toBe(before);
  });

  test('that ends by itself ends the wait for it', async () => {
    const loader = new Loader('as-it-is');
    await loader.feed(Buffer.from('CREATE TABLE t(a);'));
    await loader[Symbol.asyncDispose]();
    await expect(loader.finish(nothing)).rejects.toThrow('the thread that loads ended with');
    await expect(loader.feed(Buffer.from('SELECT 1;'))).rejects.toThrow('the thread that loads ended with');
  });

  test('can be asked again, for more', async () => {
    await using loader = new Loader('as-it-is');
    await loader.feed(Buffer.from(`${notes} INSERT INTO search(search) VALUES ('rebuild');`));
    expect((await loader.finish({ printed: [], assertions: ['SELECT 1'] })).prints).toEqual([]);
    // The check of a full-text index writes, as SQLite sees it.
    const more = await loader.finish({ printed: [{ name: 'notes', columns: ['t'] }], assertions: [] });
    expect([more.prints.length, more.problems]).toEqual([1, []]);
  });

  test('is handed a copy: what it was made from may be used again', async () => {
    await using loader = new Loader('as-it-is');
    const block = Buffer.from('CREATE TABLE t(a);');
    await loader.feed(block);
    block.fill('x');
    expect((await loader.finish(nothing)).schema).toHaveLength(1);
  });
});
