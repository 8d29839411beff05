import { createHash, createHmac } from 'node:crypto';
import { join } from 'node:path';

const NAMESPACE = 'miniflare-D1DatabaseObject';

/**
 * Where workerd keeps a database: the file is named by the Durable Object id that miniflare derives from the database's
 * name. The same derivation as miniflare's own `durableObjectNamespaceIdFromName`.
 */
export function databaseFile(stateDirectory: string, uuid: string): string {
  const key = createHash('sha256').update(NAMESPACE).digest();
  const name = half(key, uuid);
  const id = Buffer.concat([name, half(key, name)]).toString('hex');
  return join(stateDirectory, 'workerd', 'd1', NAMESPACE, `${id}.sqlite`);
}

function half(key: Buffer, message: string | Buffer): Buffer {
  return createHmac('sha256', key).update(message).digest().subarray(0, 16);
}
