import type { SmokeCheck } from '../project/checks.ts';
import { inSeconds } from '../runtime/deadline.ts';
import type { Trace } from '../runtime/trace.ts';
import { curlOf, exchange, type Network, type Request, type Response } from './exchange.ts';
import { differences, excerpt } from './expectation.ts';

/** What checks are run against. */
export interface Subject {
  /** Paths of checks are joined to it. */
  base: URL;
  /** Sent with every request, such as the version override. */
  headers: Record<string, string>;
  /** The version that must be the one that answers; without it any may. */
  version?: ExpectedVersion | undefined;
}

export interface ExpectedVersion {
  /** The response header in which the Worker tells its version. */
  header: string;
  id: string;
  /** Whether an answer may name none: that of a file among the assets, of which the Worker is not asked. */
  mayBeSilent?: boolean;
}

export interface CheckResult {
  name: string;
  passed: boolean;
  /** Why not, each as a sentence. */
  problems: string[];
  /** The request that shows it, as a command. */
  curl: string;
  durationMs: number;
  attempts: number;
  /** Whether another version than the expected one answered: it says nothing of the version under test. */
  wrongVersion: boolean;
}

/** Sends one request and judges the answer. Never throws but for the signal: no answer is a failed check. */
export async function runCheck(
  check: SmokeCheck,
  subject: Subject,
  network: Network,
  trace: Trace,
): Promise<CheckResult> {
  const request = requestOf(check, subject, trace);
  const started = performance.now();
  const result = { name: check.name, curl: curlOf(request), attempts: 1 };
  try {
    const response = await exchange(request, network);
    const stranger = versionDifference(subject.version, response);
    const problems = stranger === undefined ? withBody(differences(check.expect, response), response) : [stranger];
    return {
      ...result,
      passed: problems.length === 0,
      problems,
      durationMs: response.durationMs,
      wrongVersion: stranger !== undefined,
    };
  } catch (error) {
    network.signal.throwIfAborted();
    return {
      ...result,
      passed: false,
      problems: [noAnswer(error, request)],
      durationMs: performance.now() - started,
      wrongVersion: false,
    };
  }
}

function requestOf(check: SmokeCheck, subject: Subject, trace: Trace): Request {
  const contentType = check.body?.contentType;
  return {
    method: check.method,
    url: joinPath(subject.base, check.path),
    headers: {
      ...trace.headers(),
      ...(contentType ? { 'content-type': contentType } : {}),
      ...lowerCased(check.headers),
      ...subject.headers,
    },
    body: check.body?.text,
    timeoutMs: check.timeoutMs,
  };
}

/** The path and query of a check below the base's own path; never another origin. */
export function joinPath(base: URL, path: string): URL {
  const url = new URL(base);
  const [pathname = '', search] = splitOnce(path, '?');
  url.pathname = `${base.pathname.replace(/\/$/, '')}${pathname}`;
  url.search = search ?? '';
  url.hash = '';
  return url;
}

function splitOnce(text: string, mark: string): [string, string | undefined] {
  const at = text.indexOf(mark);
  return at === -1 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)];
}

function lowerCased(headers: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}

function versionDifference(version: ExpectedVersion | undefined, { headers }: Response): string | undefined {
  if (!version) return undefined;
  const answered = headers[version.header.toLowerCase()];
  if (answered === version.id || (answered === undefined && version.mayBeSilent)) return undefined;
  return `expected version \`${version.id}\` to answer, and ${answered === undefined ? `the answer has no \`${version.header}\`` : `\`${String(answered)}\` did`}`;
}

/** A wrong status is best understood by what the body says. */
function withBody(problems: string[], { status, body }: Response): string[] {
  if (problems.length === 0 || body === '' || problems.some((problem) => problem.includes('the body'))) return problems;
  return [...problems, `the answer's body (status ${status}) begins: \`${excerpt(body).replaceAll('`', "'")}\``];
}

function noAnswer(error: unknown, { url, timeoutMs }: Request): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : undefined;
  if (code === 'timeout') return `no complete answer from ${url.host} within ${inSeconds(timeoutMs)}`;
  return `no answer from ${url.host}: ${error instanceof Error ? error.message || code : String(error)}`;
}
