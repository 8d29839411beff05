import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { Stack } from '../../local/cloudflare/testing.ts';
import type { ExportStreamOptions } from './export-stream.ts';
import { type Answering, databaseId, etagOf, sendFile, signature, storageOf } from './storage.fixture.ts';
import { clientOf, databaseOf, failureOf, faulty, leftBehind } from './transfer.fixture.ts';

const dump = Buffer.from(Array.from({ length: 8 }, (_, row) => `INSERT INTO "a" VALUES(${row},'é€🧭; ');\n`).join(''));

/** Reads all, and gives it with what the storage was asked. */
async function read(answering: Answering, options: ExportStreamOptions = {}) {
  const storage = await storageOf(answering);
  const stream = await storage.cloudflare.d1.exportStream(databaseId, 'export db', options);
  const chunks: Buffer[] = [];
  let error: unknown;
  try {
    for await (const chunk of stream.chunks) chunks.push(chunk);
  } catch (thrown) {
    error = thrown;
  }
  const ranges = storage.requests.map(({ headers }) => headers.range);
  return { ...storage, stream, content: Buffer.concat(chunks), error, ranges };
}

/** Reads what must not come to a good end, and gives its error. */
async function failing(answering: Answering, options: ExportStreamOptions = {}) {
  const outcome = await read(answering, options);
  const error = await failureOf(Promise.reject(outcome.error));
  const told = leftBehind(outcome.context, error);
  expect(told).not.toMatch(/X-Amz/);
  expect(told).not.toContain(signature);
  return { ...outcome, error };
}

describe('a good export', () => {
  test('gives the bytes, their number, and the bookmark', async () => {
    const told: unknown[] = [];
    const onProgress = (progress: unknown) => void told.push(progress);
    const { stream, content, error, requests, context } = await read(
      (request, response) => sendFile(dump, request, response),
      { onProgress },
    );
    expect(error).toBeUndefined();
    expect(content.equals(dump)).toBe(true);
    expect(stream).toMatchObject({ bytes: dump.length, bookmark: '1-a' });
    expect(told.at(-1)).toEqual({ bytes: dump.length, total: dump.length });
    expect(requests).toHaveLength(1);
    expect(requests[0]?.headers).not.toHaveProperty('authorization');
    expect(requests[0]?.headers).not.toHaveProperty('range');
    expect(leftBehind(context)).not.toContain(signature);
    expect(context.secrets.redact(`see ${requests[0]?.url} ${signature}`)).not.toContain(signature);
  });

  test('without a length is read to its end', async () => {
    const { stream, content, error } = await read((_, response) => {
      response.write(dump.subarray(0, 30));
      response.end(dump.subarray(30));
    });
    expect([stream.bytes, error, content.equals(dump)]).toEqual([undefined, undefined, true]);
  });

  test('with the ETag of a file in parts is not compared with it', async () => {
    const { error } = await read((request, response) => sendFile(dump, request, response, { etag: '"abc-5"' }));
    expect(error).toBeUndefined();
  });
});

describe('a connection that breaks', () => {
  // 11 bytes is within a character of most rows, and no part of a row's length.
  test('again and again, is gone on with where it broke, within a character too', async () => {
    const { content, error, ranges, requests } = await read((request, response) =>
      sendFile(dump, request, response, { cutAfter: 11 }),
    );
    expect(error).toBeUndefined();
    expect(content.equals(dump)).toBe(true);
    const starts = Array.from({ length: Math.ceil(dump.length / 11) }, (_, index) => index * 11);
    expect(ranges).toEqual(starts.map((at) => (at === 0 ? undefined : `bytes=${at}-`)));
    expect(new Set(requests.slice(1).map(({ headers }) => headers['if-range']))).toEqual(new Set([etagOf(dump)]));
  });

  test('before the first byte, is begun again', async () => {
    const { content, error, ranges } = await read((request, response, attempt) =>
      sendFile(dump, request, response, attempt === 1 ? { cutAfter: 0 } : {}),
    );
    expect([error, content.equals(dump), ranges]).toEqual([undefined, true, [undefined, undefined]]);
  });

  test('five times in a row without a byte, is given up', async () => {
    const { error, ranges, content, context } = await failing((request, response, attempt) =>
      sendFile(dump, request, response, { cutAfter: attempt === 1 ? 20 : 0 }),
    );
    expect(content.length).toBe(20);
    expect(ranges).toHaveLength(6);
    expect(error).toMatchObject({ code: expect.stringMatching(/^cloudflare-(answer|unreachable)$/) });
    expect(error.message).toContain('Could not export db');
    expect(error.message).toContain(`It had read 20 of ${dump.length} bytes.`);
    expect(context.clock.slept.length).toBeGreaterThanOrEqual(5);
  });

  test('four times in a row without a byte, after each that brings some, comes to its end', async () => {
    const { error, content } = await read((request, response, attempt) =>
      sendFile(dump, request, response, { cutAfter: attempt % 5 === 1 ? 60 : 0 }),
    );
    expect([error, content.equals(dump)]).toEqual([undefined, true]);
  });

  test('is gone on with after errors that pass, with the pause that is asked for', async () => {
    const { error, content, context } = await read((request, response, attempt) => {
      if (attempt === 1) sendFile(dump, request, response, { cutAfter: 40 });
      else if (attempt === 2) response.writeHead(503).end();
      else if (attempt === 3) response.writeHead(429, { 'retry-after': '7' }).end();
      else sendFile(dump, request, response);
    });
    expect([error, content.equals(dump)]).toEqual([undefined, true]);
    expect(context.clock.slept).toContain(7000);
  });

  test('at a storage that knows no ranges, is read anew and its beginning skipped', async () => {
    const { content, error, ranges } = await read((request, response, attempt) =>
      sendFile(dump, request, response, { ranges: false, ...(attempt < 4 ? { cutAfter: 30 * attempt } : {}) }),
    );
    expect([error, content.equals(dump)]).toEqual([undefined, true]);
    expect(ranges).toEqual([undefined, 'bytes=30-', 'bytes=60-', 'bytes=90-']);
  });

  test('at a storage that knows no ranges and always breaks there, is given up', async () => {
    const { ranges, content } = await failing((request, response) =>
      sendFile(dump, request, response, { ranges: false, cutAfter: 30 }),
    );
    expect([ranges.length, content.length]).toEqual([6, 30]);
  });

  test.each<[string, Answering]>([
    ['the whole of another file', (request, response) => sendFile(dump, request, response, { etag: '"other"' })],
    [
      'a part of another file',
      (_, response) =>
        response
          .writeHead(206, { etag: '"other"', 'content-range': `bytes 30-99/${dump.length}` })
          .end(dump.subarray(30, 100)),
    ],
    [
      'a part without an ETag',
      (_, response) =>
        response.writeHead(206, { 'content-range': `bytes 30-99/${dump.length}` }).end(dump.subarray(30, 100)),
    ],
    [
      'another part',
      (_, response) =>
        response
          .writeHead(206, { etag: etagOf(dump), 'content-range': `bytes 31-99/${dump.length}` })
          .end(dump.subarray(31, 100)),
    ],
    [
      'a part of a longer file',
      (_, response) => response.writeHead(206, { etag: etagOf(dump), 'content-range': 'bytes 30-99/9999' }).end('x'),
    ],
    ['that it is another', (_, response) => response.writeHead(412).end()],
    ['that it is shorter', (_, response) => response.writeHead(416).end()],
  ])('and then meets %s, is an error', async (_, then) => {
    const { error, content, requests } = await failing((request, response, attempt) =>
      attempt === 1 ? sendFile(dump, request, response, { cutAfter: 30 }) : then(request, response, attempt),
    );
    expect(error).toMatchObject({ code: 'cloudflare-answer', failure: { kind: 'final' } });
    expect(error.message).toContain(
      `broke after 30 of ${dump.length} bytes, and the storage does not have the same file`,
    );
    expect([content.length, requests.length]).toEqual([30, 2]);
  });

  test.each([undefined, 'W/"abc"'])('where the ETag is %s cannot be gone on with', async (etag) => {
    const { error, requests } = await failing((request, response) =>
      sendFile(dump, request, response, { etag, cutAfter: 30 }),
    );
    expect(error.failure.kind).toBe('final');
    expect(error.message).toContain('gave no ETag');
    expect(requests).toHaveLength(1);
  });

  test('when the address has expired says so', async () => {
    const { error, requests } = await failing((request, response, attempt) => {
      if (attempt === 1) return sendFile(dump, request, response, { cutAfter: 30 });
      return response.writeHead(403).end('<Error><Code>AccessDenied</Code><X>X-Amz-Signature=a</X></Error>');
    });
    expect(error.message).toContain('403 (AccessDenied), as it does when the signed address has expired');
    expect(error.message).toContain(`It had read 30 of ${dump.length} bytes.`);
    expect([error.httpStatus, error.failure.kind, requests.length]).toEqual([403, 'final', 2]);
  });
});

describe('a first answer', () => {
  const opening = async (answering: Answering, options: ExportStreamOptions = {}) => {
    const { cloudflare, context, requests } = await storageOf(answering);
    const error = await failureOf(cloudflare.d1.exportStream(databaseId, 'export db', options));
    expect(leftBehind(context, error)).not.toMatch(/X-Amz/);
    return { error, requests };
  };

  test.each([
    [302, 'a redirect, which is not followed', 1],
    [403, 'as it does when the signed address has expired', 1],
    [206, 'where 200 was expected', 4],
    [500, 'where 200 was expected', 4],
  ])('of %d is an error before there is a stream', async (status, said, attempts) => {
    const { error, requests } = await opening((_, response) =>
      response.writeHead(status, { location: '/elsewhere' }).end(),
    );
    expect(error.message).toContain(said);
    expect(requests).toHaveLength(attempts);
  });

  test('that does not come is a stall', async () => {
    const { error, requests } = await opening(() => undefined, { stallMs: 50 });
    expect(error.message).toMatch(/the storage at 127\.0\.0\.1:\d+ sent nothing for 50 ms/);
    expect(requests).toHaveLength(4);
  });
});

describe('what was read', () => {
  const half = dump.subarray(0, dump.indexOf('\n') + 1);
  const bad = Buffer.from(dump);
  bad[dump.indexOf('é') + 1] = 0x41;
  test.each<[string, Buffer, string, string]>([
    ['has another md5', dump, '"0123456789abcdef0123456789abcdef"', 'is not what the storage has'],
    ['ends after a statement, before the others', half, etagOf(dump), 'is not what the storage has'],
    ['ends within a statement', dump.subarray(0, 60), '"parts-2"', 'ends within a statement'],
    ['is nothing', Buffer.alloc(0), '"parts-2"', 'ends within a statement'],
    ['is no UTF-8', bad, '"parts-2"', 'is no UTF-8'],
    ['ends within a character', Buffer.concat([dump, Buffer.from([0xe2, 0x82])]), '"parts-2"', 'is no UTF-8'],
  ])('and %s comes to no good end', async (_, content, etag, said) => {
    const { error, requests } = await failing((request, response) => sendFile(content, request, response, { etag }));
    expect(error).toMatchObject({ code: 'cloudflare-answer', message: expect.stringContaining(said) });
    expect(requests).toHaveLength(1);
  });
});

describe('a stall', () => {
  test('is broken off, and gone on with on another connection', async () => {
    const { error, content, ranges } = await read(
      (request, response, attempt) => sendFile(dump, request, response, attempt === 1 ? { stallAfter: 50 } : {}),
      { stallMs: 100 },
    );
    expect([error, content.equals(dump), ranges]).toEqual([undefined, true, [undefined, 'bytes=50-']]);
  });

  test('that does not end is an error', async () => {
    const { error, requests } = await failing(
      (request, response, attempt) => sendFile(dump, request, response, { stallAfter: attempt === 1 ? 50 : 0 }),
      { stallMs: 50 },
    );
    expect(error.message).toContain('sent nothing for 50 ms');
    expect(requests).toHaveLength(6);
  });

  test('of the consumer is none of the storage', async () => {
    const { cloudflare, requests } = await storageOf((request, response) => sendFile(dump, request, response));
    const { chunks } = await cloudflare.d1.exportStream(databaseId, 'export db', { stallMs: 30 });
    for await (const _ of chunks) await new Promise((resolve) => setTimeout(resolve, 100));
    expect(requests).toHaveLength(1);
  });
});

describe('the end from outside', () => {
  const endless: Answering = (request, response) => {
    response.writeHead(200, { etag: '"a"' });
    const timer = setInterval(() => response.write(`SELECT 1;\n`), 5);
    request.socket.once('close', () => clearInterval(timer));
  };

  test('by the deadline says that the time was up', async () => {
    const { error } = await failing(endless, { deadlineMs: 300 });
    expect(error).toMatchObject({ code: 'cloudflare-unreachable', failure: { kind: 'unknown' } });
    expect(error.message).toBe('The attempt to export db took longer than 300 ms.');
  });

  test('by the deadline comes to a consumer that is slow, too', async () => {
    const { cloudflare } = await storageOf((request, response) => sendFile(dump, request, response));
    const { chunks } = await cloudflare.d1.exportStream(databaseId, 'export db', { deadlineMs: 100 });
    const slow = async () => {
      for await (const _ of chunks) await new Promise((resolve) => setTimeout(resolve, 200));
    };
    expect((await failureOf(slow())).message).toContain('took longer than 100 ms');
  });

  test('by a cancellation throws its reason, and closes the connection', async () => {
    const cancelled = new AbortController();
    const { cloudflare, requests } = await storageOf(endless, { signal: cancelled.signal });
    const { chunks } = await cloudflare.d1.exportStream(databaseId, 'export db');
    const reading = async () => {
      for await (const _ of chunks) cancelled.abort(new Error('cancelled'));
    };
    await expect(reading()).rejects.toThrow('cancelled');
    await expect.poll(() => requests[0]?.socket.destroyed).toBe(true);
    expect(requests).toHaveLength(1);
  });

  test('by a consumer that stops closes the connection', async () => {
    const { cloudflare, requests } = await storageOf(endless);
    const { chunks } = await cloudflare.d1.exportStream(databaseId, 'export db');
    for await (const _ of chunks) break;
    await expect.poll(() => requests[0]?.socket.destroyed).toBe(true);
  });

  test('by one that never began closes it when it disposes of it, and gives nothing afterwards', async () => {
    const { cloudflare, requests } = await storageOf(endless);
    const stream = await cloudflare.d1.exportStream(databaseId, 'export db');
    expect(requests[0]?.socket.destroyed).toBe(false);
    stream[Symbol.dispose]();
    await expect.poll(() => requests[0]?.socket.destroyed).toBe(true);
    await expect(stream.chunks[Symbol.asyncIterator]().next()).rejects.toThrow('aborted');
    expect(requests).toHaveLength(1);
  });
});

async function drained(response: ServerResponse): Promise<void> {
  const closed = new AbortController();
  const close = () => closed.abort();
  response.once('close', close);
  await once(response, 'drain', { signal: closed.signal }).catch(() => undefined);
  response.off('close', close);
}

describe('a large dump', () => {
  const row = Buffer.from(`INSERT INTO t VALUES ('${'é🧭'.repeat(10_000)}');\n`);
  let written = 0;
  const sending =
    (rows: number): Answering =>
    async (_, response) => {
      written = 0;
      response.writeHead(200, { 'content-length': rows * row.length, etag: '"parts-9"' });
      for (let sent = 0; sent < rows && !response.destroyed; sent++) {
        written += row.length;
        if (!response.write(row)) await drained(response);
      }
      response.end();
    };

  test('takes no memory for its size', async () => {
    const rows = Math.ceil(300_000_000 / row.length);
    const { cloudflare } = await storageOf(sending(rows));
    const stream = await cloudflare.d1.exportStream(databaseId, 'export db');
    let bytes = 0;
    let most = 0;
    let before = 0;
    for await (const chunk of stream.chunks) {
      bytes += chunk.length;
      // By then, the heap has what any stream takes; the server's part is in this process too.
      if (bytes < 20_000_000) before = process.memoryUsage.rss();
      most = Math.max(most, process.memoryUsage.rss());
    }
    expect(bytes).toBe(rows * row.length);
    expect(stream.bytes).toBe(bytes);
    console.error('RSS', before / 1e6, most / 1e6);
    expect((most - before) / 1_000_000).toBeLessThan(80);
  });

  test('comes no faster than it is taken', async () => {
    const { cloudflare } = await storageOf(sending(2000));
    const { chunks } = await cloudflare.d1.exportStream(databaseId, 'export db');
    const iterator = chunks[Symbol.asyncIterator]();
    onTestFinished(async () => void (await iterator.return?.()));
    await iterator.next();
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(written).toBeLessThan(40_000_000);
  });
});

describe('at the local Cloudflare', () => {
  let stack: Stack;
  beforeAll(async () => {
    stack = await Stack.start();
  });
  afterAll(() => stack[Symbol.asyncDispose]());

  test('a stream has what the whole export has, also where it is cut on its way', async () => {
    const values = Array.from({ length: 200 }, (_, row) => `(${row}, 'é🧭 it''s ${row}')`).join(',');
    const id = await databaseOf(
      stack,
      `CREATE TABLE a(id INTEGER PRIMARY KEY, t TEXT); INSERT INTO a VALUES ${values};`,
    );
    const { cloudflare } = await clientOf(stack);
    const whole = await cloudflare.d1.export(id, 'export db');
    const calls = faulty(stack, { path: '^/storage/', action: { kind: 'truncate' }, times: 3 });
    const { chunks, bytes, bookmark } = await cloudflare.d1.exportStream(id, 'export db', { tables: ['a'] });
    const read: Buffer[] = [];
    for await (const chunk of chunks) read.push(chunk);
    expect(Buffer.concat(read).toString()).toBe(whole.sql);
    expect([bytes, bookmark]).toEqual([Buffer.byteLength(whole.sql), whole.bookmark]);
    const asked = () => calls().filter(({ path }) => path.startsWith('/storage/'));
    // The last byte may be here before the server has written down that it sent it.
    await expect.poll(() => asked().map(({ status }) => status)).toEqual([200, 206, 206, 206]);
  });

  test('the storage answers what a range, a condition, and one that cannot be met ask for', async () => {
    const id = await databaseOf(stack, 'CREATE TABLE a(x); INSERT INTO a VALUES (1);');
    const { cloudflare } = await clientOf(stack);
    const calls = faulty(stack);
    const { sql } = await cloudflare.d1.export(id, 'export db');
    const url = `${stack.cloudflare.api.origin}${calls().at(-1)?.path}`;
    const size = Buffer.byteLength(sql);
    const etag = etagOf(Buffer.from(sql));
    const ask = async (headers: Record<string, string>) => {
      const answer = await fetch(url, { headers });
      return [answer.status, answer.headers.get('content-range'), await answer.text()];
    };
    expect(await ask({})).toEqual([200, null, sql]);
    expect(await ask({ range: 'bytes=5-' })).toEqual([206, `bytes 5-${size - 1}/${size}`, sql.slice(5)]);
    expect(await ask({ range: 'bytes=5-9', 'if-range': etag })).toEqual([206, `bytes 5-9/${size}`, sql.slice(5, 10)]);
    expect(await ask({ range: 'bytes=-4' })).toEqual([206, `bytes ${size - 4}-${size - 1}/${size}`, sql.slice(-4)]);
    expect(await ask({ range: 'bytes=5-', 'if-range': '"other"' })).toEqual([200, null, sql]);
    expect((await ask({ range: 'bytes=5-', 'if-match': '"other"' }))[0]).toBe(412);
    expect((await ask({ range: `bytes=${size}-` })).slice(0, 2)).toEqual([416, `bytes */${size}`]);
  });
});
