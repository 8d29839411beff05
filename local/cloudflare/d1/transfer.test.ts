import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type Answer, Stack } from '../testing.ts';

vi.setConfig({ testTimeout: 20_000, hookTimeout: 20_000 });

let stack: Stack;
beforeAll(async () => {
  stack = await Stack.start();
});
afterAll(async () => stack[Symbol.asyncDispose]());

/** Exports by the rules: ask, then poll with the bookmark. */
async function exported(id: string, dumpOptions?: Record<string, unknown>): Promise<Answer> {
  const body = { output_format: 'polling', dump_options: dumpOptions };
  const begun = await stack.call('POST', `/d1/database/${id}/export`, body);
  expect(begun.result.status).toBe('active');
  return stack.call('POST', `/d1/database/${id}/export`, { ...body, current_bookmark: begun.result.at_bookmark });
}

async function dumped(id: string, dumpOptions?: Record<string, unknown>): Promise<string> {
  const { result } = await exported(id, dumpOptions);
  return (await fetch(result.result.signed_url)).text();
}

/** Imports by the rules: announce, upload, ingest, poll. */
async function imported(id: string, sql: string): Promise<Answer> {
  const etag = createHash('md5').update(sql).digest('hex');
  const path = `/d1/database/${id}/import`;
  const { result } = await stack.call('POST', path, { action: 'init', etag });
  const put = await fetch(result.upload_url, { method: 'PUT', body: sql });
  expect(put.headers.get('etag')).toBe(`"${etag}"`);
  const ingest = await stack.call('POST', path, { action: 'ingest', etag, filename: result.filename });
  return stack.call('POST', path, { action: 'poll', current_bookmark: ingest.result.at_bookmark });
}

const SCHEMA = `CREATE TABLE a(id INTEGER PRIMARY KEY, t TEXT); CREATE TABLE b(x); CREATE INDEX i ON a(t);
  INSERT INTO a(t) VALUES ('one'), ('it''s; two'); INSERT INTO b VALUES (x'00ff');`;

test('what was exported can be imported into an empty database, row for row', async () => {
  const source = await stack.database('source', SCHEMA);
  const sql = await dumped(source);
  const target = await stack.database('target');
  const { result } = await imported(target, sql);
  expect(result).toMatchObject({ success: true, status: 'complete', result: { num_queries: 7 } });
  expect(await stack.rows(target, 'SELECT * FROM a')).toEqual(await stack.rows(source, 'SELECT * FROM a'));
  expect(await dumped(target)).toBe(sql);
});

test('an export can leave out rows, schema, or tables', async () => {
  const id = await stack.database('options', SCHEMA);
  expect(await dumped(id, { no_data: true })).not.toContain('INSERT');
  expect(await dumped(id, { no_schema: true })).not.toContain('CREATE');
  expect(await dumped(id, { tables: ['b'] })).not.toContain('"a"');
});

test('an export fails where there is a virtual table, and succeeds without it', async () => {
  const id = await stack.database('virtual', `${SCHEMA} CREATE VIRTUAL TABLE f USING fts5(t);`);
  const { result } = await exported(id);
  expect(result).toMatchObject({ status: 'error', error: expect.stringContaining('Virtual Tables') });
  expect(await dumped(id, { tables: ['a'] })).toContain('it');
});

test('the URL of an export needs no token, and is of no use without its signature', async () => {
  const { result } = await exported(await stack.database('signed', SCHEMA));
  const url: string = result.result.signed_url;
  expect((await fetch(url)).status).toBe(200);
  expect((await fetch(url.replace(/X-Amz-Signature=\w+/, ''))).status).toBe(403);
  expect((await fetch(url.replace(/X-Amz-Date=\d+/, 'X-Amz-Date=1'))).status).toBe(403);
});

test('an import that fails leaves nothing behind and says why, in both spellings', async () => {
  const id = await stack.database('failing');
  const { result } = await imported(id, 'CREATE TABLE t(a); INSERT INTO missing VALUES (1);');
  expect(result).toMatchObject({
    success: false,
    status: 'error',
    error: 'no such table: missing: SQLITE_ERROR',
    errors: ['no such table: missing: SQLITE_ERROR'],
  });
  expect(await stack.rows(id, `SELECT name FROM sqlite_master WHERE name = 't'`)).toEqual([]);
});

test('a dump whose tables refer forward is refused while foreign keys are on, as D1 refuses it', async () => {
  const id = await stack.database('forward');
  const sql = `PRAGMA defer_foreign_keys=TRUE; CREATE TABLE a(id INTEGER PRIMARY KEY, b REFERENCES b(id));
    INSERT INTO a VALUES (1, 1); CREATE TABLE b(id INTEGER PRIMARY KEY); INSERT INTO b VALUES (1);`;
  expect((await imported(id, sql)).result.error).toMatch(/no such table: main\.b/);
});

test('an upload that does not match its etag is not ingested', async () => {
  const id = await stack.database('etag');
  const path = `/d1/database/${id}/import`;
  const etag = createHash('md5').update('SELECT 1;').digest('hex');
  const { result } = await stack.call('POST', path, { action: 'init', etag });
  await fetch(result.upload_url, { method: 'PUT', body: 'SELECT 2;' });
  const { status } = await stack.call('POST', path, { action: 'ingest', etag, filename: result.filename });
  expect(status).toBe(400);
});
