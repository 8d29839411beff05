import type { Cloudflare } from '../cloudflare/client.ts';
import type { SmokeCheck } from '../project/checks.ts';
import type { Worker } from '../project/project.ts';
import type { Clock } from '../runtime/clock.ts';
import { inSeconds } from '../runtime/deadline.ts';
import type { Events } from '../runtime/events.ts';
import { type Credential, credentialOf, headerValue } from './credential.ts';
import { exchange, type Network, openStream, type Request, type Response, type Stream } from './exchange.ts';
import type { Gate } from './gate.ts';
import type { Baseline } from './latency/baseline.ts';
import { joinPath, type Subject, versionDifference } from './subject.ts';

/** How much is looked at. `brief`: nothing that takes long; `thorough`: all that disturbs nobody; `all`: bursts too. */
export type Extent = 'brief' | 'thorough' | 'all';

/** What the checks of a run share. */
export interface Means {
  network: Network;
  events: Events;
  clock: Clock;
  extent: Extent;
  /** Where the keys of checks are. */
  env: Readonly<Record<string, string | undefined>>;
  /** Of the input `origin`, for checks of CORS that name none. */
  origins: readonly string[];
  /** What is known of the Worker that answers, where it is one of the project. */
  worker?: Worker | undefined;
  /** Where there is a token. */
  cloudflare?: Cloudflare | undefined;
  /** What an earlier run measured. */
  baseline?: Baseline | undefined;
}

/** What makes a request different from the check's plain one. */
export interface RequestOptions {
  headers?: Record<string, string | undefined>;
  body?: string;
  /** Default: whether the check has a key. */
  withKey?: boolean;
  timeoutMs?: number;
}

/** No answer came, or not the whole of one. */
export class NoAnswer extends Error {
  readonly request: Request;

  constructor(request: Request, cause: unknown) {
    super(noAnswer(cause, request), { cause });
    this.name = 'NoAnswer';
    this.request = request;
  }
}

/** Another version than the expected one answered: what it said is of no account. */
export class OtherVersion extends Error {
  readonly request: Request;

  constructor(request: Request, message: string) {
    super(message);
    this.name = 'OtherVersion';
    this.request = request;
  }
}

/** With what one check looks: it makes requests as the check wants them, and sends them within the run's bounds. */
export class Probe {
  readonly means: Means;
  readonly subject: Subject;
  /** The check's key, where it has one. */
  readonly credential: Credential | undefined;
  readonly #check: SmokeCheck;
  readonly #gate: Gate;
  #first: Request | undefined;

  constructor(check: SmokeCheck, subject: Subject, means: Means, gate: Gate) {
    this.means = means;
    this.subject = subject;
    this.credential = check.secret && credentialOf(check.secret, means.env);
    this.#check = check;
    this.#gate = gate;
  }

  /** The first request that was sent. */
  get first(): Request | undefined {
    return this.#first;
  }

  /** Names the request that stands for the check, where it is not sent by the probe. */
  mark(request: Request): void {
    this.#first ??= request;
  }

  get signal(): AbortSignal {
    return this.means.network.signal;
  }

  /** A request to a path of the subject. Header names become lower case; `undefined` leaves a header out. */
  request(method: string, path: string, options: RequestOptions = {}): Request {
    const { withKey = true, timeoutMs = this.#check.timeoutMs, body } = options;
    const credential = withKey ? this.credential : undefined;
    const headers = {
      ...this.means.events.trace.headers(),
      ...this.#check.headers,
      ...(credential ? { [credential.header]: headerValue(credential) } : {}),
      ...options.headers,
      ...this.subject.headers,
    };
    return {
      method,
      url: joinPath(this.subject.base, path),
      headers: lowerCased(headers),
      body,
      timeoutMs,
      ...(this.credential ? { hidden: [this.credential.hidden] } : {}),
    };
  }

  /**
   * Sends a request and reads the answer.
   * @param mustTellVersion whether an answer that names no version is a stranger's: a refusal or a preflight may not.
   * @throws NoAnswer, OtherVersion; the signal's reason when the run is cancelled
   */
  async send(request: Request, { mustTellVersion = false } = {}): Promise<Response> {
    return this.#gate.through(async () => {
      this.#first ??= request;
      const response = await this.#answered(request, () => exchange(request, this.means.network));
      this.#refuseStranger(request, response, mustTellVersion);
      return response;
    });
  }

  /** Sends a request and gives the answer when its head is there; close it. @throws as `send` */
  async open(request: Request): Promise<Stream> {
    await this.#gate.enter();
    let isOpen = true;
    const leave = () => {
      if (isOpen) this.#gate.leave();
      isOpen = false;
    };
    try {
      this.#first ??= request;
      const stream = await this.#answered(request, () => openStream(request, this.means.network));
      const close = () => {
        stream.close();
        leave();
      };
      try {
        this.#refuseStranger(request, stream, false);
      } catch (error) {
        close();
        throw error;
      }
      return { ...stream, close };
    } catch (error) {
      leave();
      throw error;
    }
  }

  async #answered<T>(request: Request, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      this.signal.throwIfAborted();
      throw new NoAnswer(request, error);
    }
  }

  #refuseStranger(request: Request, { headers }: Pick<Response, 'headers'>, mustTellVersion: boolean): void {
    const { version } = this.subject;
    const expected = version && (mustTellVersion ? version : { ...version, mayBeSilent: true });
    const difference = versionDifference(expected, headers);
    if (difference !== undefined) throw new OtherVersion(request, difference);
  }
}

function lowerCased(headers: Record<string, string | undefined>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) => (value === undefined ? [] : [[name.toLowerCase(), value]])),
  );
}

function noAnswer(error: unknown, { url, timeoutMs }: Request): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : undefined;
  if (code === 'timeout') return `no complete answer from ${url.host} within ${inSeconds(timeoutMs)}`;
  return `no answer from ${url.host}: ${error instanceof Error ? error.message || code : String(error)}`;
}
