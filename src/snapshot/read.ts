import { join } from 'node:path';
import type { Context } from '../runtime/context.ts';
import { ActionError } from '../runtime/errors.ts';
import { idInHead, readTail } from './dump.ts';
import { checkDump, readDump } from './file.ts';
import type { Manifest } from './manifest.ts';

/**
 * The SQL of a snapshot as a text, for one that is small. Its bytes are compared with the manifest; it is not loaded.
 * @throws ActionError `snapshot-invalid`, `identity-invalid`
 */
export async function readSql(
  folder: string,
  { id, dump }: Manifest,
  identities: readonly string[],
  { signal }: Context,
): Promise<string> {
  const stored = { ...dump, file: join(folder, dump.file) };
  await checkDump(stored, signal);
  const chunks: Buffer[] = [];
  for await (const chunk of await readDump(stored, identities, signal)) chunks.push(chunk);
  const sql = Buffer.concat(chunks).toString('utf8');
  if (idInHead(sql) === id && readTail(sql)?.id === id) return sql;
  throw new ActionError('snapshot-invalid', `The dump in ${folder} is not that of the snapshot ${id}, or it was cut.`, {
    hint: 'Take another: `backup` with `mode: list` shows them.',
  });
}
