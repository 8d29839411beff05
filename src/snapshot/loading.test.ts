import { expect, test } from 'vitest';
import { Loading } from './loading.ts';
import { importable } from './long-rows.ts';

const table = 'CREATE TABLE t(id INTEGER PRIMARY KEY, body TEXT, price REAL CHECK (price >= 0));';
const long = importable(
  `INSERT INTO "t" ("id","body","price") VALUES(1,'${'a'.repeat(120_000)}',1.5);`,
  new Map([['t', { name: 't', rowid: 'rowid', key: ['id'] }]]),
);
const unfit = 'INSERT INTO "t" ("id","body","price") VALUES(2,\'b\',-1.0);';

test('a row that does not pass a check is loaded and told, also after a long one, in one piece with it or not', () => {
  for (const pieces of [
    [table, long, unfit],
    [table, `${long}\n${unfit}`],
  ]) {
    using loading = new Loading('as-it-is');
    for (const sql of pieces) loading.run(sql);
    const { problems } = loading.finish({ printed: [], assertions: ['SELECT count(*) = 2 FROM t'] });
    expect(problems).toEqual(['CHECK constraint failed in t']);
  }
});

test('as D1 would, such a row is refused', () => {
  using loading = new Loading('as-d1');
  loading.run(`${table}${long}`);
  expect(() => loading.run(unfit)).toThrow('CHECK constraint failed');
});
