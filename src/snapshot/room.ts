import { statfs } from 'node:fs/promises';
import { ActionError } from '../runtime/errors.ts';
import { inMegabytes } from './progress.ts';

/** Bytes on the disk that a snapshot of a database of so many takes while it is made: two copies, and the file. */
export function roomNeeded(bytes: number): number {
  return 3 * bytes + 64 * 1024 * 1024;
}

/**
 * Makes sure of the room before anything is asked of Cloudflare.
 * @param bytes what is needed
 * @throws ActionError `snapshot-unproven`
 */
export async function requireRoom(folder: string, bytes: number): Promise<void> {
  const { bavail, bsize } = await statfs(folder);
  const free = bavail * bsize;
  if (free >= bytes) return;
  throw new ActionError(
    'snapshot-unproven',
    `There is too little room in ${folder}: ${inMegabytes(bytes)} are needed, for two copies of the database and the dump, and ${inMegabytes(free)} are free. Nothing was done.`,
    { hint: 'Use a runner with a larger disk, or set RUNNER_TEMP to a folder on one.' },
  );
}
