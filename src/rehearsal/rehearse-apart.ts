import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import type { MigrationFile } from '../migrations/files.ts';
import { finding } from '../migrations/rules.ts';
import type { Context } from '../runtime/context.ts';
import { ActionError, type ErrorCode } from '../runtime/errors.ts';
import type { Rebuilt } from './fit-rebuild.ts';
import type { Taken } from './fit-since.ts';
import { callSeconds, timesSlower } from './lint-d1.ts';
import type { FileRehearsal, Rehearsal, Stage } from './rehearse.ts';

/** What the process is given, as JSON on stdin. */
export interface ToProcess {
  stage: Stage;
  files: MigrationFile[];
  /** To rebuild a database from its files instead: see `rebuild`. */
  since?: number;
}

/** What the process tells, as lines of JSON on stdout. */
export type FromProcess =
  /** A statement begins: the indexes of its file and in it. */
  | { kind: 'statement'; file: number; statement: number }
  | { kind: 'file'; file: FileRehearsal }
  | { kind: 'done'; rehearsal: Rehearsal; taken?: Taken }
  | { kind: 'failed'; error: { code: ErrorCode; message: string; hint?: string | undefined } };

type Result = Pick<Extract<FromProcess, { kind: 'done' }>, 'rehearsal' | 'taken'>;

/** What takes longer in memory than this takes longer on D1 than it allows a call. */
const longestStatementMs = (callSeconds * 1000) / timesSlower;
const longestBuildMs = 120_000;
const longestMs = 10 * 60_000;

/** A process that waits for what it is to rehearse. */
export class Rehearser implements Disposable {
  readonly #process: ChildProcessByStdio<Writable, Readable, Readable>;
  /** Why there will be no more of it. It may have ended before anybody waits for it. */
  readonly #ended: Promise<Error>;
  #complaint = '';

  /** Starts it: it has loaded its code by the time that there is something to rehearse. */
  constructor({ runner }: Context) {
    const { RUNNER_TRACKING_ID: job } = runner.env;
    // By this variable the runner finds what a killed step has left behind. Secrets are none of its business.
    const env = job === undefined ? {} : { RUNNER_TRACKING_ID: job };
    this.#process = spawn(process.execPath, [entry()], { env, stdio: ['pipe', 'pipe', 'pipe'] });
    this.#process.stderr.on('data', (chunk) => {
      this.#complaint = `${this.#complaint}${chunk}`.slice(-2000);
    });
    // A process that ends early is told by its end.
    this.#process.stdin.on('error', () => undefined);
    this.#ended = new Promise((resolve) => {
      this.#process.once('error', resolve);
      this.#process.once('close', (code, by) =>
        resolve(new Error(`the process of the rehearsal ended with ${code ?? by}: ${this.#complaint}`)),
      );
    });
  }

  /**
   * Rehearses; the process is ended when a statement takes too long.
   * @throws ActionError `migrations-invalid` when the database cannot be rebuilt, `timeout`, or the signal's reason
   */
  async rehearse(stage: Stage, files: readonly MigrationFile[], signal: AbortSignal): Promise<Rehearsal> {
    return (await this.#run({ stage, files: [...files] }, signal)).rehearsal;
  }

  /**
   * Rebuilds a database from its files (see `rebuild`) under the same conditions. What was taken is known where the last
   * file has a schema.
   */
  async rebuild(stage: Stage, files: readonly MigrationFile[], since: number, signal: AbortSignal): Promise<Rebuilt> {
    const { rehearsal, taken } = await this.#run({ stage, files: [...files], since }, signal);
    return { rehearsal, taken: taken ?? { findings: [], notes: [] } };
  }

  async #run(given: ToProcess, signal: AbortSignal): Promise<Result> {
    signal.throwIfAborted();
    const files = given.files.map((file) => ({ ...file, unusable: undefined }));
    this.#process.stdin.end(JSON.stringify({ ...given, files } satisfies ToProcess));
    const ended = new AbortController();
    try {
      return await this.#result(given, AbortSignal.any([signal, ended.signal]));
    } catch (error) {
      signal.throwIfAborted();
      throw error;
    } finally {
      ended.abort();
    }
  }

  [Symbol.dispose](): void {
    this.#process.kill('SIGKILL');
  }

  #result({ stage, files }: ToProcess, signal: AbortSignal): Promise<Result> {
    const done: FileRehearsal[] = [];
    return new Promise((resolve, reject) => {
      const patience = new Patience(signal, (late) => {
        const seen = { schemaBefore: stage.schema, madeUp: [], unfilled: [] };
        const file = files[late.file];
        if (file && !late.isWhole) resolve({ rehearsal: { ...seen, files: [...done, tooSlow(file, late.statement)] } });
        else reject(tooLong(late.isWhole));
      });
      createInterface({ input: this.#process.stdout }).on('line', (line) => {
        const message: FromProcess = JSON.parse(line);
        if (message.kind === 'statement') patience.begin(message.file, message.statement);
        else if (message.kind === 'file') done.push(message.file);
        else if (message.kind === 'done')
          resolve({ ...message, rehearsal: { ...message.rehearsal, schemaBefore: stage.schema, files: done } });
        else reject(errorOf(message.error));
      });
      void this.#ended.then(reject);
      signal.addEventListener('abort', () => reject(signal.reason), { once: true });
    });
  }
}

/** Where the process begins: a file beside the bundle, else this folder's own. */
function entry(): string {
  const own = import.meta.url;
  return fileURLToPath(new URL(own.endsWith('.ts') ? 'rehearsal-process.ts' : 'rehearsal.js', own));
}

interface Late {
  /** -1 before the first. */
  file: number;
  statement: number;
  /** Whether it is all of it that takes too long. */
  isWhole: boolean;
}

/** Tells when a part of the rehearsal, or all of it, takes too long. */
class Patience {
  readonly #tell: (late: Late) => void;
  #timer: NodeJS.Timeout;

  constructor(signal: AbortSignal, tell: (late: Late) => void) {
    this.#tell = tell;
    const whole = setTimeout(() => tell({ file: -1, statement: -1, isWhole: true }), longestMs);
    this.#timer = this.#wait(-1, -1, longestBuildMs);
    const stop = () => {
      clearTimeout(whole);
      clearTimeout(this.#timer);
    };
    signal.addEventListener('abort', stop, { once: true });
  }

  begin(file: number, statement: number): void {
    clearTimeout(this.#timer);
    this.#timer = this.#wait(file, statement, longestStatementMs);
  }

  #wait(file: number, statement: number, ms: number): NodeJS.Timeout {
    return setTimeout(() => this.#tell({ file, statement, isWhole: false }), ms);
  }
}

function errorOf({
  code,
  message,
  hint,
}: {
  code: ErrorCode;
  message: string;
  hint?: string | undefined;
}): ActionError {
  return new ActionError(code, message, hint === undefined ? {} : { hint });
}

function tooLong(isWhole: boolean): ActionError {
  const [part, ms] = isWhole ? ['The rehearsal', longestMs] : ['To rebuild the database', longestBuildMs];
  return new ActionError('timeout', `${part} took longer than ${ms / 1000} s. Nothing was done.`, {
    hint: 'Rehearse on the schema alone, which is quicker: `rehearse: schema`.',
  });
}

/** A file whose statement was ended. What it would have done is not known. */
function tooSlow({ name, statements }: MigrationFile, statement: number): FileRehearsal {
  const seconds = longestStatementMs / 1000;
  const message = `This statement ran for ${seconds} s in the rehearsal, and was ended: on D1, which ends a call after ${callSeconds} s, it takes longer. Do the work in parts, each limited by a WHERE.`;
  return {
    name,
    findings: [finding('too-slow', name, message, statements[statement]?.line)],
    rows: [],
    schema: undefined,
    digest: undefined,
    guards: [],
    milliseconds: longestStatementMs,
  };
}
