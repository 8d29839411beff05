import { inSeconds } from '../runtime/deadline.ts';
import { ActionError } from '../runtime/errors.ts';
import type { Line } from './call.ts';
import { DownloadStream } from './download-stream.ts';
import { dump } from './export.ts';
import type { Bookmark } from './ids.ts';
import { transferOf } from './storage.ts';
import { open } from './stored-file.ts';
import { type Target, within } from './transfer.ts';
import { type Purpose, timedOut } from './translate.ts';

export interface ExportStreamOptions {
  /** The tables to export, in place of all. */
  tables?: readonly string[];
  /** For all of it, until the last byte is taken. Default 60 minutes. */
  deadlineMs?: number;
  /** A connection on which no byte comes for so long is broken off, and another is tried. Default 60 s. */
  stallMs?: number;
  /** Called for each chunk, before it is handed over. */
  onProgress?(read: ExportProgress): void;
}

/** How much has been read; `total` where the storage tells it. */
export interface ExportProgress {
  bytes: number;
  total: number | undefined;
}

/** A dump that is to be read, or to be disposed of: until then, its connection is open. */
export interface ExportStream extends Disposable {
  bookmark: Bookmark;
  /** As the storage announces it. */
  bytes: number | undefined;
  /**
   * To be iterated once. It throws a CloudflareError, after the last chunk too: only the end without one says that this
   * was all of it. To stop early closes the connection.
   */
  chunks: AsyncIterable<Buffer>;
}

/**
 * Starts an export, polls it until it is done, and opens it for reading.
 * @throws CloudflareError
 */
export async function exportStream(
  target: Target,
  { tables = [], deadlineMs = 3_600_000, stallMs = 60_000, onProgress = () => undefined }: ExportStreamOptions,
  line: Line,
): Promise<ExportStream> {
  const purpose = { ...target.purpose, idempotent: true };
  const deadline = deadlineOf(purpose, deadlineMs, line);
  try {
    const { url, bookmark } = await within(purpose, deadlineMs, line, (limited) => dump(target, tables, limited));
    const transfer = transferOf(url, purpose, { ...line, signal: deadline.signal });
    const opened = await open(transfer, stallMs);
    const stream = new DownloadStream(transfer, opened, stallMs);
    const { bytes: total } = opened.file;
    return {
      bookmark,
      bytes: total,
      chunks: limited(stream, deadline, () => onProgress({ bytes: stream.bytes, total })),
      [Symbol.dispose]: () => {
        stream.close();
        deadline.cancel();
      },
    };
  } catch (error) {
    deadline.clear();
    throw deadline.told(error);
  }
}

async function* limited(stream: DownloadStream, deadline: Deadline, progress: () => void): AsyncGenerator<Buffer> {
  try {
    for await (const chunk of stream.chunks()) {
      progress();
      yield chunk;
      // A consumer may have taken longer than all of it may.
      deadline.signal.throwIfAborted();
    }
  } catch (error) {
    throw deadline.told(error);
  } finally {
    deadline.clear();
  }
}

interface Deadline {
  signal: AbortSignal;
  /** The error as it is to be thrown: that the time was up, where that is its reason. */
  told(error: unknown): unknown;
  /** It does not matter any more. */
  clear(): void;
  /** Ends what goes on at once. */
  cancel(): void;
}

/** A limit for what goes on after the function that sets it has returned. */
function deadlineOf(purpose: Purpose, deadlineMs: number, line: Line): Deadline {
  const late = new ActionError('timeout', `The attempt to ${purpose.what} took longer than ${inSeconds(deadlineMs)}.`);
  const expiry = new AbortController();
  // A stream that nobody reads must not keep the process from its end.
  const timer = setTimeout(() => expiry.abort(late), deadlineMs).unref();
  const clear = () => clearTimeout(timer);
  return {
    signal: AbortSignal.any([line.signal, expiry.signal]),
    told: (error) => (error === late ? timedOut(late, purpose) : error),
    clear,
    cancel: () => {
      clear();
      expiry.abort();
    },
  };
}
