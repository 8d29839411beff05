import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import { isAbsolute, relative, resolve } from 'node:path';
import type { ArtifactClient, UploadArtifactResponse } from '@actions/artifact';
import type { Context } from '../runtime/context.ts';
import { withDeadline } from '../runtime/deadline.ts';
import { ActionError } from '../runtime/errors.ts';
import { untilAborted, withQuietLibrary } from './artifact-library.ts';
import { ofSighting, type Sighting, sight } from './artifact-sighting.ts';

export interface UploadOptions {
  /** Days until GitHub deletes it; at most what the repository allows, which is what a greater number becomes. */
  retentionDays: number;
  /** Of the zip archive: 0 (for what is packed already) to 9. Default 6. */
  compressionLevel?: number;
  /** For everything. Default 30 minutes. */
  deadlineMs?: number;
}

/** What the service says it has. */
export interface UploadedArtifact {
  id: number;
  /** Of the archive, `sha256:…`, equal to that of what was sent; `undefined` where the service tells none. */
  digest: string | undefined;
  /** Of the archive. */
  bytes: number | undefined;
}

/**
 * Uploads files as one artifact of the present run, and looks at what the service then has. The name must be new to the
 * run. A failed upload is not tried again, as its name is taken: the error says what the service has of it.
 * @param files each below `rootFolder`; their paths from there are those in the archive
 * @throws ActionError `artifact-failed`; with the status `indeterminate` where it cannot be told what the service has;
 * `input-invalid` where this is no action on GitHub's runner; `timeout`
 */
export async function uploadArtifact(
  name: string,
  files: readonly string[],
  rootFolder: string,
  options: UploadOptions,
  context: Context,
): Promise<UploadedArtifact> {
  requireRuntime(context);
  const before = await stampsOf(name, files, rootFolder);
  // Loaded here: it costs 100 ms.
  const { DefaultArtifactClient } = await import('@actions/artifact');
  const client = new DefaultArtifactClient();
  const sent = await sendFiles(client, name, files, rootFolder, options, context);
  const after = await stampsOf(name, files, rootFolder);
  if (before !== after)
    throw failure(name, `was uploaded (id ${sent.id}) while its files changed: it cannot be relied on`, undefined, {
      hint: `Delete it (gh api -X DELETE repos/{owner}/{repo}/actions/artifacts/${sent.id}), and upload again under another name.`,
    });
  return compare(name, sent, await sight(client, name, context, 3));
}

/**
 * The runner gives both to JavaScript actions and to nothing else: not to a `run:` step, not to a machine of one's own.
 * @throws ActionError `input-invalid`
 */
export function requireRuntime({ runner, secrets }: Context): void {
  const token = runner.env['ACTIONS_RUNTIME_TOKEN'];
  secrets.add(token);
  const missing = ['ACTIONS_RUNTIME_TOKEN', 'ACTIONS_RESULTS_URL'].filter((variable) => !runner.env[variable]?.trim());
  if (missing.length === 0) return;
  throw new ActionError(
    'input-invalid',
    `Artifacts cannot be uploaded from here: ${missing.join(' and ')} ${missing.length === 1 ? 'is' : 'are'} not set. Nothing was uploaded.`,
    {
      hint: 'GitHub sets them for an action (`uses:`) in a workflow, and neither for a `run:` step nor on a machine of your own. There, set `upload: false`, and keep the files of `output` yourself.',
    },
  );
}

/** What tells whether the files are still those. The library leaves out a file that it does not find, with a warning. */
async function stampsOf(name: string, files: readonly string[], rootFolder: string): Promise<string> {
  const stamps: string[] = [];
  for (const file of files) {
    const path = relative(resolve(rootFolder), resolve(file));
    if (path === '' || path.startsWith('..') || isAbsolute(path))
      throw failure(name, `was not uploaded: \`${file}\` does not lie in \`${rootFolder}\``);
    try {
      await access(file, constants.R_OK);
      const { size, mtimeMs, ino } = await stat(file);
      stamps.push(`${path} ${size} ${mtimeMs} ${ino}`);
    } catch (error) {
      throw failure(name, `cannot be uploaded as it should be: \`${file}\` cannot be read`, error);
    }
  }
  return stamps.join('\n');
}

interface Sent extends UploadArtifactResponse {
  id: number;
}

async function sendFiles(
  client: ArtifactClient,
  name: string,
  files: readonly string[],
  rootFolder: string,
  { retentionDays, compressionLevel = 6, deadlineMs = 30 * 60_000 }: UploadOptions,
  context: Context,
): Promise<Sent> {
  const upload = () =>
    client.uploadArtifact(name, [...files], resolve(rootFolder), { retentionDays, compressionLevel });
  try {
    const sent = await withDeadline(`Uploading the artifact \`${name}\``, deadlineMs, context.signal, (signal) =>
      // The library cannot be stopped: it is left to itself.
      untilAborted(withQuietLibrary(context, upload), signal),
    );
    if (sent.id === undefined) throw new Error('the service told no id');
    return { ...sent, id: sent.id };
  } catch (error) {
    context.signal.throwIfAborted();
    if (error instanceof ActionError) throw overdue(error);
    throw notUploaded(name, error, await sight(client, name, context, 1));
  }
}

function overdue(cause: ActionError): ActionError {
  return new ActionError(
    cause.code,
    `${cause.message} It may be whole or not; its name is taken in this run either way.`,
    {
      hint: 'Look at the artifacts on the page of this run before you use it. Another try needs another name.',
      cause,
      status: 'indeterminate',
    },
  );
}

function notUploaded(name: string, cause: unknown, sighting: Sighting): ActionError {
  const reason = firstLine(cause);
  const seen = ofSighting(sighting);
  if (reason.includes('already exists'))
    return failure(name, `was not uploaded: ${nameTaken}. ${seen}`, cause, {
      hint: 'Use a name that is new to the run. (The name may also be taken by this very upload, if the first answer to it was lost.)',
    });
  return failure(name, `could not be uploaded: ${reason}. ${seen}`, cause, {
    hint: reason.includes('quota')
      ? 'Delete artifacts that are not needed, or keep them for fewer days; GitHub counts anew every 6 to 12 hours.'
      : "Run the job again. Another try in the same run needs another name. GitHub's state is at www.githubstatus.com.",
  });
}

const nameTaken = 'this run has that name already';

/** Whether an upload failed since the run has an artifact of that name, or may have: another name would do. */
export function isNameTaken(error: unknown): boolean {
  return error instanceof ActionError && error.code === 'artifact-failed' && error.message.includes(nameTaken);
}

function firstLine(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return (message.split('\n')[0] ?? '').replace(/\.$/, '');
}

function compare(name: string, { id, digest: hex, size }: Sent, sighting: Sighting): UploadedArtifact {
  if (sighting.kind !== 'there')
    throw new ActionError(
      'artifact-failed',
      `The artifact \`${name}\` was uploaded (id ${id}), and could not be seen afterwards. ${ofSighting(sighting)}`,
      {
        hint: 'Look at the artifacts on the page of this run before you rely on it.',
        cause: sighting.kind === 'unknown' ? sighting.error : undefined,
        status: 'indeterminate',
      },
    );
  const { artifact } = sighting;
  const isOther = artifact.id !== id || (artifact.digest !== undefined && artifact.digest !== `sha256:${hex}`);
  if (isOther)
    throw failure(
      name,
      `is not what was sent: that was id ${id} with sha256:${hex}. ${ofSighting(sighting)}`,
      undefined,
      {
        hint: 'Do not use this artifact. Upload again under another name.',
      },
    );
  return { id, digest: artifact.digest, bytes: size };
}

function failure(name: string, what: string, cause?: unknown, options: { hint?: string } = {}): ActionError {
  return new ActionError('artifact-failed', `The artifact \`${name}\` ${what.replace(/\.?$/, '.')}`, {
    ...options,
    cause,
  });
}
