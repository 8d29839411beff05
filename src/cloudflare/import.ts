import { randomUUID } from 'node:crypto';
import type { DatabaseImportParams } from 'cloudflare/resources/d1/database/database';
import { z } from 'zod';
import { type Call, type Line, perform } from './call.ts';
import { CloudflareError } from './errors.ts';
import { Bookmark } from './ids.ts';
import { SignedUrl } from './storage.ts';
import { failureIn, followUp, type Limited, Progress, type Target, within } from './transfer.ts';
import { isBusy, refusal } from './translate.ts';
import { type Source, sourceOf, upload } from './upload.ts';

const Announced = Progress.extend({ filename: z.string().nullish(), upload_url: SignedUrl.nullish() });
type Announced = z.infer<typeof Announced>;
const ImportProgress = Progress.extend({ result: z.looseObject({ final_bookmark: Bookmark.nullish() }).nullish() });
type ImportProgress = z.infer<typeof ImportProgress>;

interface Upload {
  filename: string;
  etag: string;
}

/** How far Cloudflare says that an import is. */
export interface ImportState {
  /** Its own words, such as `Processed 1200 queries.`; there may be none. */
  messages: readonly string[];
}

export interface ImportLimits {
  /** For all of it. */
  deadlineMs: number;
  /** Called for each answer from the start on. */
  onProgress?: ((state: ImportState) => void) | undefined;
}

/** The comment at the head of a file that no file before it had. */
export function ownHead(): string {
  return `-- import ${randomUUID()}\n`;
}

/**
 * Imports a text.
 * @throws CloudflareError, see `D1.import`
 */
export async function importSql(
  target: Target,
  sql: string,
  deadlineMs: number,
  line: Line,
): Promise<{ bookmark: Bookmark }> {
  const content = Buffer.from(`${ownHead()}${sql.replace(/^\uFEFF/, '')}`);
  return importFrom(target, async () => sourceOf(content), { deadlineMs }, line);
}

/**
 * Announces a file, uploads it, has it run, and polls until that is done. D1 knows files by their digest, and runs one
 * that it already has when it is merely announced: each file gets a head of its own. So the announcement and the upload
 * of a file that it has never seen change nothing, and may be repeated.
 * @param prepare gives what is uploaded, which begins with a head of its own
 * @throws CloudflareError, see `D1.import`
 */
export async function importFrom(
  target: Target,
  prepare: (signal: AbortSignal) => Promise<Source>,
  { deadlineMs, onProgress = () => undefined }: ImportLimits,
  line: Line,
): Promise<{ bookmark: Bookmark }> {
  const tell = ({ messages }: ImportProgress) => onProgress({ messages: messages ?? [] });
  let started = false;
  try {
    return await within(target.purpose, deadlineMs, line, async (limited) => {
      const source = await prepare(limited.line.signal);
      const uploaded = await bringUp(target, source, limited.line);
      started = true;
      const first = await ingest(target, uploaded, limited.line);
      tell(first);
      return await complete(target, first, limited, tell);
    });
  } catch (error) {
    throw started ? withAdvice(error) : asNeverRan(error);
  }
}

async function bringUp(target: Target, source: Source, line: Line): Promise<Upload> {
  const purpose = { ...target.purpose, idempotent: true };
  const announcement = { action: 'init', etag: source.md5 } as const;
  const settings = { idempotent: true, result: Announced, refused: failureIn };
  const { filename, upload_url: url } = await call<Announced>(target, announcement, settings, line);
  if (!url || !filename)
    // It cannot have the file: what it tells of is the import of someone else.
    throw new CloudflareError(
      'cloudflare-refused',
      `Could not ${purpose.what}: Cloudflare asked for no file, and told of an import that goes on already.`,
      {
        hint: 'Nothing of the SQL was run. Wait until the other import has ended, then run this again.',
        failure: { kind: 'never-ran' },
      },
    );
  await upload(url, source, purpose, line);
  return { filename, etag: source.md5 };
}

/** Starts it. Never sent again, unless it was refused before it had any effect. */
async function ingest(target: Target, { filename, etag }: Upload, line: Line): Promise<ImportProgress> {
  return call(target, { action: 'ingest', etag, filename }, { idempotent: false, result: ImportProgress }, line);
}

/** Follows an import that was started to its end. */
async function complete(
  target: Target,
  first: ImportProgress,
  limited: Limited,
  tell: (progress: ImportProgress) => void,
): Promise<{ bookmark: Bookmark }> {
  const { line } = limited;
  const judged = (progress: ImportProgress) => {
    const said = failureIn(progress);
    // What has the database for itself is this import.
    if (said !== undefined && !isBusy(said)) throw failed(target, said, line.clock.now());
    return progress;
  };
  const { at_bookmark: at } = judged(first);
  if (!at) throw lost(target, 'Cloudflare did not say by which bookmark it can be asked after');
  const ask = async (bookmark: Bookmark) => {
    // Six attempts take as long as D1 goes on with an import that nobody asks after: 15 s.
    const settings = { idempotent: true, attempts: 6, result: ImportProgress };
    const poll = call(target, { action: 'poll', current_bookmark: bookmark }, settings, line);
    const progress = await poll.catch((error) => Promise.reject(asUnknown(error)));
    tell(progress);
    return judged(progress);
  };
  const done = await followUp<ImportProgress>({ ...first, at_bookmark: at }, ask, limited);
  return { bookmark: done.result?.final_bookmark ?? done.at_bookmark };
}

type Action<T> = T extends unknown ? Omit<T, 'account_id'> : never;

function call<T>(
  { api, id, account, purpose }: Target,
  action: Action<DatabaseImportParams>,
  settings: Pick<Call<T>, 'idempotent' | 'attempts' | 'result' | 'refused'>,
  line: Line,
): Promise<T> {
  const send: Call<T>['send'] = (options) => api.import(id, { ...account, ...action }, options).asResponse();
  return perform({ ...purpose, ...settings, confidential: true, send }, line);
}

/** The service's last word on an import that it started. */
function failed({ purpose }: Target, said: string, now: number): CloudflareError {
  const { failure } = refusal(purpose, 200, [{ message: said }], new Headers(), now);
  const outcome = failure.kind === 'final' ? 'the import failed' : 'it was broken off, or has been forgotten';
  return new CloudflareError('cloudflare-refused', `Could not ${purpose.what}: ${outcome}: ${said}`, {
    hint: 'D1 takes back an import that fails. Correct what the message names, then run this again.',
    failure,
  });
}

function lost({ purpose }: Target, problem: string): CloudflareError {
  return new CloudflareError('cloudflare-answer', `Could not ${purpose.what} for certain: ${problem}.`, {
    failure: { kind: 'unknown' },
  });
}

/** It was started, and how it is could not be asked: even a clear no says nothing about the import. */
function asUnknown(error: unknown): unknown {
  return error instanceof CloudflareError ? changed(error, 'unknown', error.hint) : error;
}

/** Nothing was started: what became of the announcement or the upload does not matter. */
function asNeverRan(error: unknown): unknown {
  if (!(error instanceof CloudflareError) || error.failure.kind !== 'unknown') return error;
  return changed(error, 'never-ran', 'Nothing of the SQL was run. Run this again.');
}

function withAdvice(error: unknown): unknown {
  if (!(error instanceof CloudflareError) || error.failure.kind !== 'unknown') return error;
  const hint =
    'The import may be done, under way, or taken back. Look at what is in the database before anything else is done with it.';
  return changed(error, 'unknown', hint);
}

function changed(error: CloudflareError, kind: 'never-ran' | 'unknown', hint: string | undefined): CloudflareError {
  return new CloudflareError(error.code, error.message, {
    ...(hint === undefined ? {} : { hint }),
    failure: { kind },
    httpStatus: error.httpStatus,
    apiCodes: error.apiCodes,
    cause: error.cause ?? error,
  });
}
