import { mkdir, mkdtemp, open, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Effort } from '../project/review-efforts.ts';
import type { Context } from '../runtime/context.ts';
import { ActionError } from '../runtime/errors.ts';
import { count } from '../runtime/words.ts';
import { codexArguments, codexEnvironment, type RunFolder, runFolderIn } from './codex-arguments.ts';
import { failureOf } from './codex-classify.ts';
import { newObservation, type Observation, observeEvent, observeLog, type Usage } from './codex-events.ts';
import { type Failure, failure } from './codex-failures.ts';
import type { Codex } from './codex-install.ts';
import { toolFreeCatalog } from './codex-models.ts';
import { type End, watch } from './codex-process.ts';

/** One question to the critic. */
export interface CodexCall {
  codex: Codex;
  apiKey: string;
  /** Default: OpenAI's own. With its version, such as `https://gateway.example.com/v1`. */
  baseUrl?: string | undefined;
  model: string;
  effort: Effort;
  /** The rules: what the model is told before anything else. */
  instructions: string;
  /** The change. */
  prompt: string;
  /** The JSON schema of the answer. */
  schema: Readonly<Record<string, unknown>>;
  limits?: Partial<CodexLimits>;
}

export interface CodexLimits {
  /** Of the whole run, in milliseconds. */
  deadlineMs: number;
  /** Of silence within an answer, in milliseconds. */
  idleMs: number;
  /** How often the CLI itself tries a failed request, and a broken stream, again. */
  retries: number;
  /** The longest answer that is read, in bytes. */
  answerBytes: number;
  /** Between SIGTERM and SIGKILL, in milliseconds. */
  graceMs: number;
}

export const defaultLimits: CodexLimits = {
  // A model that thinks hard about a large part takes minutes.
  deadlineMs: 15 * 60_000,
  idleMs: 5 * 60_000,
  retries: 2,
  answerBytes: 4 * 1024 * 1024,
  graceMs: 2_000,
};

export type CodexOutcome =
  | {
      outcome: 'answered';
      /** What the model said, unread: that it is an answer says nothing about what it says. */
      text: string;
      usage: Usage;
      /** The model, as the service names it; `undefined` where it does not. */
      modelSaid: string | undefined;
    }
  | Failure;

const openAI = 'https://api.openai.com/v1';

/**
 * Asks once, in a new folder that is gone afterwards, with no tools, no configuration and no environment but what is
 * listed in codex-arguments.ts. Whatever goes wrong is an outcome; nothing of the CLI is running when it returns.
 * @throws ActionError `input-invalid` for a key or a base URL that is none; the signal's reason
 */
export async function askCodex(call: CodexCall, context: Context): Promise<CodexOutcome> {
  const { secrets, runner, signal } = context;
  signal.throwIfAborted();
  secrets.add(call.apiKey);
  const apiKey = keyOf(call);
  const baseUrl = baseUrlOf(call);
  const folder = await mkdtemp(join(runner.temporary, 'voygent-critic-'));
  try {
    const outcome = await askIn(runFolderIn(folder), { ...call, apiKey, baseUrl }, context);
    return outcome.outcome === 'failed' ? { ...outcome, message: secrets.redact(outcome.message) } : outcome;
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

async function askIn(files: RunFolder, call: CodexCall & { baseUrl: string }, context: Context): Promise<CodexOutcome> {
  const limits = { ...defaultLimits, ...call.limits };
  await mkdir(files.home, { mode: 0o700 });
  await mkdir(files.empty);
  await writeFile(files.schema, JSON.stringify(call.schema));
  await writeFile(files.instructions, call.instructions);
  const catalog = await catalogFor(call, files, context);
  if (typeof catalog === 'object') return catalog;
  if (catalog !== undefined) await writeFile(files.catalog, catalog);
  const seen = newObservation();
  const end = await run(files, call, limits, catalog !== undefined, seen, context);
  return failureOf(end, seen, limits.deadlineMs) ?? (await answered(files, seen, limits));
}

async function catalogFor(call: CodexCall, files: RunFolder, context: Context): Promise<string | undefined | Failure> {
  try {
    return await toolFreeCatalog(call.codex, call.model, files.home, context, context.signal);
  } catch (error) {
    context.signal.throwIfAborted();
    if (error instanceof ActionError && error.code === 'subprocess-failed')
      return failure('not-started', error.message);
    return failure('drift', `it does not tell its models: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function run(
  files: RunFolder,
  call: CodexCall & { baseUrl: string },
  limits: CodexLimits,
  hasCatalog: boolean,
  seen: Observation,
  { runner, signal }: Context,
): Promise<End> {
  const { baseUrl, model, effort } = call;
  const { retries, idleMs } = limits;
  return watch({
    command: call.codex.binary,
    args: codexArguments(files, { baseUrl, model, effort, retries, idleMs, hasCatalog }),
    cwd: files.empty,
    env: codexEnvironment(files, call.apiKey, runner),
    input: call.prompt,
    deadlineMs: limits.deadlineMs,
    graceMs: limits.graceMs,
    // As JSON in events, and more than once where a stream was broken and tried again.
    longest: limits.answerBytes * 4,
    signal,
    onLine: (stream, line) => (stream === 'stdout' ? observeEvent(line, seen) : observeLog(line, seen)),
  });
}

/** Of a run that the CLI calls a success: there must be exactly one answer, and the CLI's two accounts of it the same. */
async function answered(files: RunFolder, seen: Observation, { answerBytes }: CodexLimits): Promise<CodexOutcome> {
  if (seen.turns !== 1) return failure('inconsistent', `it ended well after ${count(seen.turns, 'turn')}`);
  if (seen.message === undefined) return failure('no-message');
  const bytes = await readBounded(files.answer, answerBytes);
  if (bytes === 'too-large') return failure('answer-too-large', `its file has more than ${count(answerBytes, 'byte')}`);
  const text = bytes && decoded(bytes);
  if (text === undefined) return failure('inconsistent', 'there is an answer, and no readable file with it');
  if (text !== seen.message) return failure('inconsistent', 'the file with the answer has another text than the event');
  if (text.trim() === '')
    return failure('empty', text === '' ? '' : `${count(text.length, 'character')} that cannot be seen`);
  return { outcome: 'answered', text, usage: seen.usage, modelSaid: seen.modelSaid };
}

/** `undefined` where there is no such file. */
async function readBounded(path: string, most: number): Promise<Buffer | 'too-large' | undefined> {
  let file: Awaited<ReturnType<typeof open>>;
  try {
    file = await open(path);
  } catch {
    return undefined;
  }
  try {
    const { size } = await file.stat();
    return size > most ? 'too-large' : await file.readFile();
  } finally {
    await file.close();
  }
}

function decoded(bytes: Buffer): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** A key that no header can hold is left away by the CLI without a word. */
function keyOf({ apiKey }: CodexCall): string {
  const key = apiKey.trim();
  if (/^[\x21-\x7e]+$/.test(key)) return key;
  const what = key === '' ? 'is empty' : 'has blanks, line breaks or characters in it that no key has';
  throw new ActionError('input-invalid', `\`openai-api-key\` ${what}. Nothing was sent, and nothing is approved.`, {
    hint: 'Look whether the secret is set, and whether this run may read it: pull requests from forks may not.',
  });
}

/** The key goes there: it must be clear where that is. */
function baseUrlOf({ baseUrl = openAI }: CodexCall): string {
  if (URL.canParse(baseUrl)) {
    const { protocol, username, password } = new URL(baseUrl);
    if (/^https?:$/.test(protocol) && username === '' && password === '') return baseUrl.replace(/\/+$/, '');
  }
  throw new ActionError(
    'input-invalid',
    '`openai-base-url` is no http URL, or has a name or a password in it. Nothing was sent.',
    {
      hint: `Write it with its version, such as ${openAI}, or leave it away.`,
    },
  );
}
