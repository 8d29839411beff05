import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { Stack } from '../testing.ts';

// Promises about the real wrangler, in one story: each command costs more than a second.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 20_000 });

let stack: Stack;
let id: string;
beforeAll(async () => {
  stack = await Stack.start();
});
afterAll(async () => stack[Symbol.asyncDispose]());

async function succeeded(args: string, input?: string): Promise<string> {
  const { code, output } = await stack.wrangler(args, input);
  expect(code, output).toBe(0);
  return output;
}

/** The JSON that a command printed, below whatever else it printed. */
function json(output: string): unknown {
  return JSON.parse(output.slice(output.search(/^[[{]/m), output.search(/[\]}]\s*$/) + 1));
}

test('wrangler creates a database, lists it, and tells about it', async () => {
  stack.write('wrangler.jsonc', '{ "name": "project" }');
  expect(await succeeded('d1 create app')).toContain('Successfully created DB');
  const list = json(await succeeded('d1 list --json')) as { name: string; uuid: string }[];
  id = list[0]?.uuid ?? '';
  expect(list).toMatchObject([{ name: 'app' }]);
  const database = { binding: 'DB', database_name: 'app', database_id: id };
  stack.write('wrangler.jsonc', JSON.stringify({ name: 'project', d1_databases: [database] }));
  expect(json(await succeeded('d1 info app --json'))).toMatchObject({ uuid: id, num_tables: 0, read_queries_24h: 0 });
  // wrangler shows zeros where the analytics fail, so the call itself is looked at.
  expect(stack.cloudflare.api.calls.at(-1)).toMatchObject({ path: '/client/v4/graphql', status: 200 });
});

test('wrangler applies migrations in order, and stops at one that fails without a trace of it', async () => {
  stack.write('migrations/0001_a.sql', `CREATE TABLE t(a INTEGER PRIMARY KEY, b TEXT);`);
  const trigger = `CREATE TRIGGER g AFTER INSERT ON t\r\nBEGIN\r\n  UPDATE t SET b = CASE WHEN b = 'x' THEN 'y' ELSE b END;\r\nEND;`;
  stack.write('migrations/0002_b.sql', `${trigger}\nINSERT INTO t(b) VALUES ('x'), ('semi;colon'); -- done\n`);
  expect(await succeeded('d1 migrations list app --remote')).toMatch(/0001_a\.sql[\s\S]*0002_b\.sql/);
  await succeeded('d1 migrations apply app --remote');
  expect(await stack.rows(id, 'SELECT b FROM t')).toEqual([{ b: 'y' }, { b: 'semi;colon' }]);
  stack.write('migrations/0003_c.sql', 'DELETE FROM t; INSERT INTO missing VALUES (1);');
  const failed = await stack.wrangler('d1 migrations apply app --remote');
  expect(failed.code).toBe(1);
  expect(failed.output).toContain('no such table: missing: SQLITE_ERROR');
  expect(await stack.rows(id, 'SELECT count(*) AS n FROM t')).toEqual([{ n: 2 }]);
  expect(await stack.rows(id, 'SELECT name FROM d1_migrations')).toEqual([
    { name: '0001_a.sql' },
    { name: '0002_b.sql' },
  ]);
});

test('wrangler executes a command, and a file by way of an import', async () => {
  const results = json(
    await succeeded('d1 execute app --remote --json --command=SELECT/**/1/**/AS/**/one;SELECT/**/2/**/AS/**/two'),
  );
  expect(results).toMatchObject([{ results: [{ one: 1 }] }, { results: [{ two: 2 }] }]);
  stack.write('more.sql', `INSERT INTO t(b) VALUES ('from a file'); SELECT 1;`);
  expect(await succeeded('d1 execute app --remote -y --file more.sql')).toContain('Executed 2 queries');
  expect(await stack.rows(id, `SELECT count(*) AS n FROM t WHERE b = 'from a file'`)).toEqual([{ n: 1 }]);
  stack.write('bad.sql', 'INSERT INTO missing VALUES (1);');
  expect(await stack.wrangler('d1 execute app --remote -y --file bad.sql')).toMatchObject({
    code: 1,
    output: expect.stringContaining('no such table: missing'),
  });
});

test('wrangler exports the database', async () => {
  await succeeded('d1 export app --remote --output dump.sql');
  const copy = await stack.database('copy');
  await stack.query(copy, readFileSync(`${stack.directory}/project/dump.sql`, 'utf8'));
  expect(await stack.rows(copy, 'SELECT count(*) AS n FROM t')).toEqual([{ n: 3 }]);
});

test('wrangler tells the bookmark and restores it', async () => {
  const { bookmark } = json(await succeeded('d1 time-travel info app --json')) as { bookmark: string };
  await stack.query(id, 'DELETE FROM t');
  const restored = json(await succeeded(`d1 time-travel restore app --json --bookmark=${bookmark}`));
  expect(restored).toMatchObject({ bookmark, previous_bookmark: expect.stringMatching(/^[0-9a-f]{8}-/) });
  expect(await stack.rows(id, 'SELECT count(*) AS n FROM t')).toEqual([{ n: 3 }]);
});

test('wrangler deletes a database', async () => {
  await succeeded('d1 delete copy -y');
  expect((await stack.call('GET', '/d1/database?name=copy')).result).toEqual([]);
});
