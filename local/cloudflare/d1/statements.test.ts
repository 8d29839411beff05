import { expect, test } from 'vitest';
import { splitStatements } from './statements.ts';

test('statements end at semicolons that are outside strings, names and comments', () => {
  const sql = `SELECT ';' ; SELECT "a;b", \`c;d\`, [e;f] -- no; end\n, 1 /* nor; here */; SELECT 'it''s;'`;
  expect(splitStatements(sql)).toEqual([
    `SELECT ';' ;`,
    ` SELECT "a;b", \`c;d\`, [e;f] -- no; end\n, 1 /* nor; here */;`,
    ` SELECT 'it''s;'`,
  ]);
});

test('a trigger ends at its END, whatever the case of its words, its line ends, and CASE … END inside', () => {
  const trigger = `create TEMP Trigger t AFTER INSERT ON a\r\nBEGIN\r\n  UPDATE a SET b = CASE WHEN 1 THEN 2 END;\r\n  DELETE FROM c;\r\nEND;`;
  expect(splitStatements(`${trigger} SELECT 1;`)).toEqual([trigger, ' SELECT 1;']);
});

test('a trigger under EXPLAIN is one statement, and a column called end ends nothing', () => {
  const explained = 'EXPLAIN CREATE TRIGGER t AFTER INSERT ON a BEGIN SELECT 1;; END;';
  expect(splitStatements(`${explained}SELECT 1 AS "end"; SELECT 2`)).toEqual([
    explained,
    'SELECT 1 AS "end";',
    ' SELECT 2',
  ]);
});

test('pieces of white space and comments are no statements', () => {
  expect(splitStatements(';; -- only\n;/* a comment */')).toEqual([]);
  expect(splitStatements('SELECT 1; -- the end')).toEqual(['SELECT 1;']);
});

test('a text without a closing semicolon runs into what follows, as SQLite has it', () => {
  expect(splitStatements('CREATE TABLE a(b)\nINSERT INTO l VALUES (1);')).toHaveLength(1);
});
