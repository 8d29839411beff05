import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { LocalRequest, LocalResponse } from '../../http/server.ts';
import { rangeOf } from './ranges.ts';

/** How long a signed URL answers, in milliseconds: an hour, as on the service. */
const VALIDITY_MS = 3_600_000;

/** The files that exports leave and imports bring: behind URLs that need no token, as the service's storage has it. */
export class Transfers {
  readonly #directory: string;
  #origin = '';

  constructor(stateDirectory: string) {
    this.#directory = join(stateDirectory, 'transfers');
    mkdirSync(this.#directory, { recursive: true });
  }

  /** Tells under which origin the files are served. */
  serveAt(origin: string): void {
    this.#origin = origin;
  }

  write(filename: string, content: string): void {
    writeFileSync(this.#path(filename), content);
  }

  /** A file's text and md5. `undefined` where there is none. */
  read(filename: string): { text: string; md5: string } | undefined {
    const path = this.#path(filename);
    if (!existsSync(path)) return undefined;
    const content = readFileSync(path);
    return { text: content.toString('utf8'), md5: createHash('md5').update(content).digest('hex') };
  }

  remove(filename: string): void {
    rmSync(this.#path(filename), { force: true });
  }

  /** A URL that reads, or with `PUT` writes, a file for the next hour. */
  signedUrl(filename: string, method: 'GET' | 'PUT'): string {
    const query = new URLSearchParams({
      'X-Amz-Expires': String(VALIDITY_MS / 1000),
      'X-Amz-Date': String(Date.now()),
      'X-Amz-Signature': randomUUID().replaceAll('-', ''),
      method,
    });
    return `${this.#origin}/storage/${filename}?${query}`;
  }

  /** Answers a call of a signed URL. `undefined` where the call is for something else. */
  answer(request: LocalRequest): LocalResponse | undefined {
    const filename = /^\/storage\/([\w.-]+)$/.exec(request.path)?.[1];
    if (!filename) return undefined;
    const expired = Date.now() > Number(request.query.get('X-Amz-Date')) + VALIDITY_MS;
    if (expired || request.query.get('method') !== request.method || !request.query.get('X-Amz-Signature')) {
      return { status: 403, body: '<Error><Code>AccessDenied</Code><Message>Request has expired</Message></Error>' };
    }
    return request.method === 'PUT' ? this.#receive(filename, request.body) : this.#send(filename, request);
  }

  #receive(filename: string, body: Buffer): LocalResponse {
    writeFileSync(this.#path(filename), body);
    return { status: 200, headers: { etag: etagOf(body) } };
  }

  #send(filename: string, { headers: asked }: LocalRequest): LocalResponse {
    const path = this.#path(filename);
    if (!existsSync(path)) return { status: 404, body: '<Error><Code>NoSuchKey</Code></Error>' };
    const { size } = statSync(path);
    const etag = etagOf(readFileSync(path));
    const range = rangeOf(asked, size, etag);
    const headers = { 'content-type': 'application/sql', 'accept-ranges': 'bytes', etag };
    const { kind } = range;
    if (kind === 'other-file') return { status: 412, body: '<Error><Code>PreconditionFailed</Code></Error>' };
    if (kind === 'unsatisfiable')
      return {
        status: 416,
        headers: { 'content-range': `bytes */${size}` },
        body: '<Error><Code>InvalidRange</Code></Error>',
      };
    const [first, last] = kind === 'part' ? [range.first, range.last] : [0, size - 1];
    const part = kind === 'part' ? { 'content-range': `bytes ${first}-${last}/${size}` } : {};
    return {
      status: kind === 'part' ? 206 : 200,
      headers: { ...headers, ...part, 'content-length': String(last - first + 1) },
      body: size === 0 ? '' : Readable.toWeb(createReadStream(path, { start: first, end: last })),
    };
  }

  #path(filename: string): string {
    return join(this.#directory, filename);
  }
}

/** Storage gives the md5 of what it keeps as its ETag. */
function etagOf(content: Buffer): string {
  return `"${createHash('md5').update(content).digest('hex')}"`;
}
