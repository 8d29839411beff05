import { describe, expect, test } from 'vitest';
import { readAllowances } from './allow.ts';

const allowedIn = (script: string) =>
  readAllowances(script).allowed.map(({ rules, reason, line }) => [rules.join(' '), reason, line]);
const problemsIn = (script: string) => readAllowances(script).invalid.map(({ line, problem }) => [line, problem]);

describe('an allowance', () => {
  test.each([
    ['-- voygent:allow drop-table nobody reads it', 'drop-table'],
    ['--voygent:allow drop-table nobody reads it', 'drop-table'],
    ['--   voygent: allow   drop-table   nobody reads it  ', 'drop-table'],
    ['-- VOYGENT:Allow drop-table nobody reads it', 'drop-table'],
    ['-- voygent:allow drop-table,drop-column nobody reads it', 'drop-table drop-column'],
    ['-- voygent:allow drop-table, drop-column nobody reads it', 'drop-table drop-column'],
    ['-- voygent:allow drop-table ,drop-column , rows-lost nobody reads it', 'drop-table drop-column rows-lost'],
    ['-- voygent:allow drop-table nobody reads it\r\nDROP TABLE t;', 'drop-table'],
    ['-- voygent:allow drop-table nobody reads it\n', 'drop-table'],
  ])('is read from %j', (script, rules) => {
    expect(readAllowances(script)).toEqual({
      allowed: [{ rules: rules.split(' '), reason: 'nobody reads it', line: 1 }],
      invalid: [],
    });
  });

  test('keeps its reason as it was written, in any script and with any marks', () => {
    expect(allowedIn("-- voygent:allow rows-lost 不要: it's, done; -- see #12\nSELECT 1")).toEqual([
      ['rows-lost', "不要: it's, done; -- see #12", 1],
    ]);
  });

  test('has the line that it stands on, wherever that is', () => {
    const script =
      "DROP TABLE a; -- voygent:allow drop-table gone since May\r\n/* two\nlines */\n\nINSERT INTO t VALUES ('\n'); --voygent:allow rows-lost as agreed";
    expect(allowedIn(script)).toEqual([
      ['drop-table', 'gone since May', 1],
      ['rows-lost', 'as agreed', 6],
    ]);
  });

  test.each([
    ['a string', "INSERT INTO t VALUES ('\n-- voygent:allow drop-table because\n')"],
    ['a quoted name', 'CREATE TABLE "\n-- voygent:allow drop-table because\n" (a)'],
    ['a block comment', '/*\n-- voygent:allow drop-table because\n*/ /* voygent:allow drop-table because */'],
    ['the middle of a comment', '-- see: -- voygent:allow drop-table because'],
    ['a longer word', '-- voygent:allowed drop-table because'],
    ['the SQL itself', 'SELECT voygent:allow'],
    ['an empty file', ''],
  ])('is none in %s', (_, script) => {
    expect(readAllowances(script)).toEqual({ allowed: [], invalid: [] });
  });
});

describe('a comment that wants to allow something is invalid', () => {
  test.each([
    ['without a rule', '-- voygent:allow', 'names no rule'],
    ['without a rule, but with spaces', '-- voygent:allow  \r\n', 'names no rule'],
    ['without a reason', '-- voygent:allow drop-table', 'gives no reason for allowing drop-table'],
    [
      'without a reason for two',
      '-- voygent:allow drop-table, rows-lost',
      'gives no reason for allowing drop-table, rows-lost',
    ],
    ['with marks for a reason', '-- voygent:allow drop-table: -- …!', 'gives no reason for allowing drop-table'],
    ['with a letter for a reason', '-- voygent:allow drop-table x', 'gives no reason for allowing drop-table'],
    [
      'with a rule that is spelt otherwise',
      '-- voygent:allow drop-tabel nobody reads it',
      'names the rule `drop-tabel`, which does not exist. Did you mean `drop-table`?',
    ],
    [
      'with a rule in capitals',
      '-- voygent:allow DROP-TABLE nobody reads it',
      'names the rule `DROP-TABLE`, which does not exist. Did you mean `drop-table`?',
    ],
    [
      'with one wrong rule among others',
      '-- voygent:allow drop-table,rows-lots nobody reads it',
      'names the rule `rows-lots`, which does not exist. Did you mean `rows-lost`?',
    ],
  ])('%s', (_, comment, problem) => {
    expect(readAllowances(comment).allowed).toEqual([]);
    expect(problemsIn(`SELECT 1;\n${comment}`)).toEqual([[2, problem]]);
  });

  test('with a colon after the word, or a comma after the last rule', () => {
    expect(problemsIn('-- voygent:allow: drop-table why')).toEqual([[1, expect.stringContaining('does not exist')]]);
    expect(problemsIn('-- voygent:allow drop-table, \n')).toEqual([[1, expect.stringContaining('does not exist')]]);
  });

  test('by the name of a property that every object has', () => {
    expect(problemsIn('-- voygent:allow constructor nobody reads it')).toEqual([
      [1, expect.stringContaining('`constructor`, which does not exist')],
    ]);
  });

  test('and the others of the file count all the same', () => {
    const script = '-- voygent:allow\n-- voygent:allow drop-table nobody reads it\n-- voygent:allow no';
    expect(allowedIn(script)).toEqual([['drop-table', 'nobody reads it', 2]]);
    expect(problemsIn(script).map(([line]) => line)).toEqual([1, 3]);
  });
});
