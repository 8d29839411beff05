import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createWriteStream, mkdtempSync } from 'node:fs';
import { open, rm, truncate, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Stack } from '../../local/cloudflare/testing.ts';
import type { FaultRuleInput } from '../../local/http/faults.ts';
import type { RecordedCall } from '../../local/http/server.ts';
import { testContext } from '../runtime/context.fixture.ts';
import { type Answering, databaseId, etagOf, signature, storageOf } from './storage.fixture.ts';
import { clientOf, databaseOf, failureOf, faulty, leftBehind } from './transfer.fixture.ts';

import { upload } from './upload.ts';

const folder = mkdtempSync(join(tmpdir(), 'import-file-'));
afterAll(() => rm(folder, { recursive: true, force: true }));

let made = 0;
async function fileOf(content: string | Buffer): Promise<string> {
  const file = join(folder, `${++made}.sql`);
  await writeFile(file, content);
  return file;
}

describe('at the local Cloudflare', () => {
  let stack: Stack;
  beforeAll(async () => {
    stack = await Stack.start();
  });
  afterAll(() => stack[Symbol.asyncDispose]());

  const made = (calls: RecordedCall[]) => [
    ...['init', 'ingest', 'poll'].map((step) => calls.filter(({ body }) => body.includes(`"${step}"`)).length),
    calls.filter(({ path }) => path.startsWith('/storage/')).length,
  ];
  const rowsIn = (id: string) => stack.rows(id, 'SELECT x FROM t');

  test('a file is run once, and gives the bookmark of afterwards', async () => {
    const id = await databaseOf(stack, 'CREATE TABLE t(x);');
    const calls = faulty(stack);
    const { cloudflare } = await clientOf(stack);
    const told: (readonly string[])[] = [];
    const file = await fileOf("INSERT INTO t VALUES ('é🧭; -- ''\r\n');\r\n-- end");
    const { bookmark } = await cloudflare.d1.importFile(id, 'import db', file, {
      onProgress: ({ messages }) => void told.push(messages),
    });
    expect(await rowsIn(id)).toEqual([{ x: "é🧭; -- '\r\n" }]);
    expect(made(calls())).toEqual([1, 1, 1, 1]);
    expect(bookmark).toBe(await cloudflare.d1.bookmark(id));
    expect(told).toEqual([['Processed 0 queries.'], ['Processed 1 queries.']]);
  });

  test('the same file for the second time is run for the second time', async () => {
    const id = await databaseOf(stack, 'CREATE TABLE t(x);');
    const { cloudflare } = await clientOf(stack);
    const file = await fileOf('INSERT INTO t VALUES (1);');
    await cloudflare.d1.importFile(id, 'import db', file);
    await cloudflare.d1.importFile(id, 'import db', file);
    expect(await rowsIn(id)).toHaveLength(2);
  });

  test.each([
    ['no bytes', ''],
    ['a byte order mark alone', '\uFEFF'],
    ['a comment alone', '-- nothing'],
  ])('a file of %s changes nothing, and fails in the words of the service', async (_, content) => {
    const id = await databaseOf(stack, 'CREATE TABLE t(x);');
    const { cloudflare } = await clientOf(stack);
    const error = await failureOf(cloudflare.d1.importFile(id, 'import db', await fileOf(content)));
    expect(error.message).toBe('Could not import db: the import failed: No SQL statements detected.');
    expect(error.failure.kind).toBe('final');
    expect(await rowsIn(id)).toEqual([]);
  });

  test('a byte order mark at the head of a file is left out, and none within it', async () => {
    const id = await databaseOf(stack, 'CREATE TABLE t(x);');
    const calls = faulty(stack);
    const { cloudflare } = await clientOf(stack);
    await cloudflare.d1.importFile(id, 'import db', await fileOf("\uFEFFINSERT INTO t VALUES ('\uFEFFa');"));
    const put = calls().find(({ method }) => method === 'PUT')?.body;
    expect(put).toMatch(/^-- import [0-9a-f-]{36}\nINSERT INTO t VALUES \('\uFEFFa'\);$/);
    expect(await rowsIn(id)).toEqual([{ x: '\uFEFFa' }]);
  });

  test('what is to be run before runs first, in the same transaction', async () => {
    const id = await databaseOf(stack, 'CREATE TABLE t(x); INSERT INTO t VALUES (0);');
    const { cloudflare } = await clientOf(stack);
    const before = 'DELETE FROM t;\n';
    await cloudflare.d1.importFile(id, 'import db', await fileOf('\uFEFFINSERT INTO t VALUES (1);'), { before });
    expect(await rowsIn(id)).toEqual([{ x: 1 }]);
    const error = await failureOf(
      cloudflare.d1.importFile(id, 'import db', await fileOf('INSERT INTO missing VALUES (1);'), { before }),
    );
    expect(error).toMatchObject({
      failure: { kind: 'final' },
      message: expect.stringContaining('no such table: missing'),
    });
    expect(await rowsIn(id)).toEqual([{ x: 1 }]);
  });

  const upload = { path: '^/storage/', method: 'PUT' };
  test.each<[string, FaultRuleInput, string, number]>([
    ['is refused', { ...upload, action: { kind: 'respond', status: 403 } }, 'final', 1],
    ['fails', { ...upload, action: { kind: 'respond', status: 500 } }, 'never-ran', 4],
    [
      'is confirmed with another md5',
      { ...upload, action: { kind: 'respond', status: 200, headers: { etag: `"${'0'.repeat(32)}"` } } },
      'never-ran',
      4,
    ],
    ['is confirmed without one', { ...upload, action: { kind: 'respond', status: 200 } }, 'never-ran', 4],
    ['is cut', { ...upload, action: { kind: 'reset' } }, 'never-ran', 4],
    ['is cut behind it', { ...upload, when: 'after', action: { kind: 'reset' } }, 'never-ran', 4],
  ])('where the upload %s, nothing was run', async (_, rule, kind, attempts) => {
    const id = await databaseOf(stack, 'CREATE TABLE t(x);');
    const calls = faulty(stack, rule);
    const { cloudflare, context } = await clientOf(stack);
    const file = await fileOf('INSERT INTO t VALUES (1);');
    const error = await failureOf(cloudflare.d1.importFile(id, 'import db', file));
    expect([error.failure.kind, ...made(calls())]).toEqual([kind, 1, 0, 0, attempts]);
    expect(await rowsIn(id)).toEqual([]);
    expect(leftBehind(context, error)).not.toMatch(/X-Amz/);
    // And once it goes through, it is run once.
    faulty(stack);
    await cloudflare.d1.importFile(id, 'import db', file);
    expect(await rowsIn(id)).toEqual([{ x: 1 }]);
  });

  test('an upload that is cut once is made again, from the beginning', async () => {
    const id = await databaseOf(stack, 'CREATE TABLE t(x);');
    const calls = faulty(stack, { ...upload, times: 1, action: { kind: 'reset' } });
    const { cloudflare } = await clientOf(stack);
    await cloudflare.d1.importFile(id, 'import db', await fileOf('INSERT INTO t VALUES (1);'));
    expect(made(calls())).toEqual([1, 1, 1, 2]);
    expect(await rowsIn(id)).toEqual([{ x: 1 }]);
  });

  test('an announcement that is answered with an import under way is not taken for ours', async () => {
    const id = await databaseOf(stack, 'CREATE TABLE t(x);');
    const result = { success: true, status: 'complete', at_bookmark: '1-a', result: { num_queries: 1 } };
    const body = { success: true, errors: [], result };
    const calls = faulty(stack, { path: '/import$', body: '"init"', action: { kind: 'respond', status: 200, body } });
    const { cloudflare } = await clientOf(stack);
    const file = await fileOf('INSERT INTO t VALUES (1);');
    const error = await failureOf(cloudflare.d1.importFile(id, 'import db', file));
    expect([error.failure.kind, ...made(calls())]).toEqual(['never-ran', 1, 0, 0, 0]);
    expect(error.message).toContain('an import that goes on already');
  });

  test('5 MB come through byte for byte', async () => {
    const id = await databaseOf(stack, 'CREATE TABLE t(x);');
    const { cloudflare } = await clientOf(stack);
    const rows = Array.from(
      { length: 60 },
      (_, row) => `INSERT INTO t VALUES ('${`it''s ${row} 🧭\n`.repeat(6100)}');\n`,
    );
    const content = rows.join('');
    expect(Buffer.byteLength(content)).toBeGreaterThan(5_000_000);
    await cloudflare.d1.importFile(id, 'import db', await fileOf(content));
    const { sql } = await cloudflare.d1.export(id, 'export db');
    const copy = await databaseOf(stack, 'SELECT 1;');
    await cloudflare.d1.importFile(copy, 'import copy', await fileOf(sql));
    expect((await cloudflare.d1.export(copy, 'export copy')).sql === sql).toBe(true);
    expect(await stack.rows(copy, 'SELECT count(*) AS n, sum(length(x)) AS l FROM t')).toEqual([
      { n: 60, l: rows.map((_, row) => 6100 * `it's ${row} 🧭\n`.length - 6100).reduce((a, b) => a + b) },
    ]);
  });
});

/** Takes what is uploaded, and confirms it. */
const taking: Answering = async (request, response) => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  response.setHeader('etag', etagOf(Buffer.concat(chunks))).end();
};

describe('a file that is no good', () => {
  test.each<[string, () => Promise<string>, string]>([
    ['is missing', async () => join(folder, 'missing.sql'), 'missing.sql cannot be read (ENOENT).'],
    ['is a folder', async () => folder, 'is no file.'],
    ['is below a file', async () => join(await fileOf(''), 'below.sql'), 'cannot be read (ENOTDIR).'],
    [
      'is too large',
      async () => {
        const file = await fileOf('');
        await truncate(file, 5 * 1024 ** 3 + 1);
        return file;
      },
      'has 5368709121 bytes, and D1 takes files of up to 5 GB.',
    ],
  ])('as it %s, is told of before anything is asked', async (_, path, said) => {
    const { cloudflare, asked } = await storageOf(taking);
    const error = await failureOf(cloudflare.d1.importFile(databaseId, 'import db', await path()));
    expect(error).toMatchObject({
      code: 'input-invalid',
      failure: { kind: 'final' },
      hint: 'Nothing of the SQL was run.',
    });
    expect(error.message).toContain('Could not import db: ');
    expect(error.message).toContain(said);
    expect(asked).toEqual([]);
  });

  // Longer than any buffer on the way, so that the end is read after the beginning was taken.
  const long = Buffer.alloc(20_000_000, 'SELECT 1;\n');

  test('as it became shorter, is given up, and nothing is run', async () => {
    const file = await fileOf(long);
    const { cloudflare, asked, requests } = await storageOf(async (request) => {
      await once(request, 'readable');
      await truncate(file, 1000);
      request.resume();
    });
    const error = await failureOf(cloudflare.d1.importFile(databaseId, 'import db', file));
    expect(error.message).toBe(`Could not import db: the file ${file} became shorter while it was read.`);
    expect(error).toMatchObject({ code: 'input-invalid', failure: { kind: 'final' } });
    expect([asked, requests.length]).toEqual([['init'], 1]);
  });

  test('as it became another, is given up, and nothing is run', async () => {
    const file = await fileOf(long);
    const { cloudflare, asked, requests } = await storageOf(async (request, response, attempt) => {
      await once(request, 'readable');
      await using opened = await open(file, 'r+');
      await opened.write(Buffer.alloc(long.length, 'SELECT 2;\n'));
      await taking(request, response, attempt);
    });
    const error = await failureOf(cloudflare.d1.importFile(databaseId, 'import db', file));
    expect(error.message).toContain('the storage did not confirm that it has what was uploaded');
    expect([error.failure.kind, asked, requests.length]).toEqual(['never-ran', ['init'], 4]);
  });

  test('as it grew, is imported up to where it was', async () => {
    const file = await fileOf(long);
    const { cloudflare, requests } = await storageOf(async (request, response, attempt) => {
      await once(request, 'readable');
      createWriteStream(file, { flags: 'a' }).end('DROP TABLE t;');
      await taking(request, response, attempt);
    });
    await cloudflare.d1.importFile(databaseId, 'import db', file);
    expect(Number(requests[0]?.headers['content-length'])).toBeLessThan(long.length + 60);
    expect(requests).toHaveLength(1);
  });
});

describe('the end from outside', () => {
  test('by the deadline, while it is uploaded, is told with what was run', async () => {
    const { cloudflare } = await storageOf(() => undefined);
    const file = await fileOf('INSERT INTO t VALUES (1);');
    const error = await failureOf(cloudflare.d1.importFile(databaseId, 'import db', file, { deadlineMs: 300 }));
    expect(error.message).toBe('The attempt to import db took longer than 300 ms.');
    expect(error).toMatchObject({
      failure: { kind: 'never-ran' },
      hint: 'Nothing of the SQL was run. Run this again.',
    });
  });

  test('by a cancellation throws its reason, and closes the connection', async () => {
    const cancelled = new AbortController();
    const storage = await storageOf(
      (request) => {
        // It is seen only by who reads.
        request.on('error', () => undefined).resume();
        cancelled.abort(new Error('cancelled'));
      },
      { signal: cancelled.signal },
    );
    const { cloudflare, requests, asked } = storage;
    const file = await fileOf(Buffer.alloc(5_000_000, 'SELECT 1;\n'));
    await expect(cloudflare.d1.importFile(databaseId, 'import db', file)).rejects.toThrow('cancelled');
    await expect.poll(() => requests[0]?.socket.destroyed).toBe(true);
    expect(asked).toEqual(['init']);
  });
});

test('progress is told in the words of Cloudflare, from the start on', async () => {
  const told: (readonly string[])[] = [];
  const { cloudflare, requests, context } = await storageOf(taking, {
    progress: ['Processed 5 queries.', 'Processed 9 queries.'],
  });
  await cloudflare.d1.importFile(databaseId, 'import db', await fileOf('SELECT 1;'), {
    onProgress: ({ messages }) => void told.push(messages),
  });
  expect(told).toEqual([[], ['Processed 5 queries.'], ['Processed 9 queries.']]);
  expect(requests[0]?.headers).not.toHaveProperty('authorization');
  expect(leftBehind(context)).not.toContain(signature);
});

test('a file of 300 MB takes no memory for its size', async () => {
  const file = join(folder, 'large.sql');
  const out = createWriteStream(file);
  const block = Buffer.alloc(1_000_000, 'INSERT INTO t VALUES (1);\n');
  for (let written = 0; written < 300; written++) if (!out.write(block)) await once(out, 'drain');
  out.end();
  await once(out, 'finish');
  let most = 0;
  let before = 0;
  let bytes = 0;
  const { cloudflare } = await storageOf(async (request, response) => {
    const md5 = createHash('md5');
    for await (const chunk of request) {
      md5.update(chunk);
      bytes += chunk.length;
      // By then, the heap has what any stream takes; the server's part is in this process too.
      if (bytes < 20_000_000) before = process.memoryUsage.rss();
      most = Math.max(most, process.memoryUsage.rss());
    }
    response.setHeader('etag', `"${md5.digest('hex')}"`).end();
  });
  await cloudflare.d1.importFile(databaseId, 'import db', file);
  expect(bytes).toBeGreaterThan(300_000_000);
  expect((most - before) / 1_000_000).toBeLessThan(80);
});

test('what is uploaded is read no faster than it is taken', async () => {
  const cancelled = new AbortController();
  const server = createServer(() => undefined).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { clock, events, secrets } = testContext();
  let read = 0;
  async function* chunks() {
    for (; read < 300; read++) yield Buffer.alloc(1_000_000);
  }
  const { port } = server.address() as AddressInfo;
  const outcome = upload(
    `http://127.0.0.1:${port}/file.sql?X-Amz-Signature=${signature}`,
    { bytes: 300_000_000, md5: '0'.repeat(32), chunks },
    { what: 'upload', permission: '' },
    { baseUrl: '', clock, events, secrets, signal: cancelled.signal },
  ).catch((error) => error);
  await expect.poll(() => read).toBeGreaterThan(0);
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(read).toBeLessThan(40);
  cancelled.abort(new Error('cancelled'));
  expect(await outcome).toEqual(new Error('cancelled'));
  server.closeAllConnections();
  server.close();
});
