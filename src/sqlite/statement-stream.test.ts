import { describe, expect, test } from 'vitest';
import { scriptOf } from './script.fixture.ts';
import { statementBlocks, UnendedStatement } from './statement-stream.ts';
import { splitStatements } from './statements.ts';

/** The bytes, cut at these offsets. */
async function* cutAt(bytes: Buffer, offsets: readonly number[]): AsyncGenerator<Buffer> {
  let from = 0;
  for (const offset of [...offsets, bytes.length]) {
    yield bytes.subarray(from, offset);
    from = offset;
  }
}

async function* everyBytes(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let from = 0; from < bytes.length; from += size) yield bytes.subarray(from, from + size);
}

/** The statements that were found, with what stands before each; the last one of a block ends with it. */
async function found(chunks: AsyncIterable<Buffer>, longest?: number): Promise<string[]> {
  const statements: string[] = [];
  for await (const { bytes, ends } of statementBlocks(chunks, longest)) {
    expect(ends.at(-1)).toBe(bytes.length);
    let from = 0;
    for (const end of ends) {
      statements.push(bytes.toString('utf8', from, end));
      from = end;
    }
  }
  return statements;
}

/** Whether nothing is open at the end of a script, told by what `splitStatements` makes of one more statement. */
function isWhole(script: string): boolean {
  const more = splitStatements(`${script}\nSELECT 'more'`);
  return more.at(-1)?.sql === "SELECT 'more'";
}

async function expectSame(script: string, offsets: readonly number[]): Promise<void> {
  const chunks = cutAt(Buffer.from(script), offsets);
  if (!isWhole(script)) {
    await expect(found(chunks), JSON.stringify([script, offsets])).rejects.toThrow(UnendedStatement);
    return;
  }
  const pieces = (await found(chunks)).map((piece) => splitStatements(piece).map(({ sql }) => sql));
  expect(pieces.filter((statements) => statements.length > 1)).toEqual([]);
  expect(pieces.flat(), JSON.stringify([script, offsets])).toEqual(splitStatements(script).map(({ sql }) => sql));
}

/** A cut at every byte, each for itself, and at all of them at once. */
async function expectSameForEachCut(script: string): Promise<void> {
  const { length } = Buffer.from(script);
  for (let at = 0; at <= length; at++) await expectSame(script, [at]);
  await expectSame(
    script,
    Array.from({ length }, (_, at) => at),
  );
}

const scripts: [string, string][] = [
  ['nothing', ''],
  ['white space', ' \r\n\t\f '],
  ['a byte order mark', '\uFEFF'],
  ['a byte order mark and a statement', '\uFEFFSELECT 1;'],
  ['semicolons alone', ';;\n;'],
  ['comments alone', '-- a; b\n/* c; d */ -- e'],
  ['a comment at the end', 'INSERT INTO t VALUES (1);\n-- voygent fingerprints {"it\'s":[1]}\n-- end 1234\n'],
  ['a block comment at the end', 'SELECT 1; /* the; "end */\n'],
  ['a block comment that is open', 'SELECT 1; /* the end'],
  ['stars in a comment', 'SELECT 1 /***;**/; SELECT /*/;*/ 2;'],
  ['operators that look like comments', 'SELECT 1 - -1, 4 / 2, 3 -(1), 2 */* c */ 3; SELECT 1-/**/-1;'],
  ['a hyphen and a slash before quotes', `SELECT 1-';', 1/';', 1-"a;b" FROM t; SELECT 1-[a;b], 2/\`c;d\` FROM t;`],
  ['a hyphen before the semicolon', 'SELECT 1-; SELECT 2/;'],
  ['quotes of all kinds', `SELECT ';', 'it''s;', "a;""b;", [c;"], \`d;\`\`e;\`, x'3b' FROM "';";`],
  ['a bracket that is doubled', 'SELECT [a]], 1; SELECT 2;'],
  ['quotes within other quotes', `SELECT '"', "'", '[', "\`", '--', "/*"; SELECT '*/';`],
  ['characters of two to four bytes', 'INSERT INTO tä VALUES (\'é€🧭;\', "ß""🏳️‍🌈;"); SELECT \'ü\';'],
  ['a statement without an end', 'SELECT 1; SELECT 2'],
  ['a text without an end', "SELECT 1; SELECT '2;"],
  ['a name without an end', 'SELECT 1; SELECT [2;'],
  [
    'a trigger with CASE … END',
    `CREATE TRIGGER a AFTER INSERT ON t BEGIN UPDATE t SET b = CASE WHEN new.a THEN 1 ELSE 2 END; DELETE FROM t; END; SELECT 1;`,
  ],
  [
    'triggers behind comments and in any case',
    `/* ; */ create temp trigger [END;] after update on t begin select 'END;'; end ; -- ;\nCREATE/**/TRIGGER c AFTER INSERT ON t BEGIN SELECT 1;END;`,
  ],
  ['a trigger without an end', 'CREATE TRIGGER a AFTER INSERT ON t BEGIN DELETE FROM t;'],
  ['a table whose name looks like a trigger', 'CREATE TABLE "TRIGGER" (a); INSERT INTO "TRIGGER" VALUES (1);'],
];

describe.each(scripts)('%s', (_, script) => {
  test('is split as the whole is, wherever it is cut', () => expectSameForEachCut(script));
});

test('scripts of all kinds are split as the whole is, at random cuts', async () => {
  for (let seed = 1; seed <= 1500; seed++) {
    const { sql } = scriptOf(seed);
    const bytes = Buffer.from(sql).length;
    await expectSame(sql, []);
    // Another sequence for each seed, of cuts that may be none or lie together.
    const cuts = Array.from({ length: seed % 9 }, (_, index) => (seed * 7919 + index * 104_729) % (bytes + 1));
    await expectSame(
      sql,
      cuts.sort((a, b) => a - b),
    );
  }
});

test('some of these scripts are split as the whole is, at each byte', async () => {
  for (let seed = 1; seed <= 60; seed++) {
    const { sql } = scriptOf(seed);
    if (sql.length < 400) await expectSameForEachCut(sql);
  }
});

test('the bytes are those that came, but for what stands after the last statement', async () => {
  const script = Buffer.from("\uFEFF-- é\nINSERT INTO t VALUES ('🧭;');;\n/* ; */ SELECT 2; -- end\n");
  for (const size of [1, 2, 3, 5, 7, 1000]) {
    const bytes = Buffer.concat((await found(everyBytes(script, size))).map((text) => Buffer.from(text)));
    expect(bytes.equals(script.subarray(0, script.lastIndexOf(';') + 1))).toBe(true);
  }
});

describe('a large script', () => {
  test('may have a statement of 3 MB, with semicolons and quotes in it', async () => {
    const long = `INSERT INTO t VALUES ('${"it''s; 🧭\n".repeat(250_000)}');`;
    expect(Buffer.byteLength(long)).toBeGreaterThan(2_900_000);
    const script = Buffer.from(`SELECT 1;\n${long}\nSELECT 2;`);
    const statements = await found(everyBytes(script, 64 * 1024));
    expect(statements.map((text) => text.trim() === long || text.trim())).toEqual(['SELECT 1;', true, 'SELECT 2;']);
  });

  test('may have 10,000 tiny statements, given in blocks', async () => {
    const script = Buffer.from(Array.from({ length: 10_000 }, (_, row) => `INSERT INTO t VALUES(${row});\n`).join(''));
    const blocks: number[] = [];
    for await (const { ends } of statementBlocks(everyBytes(script, 64 * 1024))) blocks.push(ends.length);
    expect(blocks.reduce((sum, length) => sum + length, 0)).toBe(10_000);
    expect(blocks).toHaveLength(Math.ceil(script.length / 65_536));
  });

  test('is not collected to its end where a quote is missing', async () => {
    let given = 0;
    async function* endless() {
      yield Buffer.from("SELECT 1; SELECT 'no end ");
      for (;;) {
        given += 1000;
        yield Buffer.alloc(1000, 'a');
      }
    }
    await expect(found(endless(), 20_000)).rejects.toThrow('one statement has more than 20000 bytes');
    expect(given).toBeLessThan(25_000);
  });

  // Eight times as much takes about eight times as long; were it quadratic, 64 times.
  test.each([
    ['many rows', (bytes: number) => "INSERT INTO t VALUES (1,'é; it''s');\n".repeat(bytes / 40)],
    ['one row', (bytes: number) => `INSERT INTO t VALUES ('${'; -- x '.repeat(bytes / 7)}');`],
    ['many definitions', (bytes: number) => '-- c\nCREATE TABLE t (a, b);\n'.repeat(bytes / 30)],
    ['one definition', (bytes: number) => `CREATE VIEW v AS SELECT '${';'.repeat(bytes)}';`],
  ])('of %s takes time in proportion to its size', async (_, script) => {
    const took = async (bytes: number) => {
      const content = Buffer.from(script(bytes));
      const started = performance.now();
      await found(everyBytes(content, 64 * 1024));
      return performance.now() - started;
    };
    await took(1_000_000);
    const small = Math.min(await took(1_000_000), await took(1_000_000), await took(1_000_000));
    expect(await took(8_000_000)).toBeLessThan(30 * small + 200);
  });
});
