import { randomUUID } from 'node:crypto';
import type { LocalRequest, LocalResponse } from '../http/server.ts';
import type { Blobs, ByteRange } from './blobs.ts';
import { type Permission, refusalOf } from './signing.ts';
import type { Store } from './state.ts';

/** Path style, as a client takes it from an address of numbers: `/account/container/blob`. */
const container = '/artifactsaccount/actions-results/';

export function pathOfBlob(blob: string): string {
  return `${container}${blob}`;
}

export function isBlobPath(path: string): boolean {
  return path.startsWith(container);
}

/** Block blobs as Azure serves them to whoever has a signed URL: learn.microsoft.com, «Blob Storage REST API». */
export async function answerBlobCall(store: Store, blobs: Blobs, request: LocalRequest): Promise<LocalResponse> {
  const { method, path, query } = request;
  const needed: Permission = method === 'PUT' ? 'cw' : 'r';
  const refusal = refusalOf(store.state.key, path, query, needed);
  if (refusal) return failure(403, refusal, 'The signature, its end or its permission does not allow this.');
  const artifact = store.state.artifacts.find(({ blob }) => pathOfBlob(blob) === path);
  if (!artifact) return failure(404, 'BlobNotFound', 'The specified blob does not exist.');
  if (method === 'PUT') return put(blobs, artifact.blob, request);
  if (method === 'GET' || method === 'HEAD') return get(blobs, artifact, request);
  return failure(405, 'UnsupportedHttpVerb', 'The resource does not support the specified HTTP verb.');
}

async function put(blobs: Blobs, blob: string, { query, body, headers }: LocalRequest): Promise<LocalResponse> {
  switch (query.get('comp')) {
    case 'block': {
      await blobs.putBlock(blob, query.get('blockid') ?? '', body);
      return created();
    }
    case 'blocklist': {
      const isWhole = await blobs.commit(blob, blocksOf(body.toString('utf8')));
      return isWhole
        ? created(blobs.etag(blob))
        : failure(400, 'InvalidBlockList', 'The specified block list is invalid.');
    }
    case null: {
      if (headers['x-ms-blob-type'] !== 'BlockBlob') return failure(400, 'InvalidHeaderValue', 'x-ms-blob-type');
      await blobs.put(blob, body);
      return created(blobs.etag(blob));
    }
    default:
      return failure(400, 'InvalidQueryParameterValue', 'comp');
  }
}

/** `<BlockList><Latest>id</Latest>…</BlockList>`: ids are base64, hence nothing in them is escaped. */
function blocksOf(xml: string): string[] {
  return [...xml.matchAll(/<(?:Latest|Uncommitted|Committed)>([^<]*)</g)].map(([, id = '']) => id);
}

function get(
  blobs: Blobs,
  { blob, mime_type }: { blob: string; mime_type: string },
  { method, query, headers }: LocalRequest,
): LocalResponse {
  const size = blobs.size(blob);
  if (size === undefined) return failure(404, 'BlobNotFound', 'The specified blob does not exist.');
  const asked = headers['x-ms-range']?.toString() ?? headers.range;
  const range = asked === undefined ? { from: 0, to: size - 1 } : rangeOf(asked, size);
  if (!range) return failure(416, 'InvalidRange', 'The range specified is invalid for the current size.');
  const disposition = query.get('rscd');
  return {
    status: asked === undefined ? 200 : 206,
    headers: {
      ...common(),
      etag: blobs.etag(blob),
      'content-type': mime_type,
      'content-length': String(range.to - range.from + 1),
      'accept-ranges': 'bytes',
      'x-ms-blob-type': 'BlockBlob',
      ...(asked === undefined ? {} : { 'content-range': `bytes ${range.from}-${range.to}/${size}` }),
      ...(disposition === null ? {} : { 'content-disposition': disposition }),
    },
    ...(method === 'HEAD' ? {} : { body: blobs.read(blob, range) }),
  };
}

function rangeOf(header: string, size: number): ByteRange | undefined {
  const [, from, to] = /^bytes=(\d+)-(\d*)$/.exec(header) ?? [];
  if (from === undefined || Number(from) >= size) return undefined;
  return { from: Number(from), to: to ? Math.min(Number(to), size - 1) : size - 1 };
}

function created(etag?: string): LocalResponse {
  const tag = etag === undefined ? {} : { etag };
  return { status: 201, headers: { ...common(), ...tag, 'x-ms-request-server-encrypted': 'true' } };
}

function common(): Record<string, string> {
  return { 'x-ms-request-id': randomUUID(), 'x-ms-version': '2025-11-05', 'last-modified': new Date().toUTCString() };
}

function failure(status: number, code: string, message: string): LocalResponse {
  return {
    status,
    headers: { ...common(), 'content-type': 'application/xml', 'x-ms-error-code': code },
    body: `<?xml version="1.0" encoding="utf-8"?><Error><Code>${code}</Code><Message>${message}</Message></Error>`,
  };
}
