import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import type { Context } from '../runtime/context.ts';
import { inSeconds, withDeadline } from '../runtime/deadline.ts';
import { ActionError } from '../runtime/errors.ts';
import { send } from '../runtime/http.ts';
import { retrying } from '../runtime/retry.ts';
import type { GitHub } from './client.ts';
import { artifactPermission, isAnswer, type StoredArtifact } from './stored-artifacts.ts';

/** How a download may fail in a way that another try may mend. */
class Interrupted extends Error {}

/** What a download goes by. */
export interface Fetching {
  context: Context;
  signal: AbortSignal;
  stallMs: number;
}

/**
 * Downloads the archive of an artifact into a file, and compares it with GitHub's digest. A download changes nothing, so
 * it is tried again, each time from a URL that is new.
 * @throws ActionError `artifact-not-found` of an expired one, `artifact-failed`, `github-…`, or the signal's reason
 */
export async function fetchArchive(
  github: GitHub,
  artifact: StoredArtifact,
  file: string,
  fetching: Fetching,
): Promise<void> {
  const { context, signal } = fetching;
  try {
    await retrying(() => fetchOnce(github, artifact, file, fetching), {
      idempotent: true,
      classify: (error) => ({ kind: error instanceof Interrupted ? 'unknown' : 'final' }),
      clock: context.clock,
      signal,
      pauseMs: 1000,
      onRetry: (error, pauseMs, attempt) =>
        context.events.debug('artifact.download_retried', { error: String(error), pause_ms: pauseMs, attempt }),
    });
  } catch (error) {
    signal.throwIfAborted();
    throw error instanceof Interrupted ? notDownloaded(artifact, error) : error;
  }
}

function notDownloaded({ id, name }: StoredArtifact, { message, cause }: Interrupted): ActionError {
  return new ActionError(
    'artifact-failed',
    `The artifact ${id} (\`${name}\`) could not be downloaded, however often it was tried: ${message}. Nothing was unpacked.`,
    {
      hint: "Run this again. GitHub's state is at www.githubstatus.com; a runner of your own must reach *.blob.core.windows.net.",
      cause,
    },
  );
}

async function fetchOnce(github: GitHub, artifact: StoredArtifact, file: string, fetching: Fetching): Promise<void> {
  const url = await archiveUrl(github, artifact, fetching.context);
  const answer = await open(url, fetching);
  const { digest, bytes } = await save(answer, file, fetching);
  if (artifact.digest === undefined || artifact.digest === digest) return;
  if (bytes < artifact.bytes) throw new Interrupted(`${bytes} of ${artifact.bytes} bytes came`);
  throw new ActionError(
    'artifact-failed',
    `The artifact ${artifact.id} (\`${artifact.name}\`) is not what was uploaded: GitHub tells ${artifact.digest}, and what came has ${digest}. Nothing was unpacked.`,
    { hint: 'Do not use this artifact. Take another one, and tell GitHub Support of this one.' },
  );
}

const Location = z.object({ location: z.url() });

/** Where the archive lies. Whoever has the URL can download it, for a few minutes. */
async function archiveUrl(github: GitHub, artifact: StoredArtifact, { secrets }: Context): Promise<URL> {
  const { owner, repo } = github;
  const name = { owner, repo, artifact_id: artifact.id, archive_format: 'zip' };
  const what = `download the artifact ${artifact.id}`;
  try {
    const { location } = await github.call(
      { what, permission: artifactPermission, idempotent: true, result: Location },
      async (octokit, signal) => {
        const request = { signal, redirect: 'manual' as const };
        const { headers } = await octokit.rest.actions.downloadArtifact({ ...name, request });
        return { data: headers };
      },
    );
    const url = new URL(location);
    secrets.add(url.search.slice(1));
    secrets.add(url.searchParams.get('sig') ?? undefined);
    return url;
  } catch (error) {
    throw isAnswer(error, 410) ? expired(artifact, error) : error;
  }
}

async function open(url: URL, { signal, stallMs }: Fetching): Promise<IncomingMessage> {
  const headers = { 'user-agent': 'voygent-actions' };
  const answer = await withDeadline('The storage of artifacts', stallMs, signal, (limited) =>
    send({ method: 'GET', url, headers, signal: limited }),
  ).catch((error: Error) => {
    signal.throwIfAborted();
    throw new Interrupted(`${url.host} did not answer (${error.message})`, { cause: error });
  });
  if (answer.statusCode === 200) return answer;
  answer.destroy();
  throw new Interrupted(`${url.host} answered ${answer.statusCode}`);
}

async function save(answer: IncomingMessage, file: string, { signal, stallMs }: Fetching) {
  const hash = createHash('sha256');
  let bytes = 0;
  answer.setTimeout(stallMs, () => answer.destroy(new Error(`nothing came for ${inSeconds(stallMs)}`)));
  try {
    await pipeline(
      answer,
      async function* (chunks: AsyncIterable<Buffer>) {
        for await (const chunk of chunks) {
          hash.update(chunk);
          bytes += chunk.length;
          yield chunk;
        }
      },
      createWriteStream(file),
      { signal },
    );
  } catch (error) {
    signal.throwIfAborted();
    const reason = error instanceof Error ? error.message : String(error);
    // What the disk refuses, it refuses again.
    if (isOfDisk(error))
      throw new ActionError('artifact-failed', `The artifact could not be saved: ${reason}. Nothing was unpacked.`, {
        hint: 'Make room in the temporary folder of the runner, then run this again.',
        cause: error,
      });
    throw new Interrupted(`the connection ended after ${bytes} bytes (${reason})`, { cause: error });
  }
  return { digest: `sha256:${hash.digest('hex')}`, bytes };
}

function isOfDisk(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error && (error.syscall === 'write' || error.syscall === 'open');
}

/** The error of an artifact that GitHub has deleted since its time was up. */
export function expired({ id, name, expiresAt }: StoredArtifact, cause?: unknown): ActionError {
  const when = expiresAt === undefined ? '' : ` at ${expiresAt}`;
  return new ActionError(
    'artifact-not-found',
    `The artifact ${id} (\`${name}\`) expired${when}: GitHub has deleted it.`,
    {
      hint: 'Take a newer one. How long they are kept is `retention-days` of the upload, within the limit of the repository.',
      cause,
    },
  );
}
