import { DatabaseSync } from 'node:sqlite';
import { describe, expect, test } from 'vitest';
import { type Script, scriptOf } from './script.fixture.ts';
import { splitStatements } from './statements.ts';
import { tokens } from './tokens.ts';

const noStatement = 'The SQL query contains no statements.';

/** What SQLite takes from a script: each text that one `prepare` consumed. Every statement is run, so that the next one finds its tables. */
function consumedBySqlite(script: string, database: DatabaseSync): string[] {
  const consumed: string[] = [];
  let rest = script;
  for (;;) {
    const statement = prepare(rest, database);
    if (!statement) return consumed;
    consumed.push(statement.sourceSQL);
    rest = rest.slice(statement.sourceSQL.length);
    statement.all();
  }
}

/** `undefined` where the text holds no statement. */
function prepare(text: string, database: DatabaseSync) {
  try {
    return database.prepare(text);
  } catch (error) {
    if (error instanceof Error && error.message === noStatement) return undefined;
    throw error;
  }
}

/** Proves, with SQLite as the judge, that each statement is where SQLite's is and lacks only what SQLite ignores. */
function expectSplitAsSqlite(script: string, database: DatabaseSync): void {
  const consumed = consumedBySqlite(script, database);
  const statements = splitStatements(script);
  expect(statements.map(({ sql }) => sql)).toHaveLength(consumed.length);
  let offset = 0;
  for (const [index, source] of consumed.entries()) {
    const { sql, line } = statements[index] ?? { sql: '', line: 0 };
    const at = source.indexOf(sql);
    const before = source.slice(0, at);
    const after = source.slice(at + sql.length);
    expect({ at: at >= 0, before: holdsNothing(before), after: holdsNothing(after) }).toEqual({
      at: true,
      before: true,
      after: true,
    });
    expect(sql).toBe(sql.replace(/^[\t\n\f\r ;\uFEFF]+|[\t\n\f\r ;]+$/g, ''));
    expect(line).toBe(script.slice(0, offset + at).split('\n').length);
    offset += source.length;
  }
}

const empty = new DatabaseSync(':memory:');

function holdsNothing(text: string): boolean {
  return prepare(text, empty) === undefined;
}

function fresh(): DatabaseSync {
  const database = new DatabaseSync(':memory:');
  database.exec('CREATE TABLE t (a, b); CREATE TABLE "order" ("group", "end"); CREATE VIEW v AS SELECT a FROM t');
  return database;
}

const trigger = 'CREATE TRIGGER r AFTER INSERT ON t BEGIN';

describe('the splitter ends a statement where SQLite does', () => {
  test.each([
    ['nothing', ''],
    ['white space', ' \t\r\n\f '],
    ['semicolons only', ';;; ;\n;'],
    ['a comment only', '-- nothing; at all'],
    ['a block comment only', '/* nothing; at all */'],
    ['a block comment that is not closed', 'SELECT 1; /* nothing; at all'],
    ['a block comment that is not closed, after a statement without an end', 'SELECT 1 /* ; SELECT 2;'],
    ['a line comment without a line end', 'SELECT 1; -- ; SELECT 2'],
    ['one statement without a semicolon', 'SELECT 1'],
    ['one statement with a semicolon', 'SELECT 1;'],
    ['two on one line', 'SELECT 1;SELECT 2'],
    ['empty statements between', ';;SELECT 1;;;SELECT 2;;'],
    ['a comment before the semicolon', 'SELECT 1 -- one\n; SELECT 2 /* two */ ;'],
    ['a comment inside', 'SELECT /* ; */ 1, -- ;\n 2; SELECT 3'],
    ['comments that look nested', 'SELECT /* /* */ 1; SELECT 2 /* -- */; SELECT 3'],
    ['the shortest comments', 'SELECT 1/**/;/***/SELECT/****/2'],
    ['a comment that begins like its end', 'SELECT 1 /*/ ; */ ; SELECT 2'],
    ['a line comment in a block comment', 'SELECT 1 /* -- */ ; SELECT 2'],
    ['a block comment in a line comment', 'SELECT 1 -- /*\n; SELECT 2 -- */'],
    ['two minus signs', 'SELECT 1--1;\n; SELECT 2'],
    ['minus signs apart', 'SELECT 1- -1; SELECT 2'],
    ['a division', 'SELECT 4/2; SELECT 4 / 2 * 2'],
    ['a string with a semicolon', "SELECT ';'; SELECT 2"],
    ['a string with a doubled quote', "SELECT 'it''s; it'; SELECT ''''; SELECT ''; SELECT ''';'''"],
    ['a backslash, which escapes nothing', "SELECT 'a\\'; SELECT 'b'"],
    ['a string over lines', "SELECT 'a;\nb;\r\nc'; SELECT 2"],
    ['a string with comment marks', "SELECT '--', '/*'; SELECT '*/'"],
    ['a quoted name with a semicolon', 'SELECT a AS "x;y" FROM t; SELECT 2'],
    ['a quoted name with a doubled quote', 'SELECT a AS "x"";y" FROM t; SELECT 2'],
    ['a name in brackets', 'SELECT a AS [x;y] FROM t; SELECT 2'],
    ['a name in brackets with brackets and quotes', 'SELECT a AS [x[;\'"`] FROM t; SELECT 2'],
    ['a name in backticks', 'SELECT a AS `x;y` FROM t; SELECT a AS `x``;` FROM t'],
    ['quotes within other quotes', `SELECT '"', '\`', '['; SELECT a AS "';" FROM t; SELECT ']'`],
    ['a blob', "SELECT x'3b3b'; SELECT X''; SELECT 2"],
    ['numbers of all forms', 'SELECT 1.5e-3, .5, 0x1F, 1_000; SELECT 1e3'],
    ['a BOM at the beginning', '\uFEFFSELECT 1; SELECT 2'],
    ['a BOM between statements', 'SELECT 1;\uFEFF SELECT 2;\uFEFF'],
    ['a BOM within a name', 'SELECT a AS n\uFEFF FROM t; SELECT 2'],
    ['line ends of Windows', 'SELECT 1;\r\nSELECT 2 -- x;\r\n;\r\n'],
    ['line ends of old Macs, which end no comment', 'SELECT 1; -- x\rSELECT 2;\nSELECT 3'],
    ['letters outside of ASCII', 'SELECT a AS größe FROM t; SELECT a AS 表 FROM t'],
    ['an emoji as a name', 'SELECT a AS 🧭 FROM t; SELECT "🧭;" AS x FROM (SELECT 1 AS "🧭;")'],
    ['a no-break space, which is a letter', 'SELECT a AS x\u00A0y FROM t; SELECT 2'],
    ['names with dollar signs', 'SELECT a AS x$y FROM t; SELECT a AS begin$ FROM t'],
    ['names that contain keywords', 'SELECT a AS beginning, b AS trigger_end FROM t; SELECT 2'],
    ['keywords as quoted names', 'SELECT "end" FROM "order"; SELECT 2'],
    ['keywords as plain names', 'SELECT a AS trigger, b AS begin FROM t; SELECT 2'],
    ['variables', 'SELECT ?, ?1, :a, @b, $c; SELECT 2'],
    ['a variable in the form of Tcl, with a semicolon', 'SELECT $a::b(x;y), :c(;); SELECT 2'],
    ['operators of JSON', "SELECT a->'$.x', a->>'$.y;' FROM t; SELECT 2"],
    ['CASE outside of triggers', 'SELECT CASE WHEN 1 THEN 2 END; SELECT CASE 1 WHEN 2 THEN 3 ELSE 4 END; SELECT 5'],
    ['a transaction', 'BEGIN; INSERT INTO t VALUES (1, 2); END; SELECT 1'],
    ['an explained statement', 'EXPLAIN SELECT 1; EXPLAIN QUERY PLAN SELECT 2; SELECT 3'],
    ['a trigger', `${trigger} SELECT 1; END; SELECT 2`],
    ['a trigger without a last semicolon', `${trigger} SELECT 1; SELECT 2; END`],
    ['a trigger in lower case', `${trigger.toLowerCase()} select 1; end; select 2`],
    ['a trigger with CASE', `${trigger} SELECT CASE WHEN 1 THEN 2 END; SELECT 3; END; SELECT 4`],
    [
      'a trigger with nested CASE',
      `${trigger} UPDATE t SET a = CASE WHEN b THEN CASE a WHEN 1 THEN 2 ELSE CASE WHEN 1 THEN 0 END END END; END; SELECT 4`,
    ],
    ['a trigger whose END is in a comment first', `${trigger} SELECT 1; /* END; */ SELECT 2; -- END;\nEND; SELECT 3`],
    [
      'a trigger with END in strings and names',
      `${trigger} SELECT '; END;'; SELECT a AS "; END;" FROM t; END; SELECT 3`,
    ],
    ['a trigger with a column named end', `${trigger} SELECT "end" FROM "order"; END; SELECT 3`],
    ['a trigger with comments in its head', 'CREATE/*;*/TRIGGER--;\nr AFTER INSERT ON t BEGIN SELECT 1;END; SELECT 2'],
    ['a trigger with comments around its END', `${trigger} SELECT 1; /**/ END /* ; */ ; SELECT 2`],
    ['a temporary trigger', 'CREATE TEMP TRIGGER r AFTER INSERT ON t BEGIN SELECT 1; END; SELECT 2'],
    ['a TEMPORARY trigger', 'CREATE TEMPORARY TRIGGER r AFTER INSERT ON t BEGIN SELECT 1; END; SELECT 2'],
    ['a trigger if it does not exist', 'CREATE TRIGGER IF NOT EXISTS r DELETE ON t BEGIN SELECT 1; END; SELECT 2'],
    ['a trigger with WHEN', 'CREATE TRIGGER r BEFORE UPDATE OF a ON t WHEN new.a > 1 BEGIN SELECT 1; END; SELECT 2'],
    [
      'a trigger instead of',
      'CREATE TRIGGER r INSTEAD OF DELETE ON v BEGIN DELETE FROM t WHERE a = old.a; END; SELECT 2',
    ],
    ['an explained trigger', `EXPLAIN ${trigger} SELECT 1; END; SELECT 2`],
    [
      'an explained plan of a temporary trigger',
      `EXPLAIN QUERY PLAN ${trigger.replace('TRIGGER', 'TEMP TRIGGER')} SELECT 1; END; SELECT 2`,
    ],
    ['a trigger whose name is a keyword', 'CREATE TRIGGER "end" AFTER INSERT ON t BEGIN SELECT 1; END; SELECT 2'],
    ['a trigger named begin', 'CREATE TRIGGER begin AFTER INSERT ON t BEGIN SELECT 1; END; SELECT 2'],
    ['a trigger that raises', `${trigger} SELECT RAISE(ABORT, 'no; END;'); END; SELECT 2`],
    [
      'a trigger with WITH',
      `${trigger} INSERT INTO t SELECT x, x FROM (WITH c(x) AS (VALUES (1)) SELECT x FROM c); END; SELECT 2`,
    ],
    ['two triggers in a row', `${trigger} SELECT 1; END; ${trigger.replace(' r ', ' r2 ')} SELECT 1; END;`],
    ['a trigger with line ends of Windows', `${trigger}\r\n  SELECT 1;\r\nEND;\r\nSELECT 2;\r\n`],
    ['a dropped trigger', `${trigger} SELECT 1; END; DROP TRIGGER r; SELECT 2`],
    ['a table named trigger', 'CREATE TABLE "trigger" (a); CREATE TABLE begins (a); SELECT 2'],
    ['a table whose name only begins like a trigger', 'CREATE TABLE triggers (a); SELECT 2; SELECT 3'],
    ['a view over CASE', 'CREATE VIEW w AS SELECT CASE a WHEN 1 THEN 2 END AS c FROM t; SELECT 2'],
  ])('%s', (_, script) => {
    using database = fresh();
    expectSplitAsSqlite(script, database);
  });

  test('in ten thousand generated scripts', { timeout: 120_000 }, () => {
    const seed = Number(process.env['SEED'] ?? 20_261_117);
    for (let index = 0; index < 10_000; index++) check(scriptOf(seed + index));
  });
});

function check({ seed, sql }: Script): void {
  using database = new DatabaseSync(':memory:');
  database.exec('CREATE TABLE t (a, b); CREATE VIEW v AS SELECT a, b FROM t');
  try {
    expectSplitAsSqlite(sql, database);
  } catch (error) {
    throw new Error(`seed ${seed} (SEED=${seed}): ${JSON.stringify(sql)}`, { cause: error });
  }
}

describe('what SQLite refuses', () => {
  test.each([
    ['an unclosed string takes the rest', "SELECT 'a; SELECT 2", ["SELECT 'a; SELECT 2"]],
    ['an unclosed bracket takes the rest', 'SELECT [a; SELECT 2', ['SELECT [a; SELECT 2']],
    ['an unended trigger takes the rest', `${trigger} SELECT 1; SELECT 2;`, [`${trigger} SELECT 1; SELECT 2;`]],
    ['/* at the very end is no comment', 'SELECT 1; /*', ['SELECT 1', '/*']],
    ['an unclosed variable ends at white space', 'SELECT $a(;b ; SELECT 2', ['SELECT $a(;b', 'SELECT 2']],
  ])('%s', (_, script, expected) => {
    expect(splitStatements(script).map(({ sql }) => sql)).toEqual(expected);
  });
});

describe('a megabyte of one thing', () => {
  const megabyte = 1_000_000;
  test.each([
    ['quotes', "'"],
    ['quoted quotes', `"'`],
    ['comment beginnings', '/*'],
    ['comments', '/**/'],
    ['almost comments', '/ *'],
    ['opening brackets', '['],
    ['closing brackets', ']'],
    ['pairs of brackets', '[]'],
    ['newlines', '\n'],
    ['line comments', '--\n'],
    ['semicolons', ';'],
    ['statements', 'x;\n'],
    ['words', 'a '],
    ['one word', 'a'],
    ['dollar signs', '$'],
    ['unclosed variables', '$a('],
    ['colons', ':'],
    ['letters outside of ASCII', '\u00e9'],
    ['trigger heads', 'CREATE TRIGGER a;'],
  ])('of %s is split in linear time', (_, unit) => {
    const script = unit.repeat(Math.ceil(megabyte / unit.length));
    // A quadratic splitter would need minutes.
    const started = performance.now();
    let count = 0;
    for (const token of tokens(script)) count += token.end > token.start ? 1 : 0;
    splitStatements(script);
    expect(performance.now() - started).toBeLessThan(5_000);
    expect(count).toBeLessThanOrEqual(script.length);
  });
});
