import { z } from 'zod';
import type { Context } from '../runtime/context.ts';
import { ActionError, type ErrorCode } from '../runtime/errors.ts';
import { type Failure, retryAfterMs, retrying } from '../runtime/retry.ts';
import { serviceUrl } from '../runtime/service-url.ts';

/** GitHub, as one token sees one repository. */
export interface GitHub {
  owner: string;
  repo: string;
  /**
   * Makes a call, bounded in time, tried again only where that is safe, its answer checked.
   * @throws ActionError, or the signal's reason
   */
  call<T>(call: GitHubCall<T>, send: (octokit: Octokit, signal: AbortSignal) => Promise<{ data: unknown }>): Promise<T>;
  withSignal(signal: AbortSignal): GitHub;
}

export interface GitHubCall<T> {
  /** After «could not». */
  what: string;
  /** What the job's token needs, as a workflow writes it. */
  permission: string;
  idempotent: boolean;
  result: z.ZodType<T>;
  /** For one attempt. Default 30 s. */
  deadlineMs?: number;
}

export type Octokit = ReturnType<typeof import('@actions/github')['getOctokit']>;

/**
 * @param purpose what GitHub is needed for, after «cannot»
 * @param permission what the job's token needs for that, as a workflow writes it
 * @throws ActionError `input-invalid` without a token, outside of a repository, or where GITHUB_API_URL is no URL.
 */
export async function connectGitHub(
  token: string | undefined,
  context: Context,
  purpose = 'reach GitHub',
  permission?: string,
): Promise<GitHub> {
  const { repository, githubApiUrl } = context.runner;
  if (token === undefined) {
    const needed = permission === undefined ? '' : `, with \`permissions: ${permission}\``;
    throw new ActionError(
      'input-invalid',
      `The input \`github-token\` is empty, and without it the action cannot ${purpose}.`,
      { hint: `Leave the input out for the token of the job${needed}.` },
    );
  }
  const [owner, repo] = repository?.split('/') ?? [];
  if (owner === undefined || repo === undefined) {
    throw new ActionError(
      'input-invalid',
      `GITHUB_REPOSITORY is not set, and without it the action cannot ${purpose}.`,
      { hint: 'GitHub sets it in every workflow; by hand: GITHUB_REPOSITORY=owner/name.' },
    );
  }
  // Loaded here, as few actions need it: it costs 30 ms.
  const { getOctokit } = await import('@actions/github');
  const baseUrl = serviceUrl('GITHUB_API_URL', githubApiUrl);
  const octokit = getOctokit(token, { baseUrl, userAgent: 'voygent-actions' });
  return gitHubOf(octokit, owner, repo, context, context.signal);
}

function gitHubOf(octokit: Octokit, owner: string, repo: string, context: Context, signal: AbortSignal): GitHub {
  return {
    owner,
    repo,
    withSignal: (other) => gitHubOf(octokit, owner, repo, context, other),
    async call(call, send) {
      const attempt = async () => {
        const limited = AbortSignal.any([signal, AbortSignal.timeout(call.deadlineMs ?? 30_000)]);
        const { data } = await send(octokit, limited);
        return call.result.parse(data);
      };
      try {
        return await retrying(attempt, {
          idempotent: call.idempotent,
          classify: (error) => classify(error, context.clock.now()),
          clock: context.clock,
          signal,
        });
      } catch (error) {
        signal.throwIfAborted();
        throw translate(error, call, context.runner.githubApiUrl);
      }
    },
  };
}

/** What octokit throws for an answer: https://github.com/octokit/request-error.js */
interface RequestError extends Error {
  status: number;
  response?: { headers?: Record<string, string | number | undefined> };
}

function isRequestError(error: unknown): error is RequestError {
  return error instanceof Error && 'status' in error && typeof error.status === 'number';
}

function classify(error: unknown, now: number): Failure {
  if (!isRequestError(error)) return { kind: 'unknown' };
  const pause = pauseOf(error, now);
  if (isRateLimited(error)) return { kind: 'never-ran', retryAfterMs: pause };
  // octokit reports a connection that failed as a status of 500.
  return error.status >= 500 ? { kind: 'unknown', retryAfterMs: pause } : { kind: 'final' };
}

function header(error: RequestError, name: string): string | undefined {
  return error.response?.headers?.[name]?.toString();
}

/** How GitHub says so: docs.github.com, «Rate limits for the REST API», exceeding the rate limit. */
function isRateLimited(error: RequestError): boolean {
  const isExhausted = header(error, 'retry-after') !== undefined || header(error, 'x-ratelimit-remaining') === '0';
  return error.status === 429 || (error.status === 403 && isExhausted);
}

/** Until `Retry-After`, or until the limit is reset: without waiting for that, trying again is of no use. */
function pauseOf(error: RequestError, now: number): number | undefined {
  const asked = retryAfterMs(header(error, 'retry-after'), now);
  if (asked !== undefined || header(error, 'x-ratelimit-remaining') !== '0') return asked;
  const reset = Number(header(error, 'x-ratelimit-reset'));
  return Number.isFinite(reset) ? Math.max(0, reset * 1000 - now) : undefined;
}

function translate(
  error: unknown,
  { what, permission }: { what: string; permission: string },
  apiUrl: string,
): ActionError {
  if (error instanceof z.ZodError) {
    return new ActionError(
      'github-refused',
      `Could not ${what}: the answer is not what GitHub's API sends: ${z.prettifyError(error).replaceAll('\n', ' ')}.`,
      {
        hint: 'Something between here and GitHub may have answered: check GITHUB_API_URL and proxies.',
        cause: error,
      },
    );
  }
  if (!isRequestError(error) || !error.response) {
    return new ActionError(
      'github-unreachable',
      `Could not ${what}: GitHub did not answer (${error instanceof Error ? error.message : String(error)}).`,
      {
        hint: `Check the network, ${new URL(apiUrl).host} and www.githubstatus.com, then run this again.`,
        cause: error,
      },
    );
  }
  const { code, hint } = diagnose(error, permission);
  return new ActionError(code, `Could not ${what}: GitHub answered ${error.status}: ${error.message}.`, {
    hint,
    cause: error,
  });
}

function diagnose(error: RequestError, permission: string): { code: ErrorCode; hint: string } {
  if (isRateLimited(error))
    return {
      code: 'github-refused',
      hint: 'This is the rate limit of the token, which GitHub lifts within the hour. Run this again then.',
    };
  if (error.status === 401 || error.status === 403 || error.status === 404)
    return {
      code: 'github-auth',
      hint: `The job needs \`permissions: ${permission}\`; a token of your own needs the same.${ofForks(error, permission)}`,
    };
  if (error.status >= 500)
    return {
      code: 'github-refused',
      hint: "This is an error on GitHub's side. Look at www.githubstatus.com, then run this again.",
    };
  return { code: 'github-refused', hint: 'Correct what the message names, then run this again.' };
}

/** No setting in the workflow helps these, so the permission alone would be bad advice. */
function ofForks({ status }: RequestError, permission: string): string {
  return status === 403 && permission.endsWith(': write')
    ? ' A workflow on a pull request from a fork gets a token that only reads.'
    : '';
}

/** Whether the call may have had its effect although it failed. */
export function mayHaveRun(error: unknown): boolean {
  return error instanceof ActionError && classify(error.cause, 0).kind === 'unknown';
}
