import { AsyncLocalStorage } from 'node:async_hooks';
import type { Context } from '../runtime/context.ts';

/** What takes the lines of the work that is under way; what is printed outside of it is printed. */
const sinks = new AsyncLocalStorage<(line: string) => void>();
let users = 0;
let restore = () => undefined;

/**
 * Runs work of GitHub's own library, whose lines go to the event log instead of the job's: it prints one for every
 * block, and, where debugging is on, whole answers with signed URLs, not all of them masked. What it masks is masked
 * for the event log, too. What else is printed at the same time is left alone.
 */
export async function withQuietLibrary<T>({ secrets, events }: Context, work: () => Promise<T>): Promise<T> {
  const take = (line: string) => {
    const [, value] = /^::add-mask::(.*)$/.exec(line) ?? [];
    if (value !== undefined) secrets.add(unescaped(value));
    // Raw answers are among these.
    else if (!line.startsWith('::debug::') && line !== '') events.debug('artifact.library', { line });
  };
  if (users++ === 0) restore = divertOutput();
  try {
    return await sinks.run(take, work);
  } finally {
    if (--users === 0) restore();
  }
}

/** The library cannot be stopped: at the abort it is left to itself, and what comes of it is not waited for. */
export function untilAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason);
    signal.addEventListener('abort', abort, { once: true });
    void work.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}

/** The library prints with `@actions/core`, which knows of no other way than this one. */
function divertOutput(): () => undefined {
  const { stdout } = process;
  const original = stdout.write;
  const divert: typeof stdout.write = (chunk: Uint8Array | string, ...rest: unknown[]): boolean => {
    const sink = sinks.getStore();
    if (!sink) return Reflect.apply(original, stdout, [chunk, ...rest]);
    // Outside, since what the sink prints, such as a mask, is ours.
    sinks.exit(() => String(chunk).split(/\r?\n/).forEach(sink));
    return true;
  };
  stdout.write = divert;
  return () => {
    stdout.write = original;
  };
}

/** As `@actions/core` escapes the value of a command. */
function unescaped(value: string): string {
  return value.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%');
}
