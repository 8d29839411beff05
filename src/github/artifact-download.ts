import { mkdir, mkdtemp, readdir, rename, rm, rmdir } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import type { Context } from '../runtime/context.ts';
import { withDeadline } from '../runtime/deadline.ts';
import { ActionError } from '../runtime/errors.ts';
import { expired, fetchArchive } from './artifact-archive.ts';
import type { GitHub } from './client.ts';
import { getArtifact, type StoredArtifact } from './stored-artifacts.ts';
import { unzip } from './unzip.ts';

export interface DownloadOptions {
  /** For everything: asking, downloading, unpacking. Default 30 minutes. */
  deadlineMs?: number;
  /** For the first byte, and from any byte to the next. Default 60 s. */
  stallMs?: number;
}

/**
 * Downloads an artifact and unpacks it into a folder. The archive is compared with GitHub's digest, where it tells one,
 * before anything is unpacked; the folder is made at once, when all files are there. Memory does not grow with the size.
 *
 * Not by `@actions/artifact`: its download cannot be stopped, unpacks while it downloads, tells of a wrong digest
 * afterwards, and takes three minutes to give up a connection that is cut, without a reason.
 * @param folder must not exist, or be empty
 * @throws ActionError `artifact-not-found` (also of an expired one), `artifact-failed`, `input-invalid` (the folder),
 * `github-…`, `timeout`. The folder is then as it was.
 */
export async function downloadArtifact(
  github: GitHub,
  id: number,
  folder: string,
  context: Context,
  { deadlineMs = 30 * 60_000, stallMs = 60_000 }: DownloadOptions = {},
): Promise<void> {
  const target = resolve(folder);
  await requireEmpty(target);
  await mkdir(context.runner.temporary, { recursive: true });
  const temporary = await mkdtemp(join(context.runner.temporary, 'voygent-artifact-'));
  try {
    await withDeadline(`Downloading the artifact ${id}`, deadlineMs, context.signal, async (signal) => {
      const limited = github.withSignal(signal);
      const artifact = await getArtifact(limited, id);
      if (artifact.expired) throw expired(artifact);
      const archive = join(temporary, 'artifact.zip');
      await fetchArchive(limited, artifact, archive, { context, signal, stallMs });
      await unpack(artifact, archive, target, signal);
    });
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}

async function requireEmpty(folder: string): Promise<void> {
  const entries = await readdir(folder).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw new ActionError('input-invalid', `\`${folder}\` is no folder that an artifact can be unpacked into.`, {
      hint: 'Name a folder that is empty or does not exist. Nothing was downloaded.',
      cause: error,
    });
  });
  if (entries.length === 0) return;
  throw new ActionError('input-invalid', `The folder \`${folder}\` is not empty, and nothing in it is overwritten.`, {
    hint: 'Name a folder that is empty or does not exist. Nothing was downloaded.',
  });
}

/** Beside the folder, so that a rename makes it: whoever finds files in it finds all of them. */
async function unpack(artifact: StoredArtifact, archive: string, folder: string, signal: AbortSignal): Promise<void> {
  await mkdir(dirname(folder), { recursive: true });
  const draft = await mkdtemp(join(dirname(folder), `.${basename(folder)}-`));
  try {
    await unzip(archive, draft, signal);
    await rmdir(folder).catch(() => undefined);
    await rename(draft, folder);
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    signal.throwIfAborted();
    const reason = error instanceof Error ? error.message : String(error);
    throw new ActionError(
      'artifact-failed',
      `The artifact ${artifact.id} (\`${artifact.name}\`) could not be unpacked into \`${folder}\`: ${reason}. Nothing is left there.`,
      { hint: 'Make room if the disk is full; otherwise take another artifact.', cause: error },
    );
  }
}
