import { constants, DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { messageOf, Observer } from './observer.ts';

function observed(script = 'CREATE TABLE t (a)') {
  const database = new DatabaseSync(':memory:');
  database.exec(script);
  return { database, observer: new Observer(database) };
}

test('what SQLite asks for a statement is kept with it, and is of no other', () => {
  const { database, observer } = observed();
  const first = observer.prepare('DELETE FROM t');
  database.exec('INSERT INTO t VALUES (1)');
  const second = observer.prepare('SELECT 1');
  const actions = (seen: typeof first) => seen.authorizations.map(({ action }) => action);
  expect(actions(first)).toContain(constants.SQLITE_DELETE);
  expect(actions(first)).not.toContain(constants.SQLITE_INSERT);
  expect(actions(second)).toEqual([constants.SQLITE_SELECT]);
  expect(first.authorizations.find(({ action }) => action === constants.SQLITE_DELETE)).toEqual({
    action: constants.SQLITE_DELETE,
    first: 't',
    second: null,
    database: 'main',
    trigger: null,
  });
});

test('a trigger is named with what it does', () => {
  const { observer } = observed(
    'CREATE TABLE t (a); CREATE TABLE u (b); CREATE TRIGGER r AFTER INSERT ON t BEGIN DELETE FROM u; END',
  );
  const { authorizations } = observer.prepare('INSERT INTO t VALUES (1)');
  expect(authorizations).toContainEqual(
    expect.objectContaining({ action: constants.SQLITE_DELETE, first: 'u', trigger: 'r' }),
  );
});

test('a statement that is only prepared does nothing', () => {
  const { database, observer } = observed('CREATE TABLE t (a); INSERT INTO t VALUES (1)');
  expect(observer.prepare('DROP TABLE t').statement).toBeDefined();
  expect(database.prepare('SELECT a FROM t').all()).toEqual([{ a: 1 }]);
});

test('one that SQLite does not understand has its error, and what was asked until then', () => {
  const { observer } = observed();
  expect(observer.prepare('SELEC 1')).toEqual({
    statement: undefined,
    authorizations: [],
    error: 'near "SELEC": syntax error',
  });
  expect(observer.prepare('DELETE FROM t WHERE missing = 1')).toMatchObject({
    statement: undefined,
    error: 'no such column: missing',
    authorizations: [expect.objectContaining({ first: 't' })],
  });
});

test('all rows of a statement are run through, as an error may come with the last', () => {
  const { database, observer } = observed("CREATE TABLE t (a); INSERT INTO t VALUES ('1'), ('2'), ('{')");
  const [good, bad] = [
    observer.prepare('INSERT INTO t VALUES (4) RETURNING a'),
    observer.prepare('SELECT json(a) FROM t'),
  ];
  if (!good.statement || !bad.statement) throw new Error('it was not prepared');
  observer.run(good.statement);
  expect(database.prepare('SELECT count(*) AS n FROM t').get()).toEqual({ n: 4 });
  const { statement } = bad;
  expect(() => observer.run(statement)).toThrow('malformed JSON');
});

test("preparing and running are under the limits of D1, and the database's own stay as they are", () => {
  const { database, observer } = observed();
  const six = Array.from({ length: 6 }, () => 'SELECT 1').join(' UNION ALL ');
  expect(observer.prepare(six)).toMatchObject({ statement: undefined, error: 'too many terms in compound SELECT' });
  expect(database.prepare(six).all()).toHaveLength(6);
  const { statement } = observer.prepare("SELECT 'a' LIKE (SELECT printf('%60s', '%'))");
  if (!statement) throw new Error('it was not prepared');
  expect(() => observer.run(statement)).toThrow('LIKE or GLOB pattern too complex');
});

test('an error while a statement runs is thrown as SQLite tells it', () => {
  const { observer } = observed('CREATE TABLE t (a UNIQUE); INSERT INTO t VALUES (1)');
  const { statement } = observer.prepare('INSERT INTO t VALUES (1)');
  if (!statement) throw new Error('it was not prepared');
  expect(() => observer.run(statement)).toThrow('UNIQUE constraint failed: t.a');
});

test('what is thrown is told by its message, whatever it is', () => {
  expect([new Error('one'), 'two', 3, undefined].map(messageOf)).toEqual(['one', 'two', '3', 'undefined']);
});
