import { randomBytes } from 'node:crypto';
import type { Handler, LocalRequest, LocalResponse } from '../http/server.ts';
import { type Account, notAccessible } from './accounts.ts';
import { failure, invalidRequest, notFound } from './answers.ts';
import type { Route } from './call.ts';
import { isPathOfGitHub } from './description.ts';
import { permits } from './permissions.ts';
import type { Store } from './state.ts';
import { differencesOfRequest, differencesOfResponse } from './validation.ts';

export interface HandlerOptions {
  routes: Route[];
  store: Store;
  /** By token. */
  accounts: ReadonlyMap<string, Account>;
  repository: string;
  /** Takes a line for every answer that GitHub's description does not allow. */
  defects: string[];
}

interface Match {
  route: Route;
  params: Record<string, string>;
}

/** A status outside HTTP's: the local stack is wrong, not the service that it stands for. */
const defectStatus = 599;

/** Authenticates, routes, checks the request and the answer against GitHub's description, adds GitHub's headers. */
export function createHandler(options: HandlerOptions): Handler {
  const rates = new RateLimit();
  return (request) => {
    const response = answer(options, request);
    return { ...response, headers: { ...rates.count(), ...requestId(), ...response.headers } };
  };
}

function answer(options: HandlerOptions, request: LocalRequest): LocalResponse {
  const match = find(options.routes, request);
  if (!match) return unknownPath(request);
  return checked(options.defects, match.route, answerTo(options, request, match));
}

function answerTo(options: HandlerOptions, request: LocalRequest, match: Match): LocalResponse {
  const { authorization } = request.headers;
  if (authorization === undefined) return failure(401, 'Requires authentication');
  const account = accountOf(options.accounts, authorization);
  if (!account) return failure(401, 'Bad credentials');
  return refuse(options, match, account) ?? call(options, request, match, account);
}

function accountOf(accounts: ReadonlyMap<string, Account>, authorization: string): Account | undefined {
  const [scheme = '', token = ''] = authorization.split(' ');
  return /^(bearer|token)$/i.test(scheme) ? accounts.get(token) : undefined;
}

function find(routes: Route[], { method, path }: LocalRequest): Match | undefined {
  for (const route of routes) {
    const params = route.method === method ? paramsOf(route.template, path) : undefined;
    if (params) return { route, params };
  }
  return undefined;
}

function paramsOf(template: string, path: string): Record<string, string> | undefined {
  const segments = path.split('/');
  const parts = template.split('/');
  if (segments.length !== parts.length) return undefined;
  const params: Record<string, string> = {};
  for (const [index, part] of parts.entries()) {
    const segment = segments[index] ?? '';
    if (part.startsWith('{')) params[part.slice(1, -1)] = decode(segment);
    else if (part !== segment) return undefined;
  }
  return params;
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

/** What GitHub has and the local one lacks must not look like GitHub's own 404. */
function unknownPath({ method, path }: LocalRequest): LocalResponse {
  return isPathOfGitHub(path) ? failure(defectStatus, `the local GitHub does not have ${method} ${path}`) : notFound();
}

function refuse(options: HandlerOptions, { route, params }: Match, account: Account): LocalResponse | undefined {
  if (isElsewhere(options.repository, params)) return notFound();
  if (account.access === 'read' && route.method !== 'GET') return notAccessible();
  return account.permissions && !permits(account.permissions, route) ? notAccessible() : undefined;
}

function isElsewhere(repository: string, { owner, repo }: Record<string, string>): boolean {
  return owner !== undefined && `${owner}/${repo}`.toLowerCase() !== repository.toLowerCase();
}

function call(
  options: HandlerOptions,
  request: LocalRequest,
  { route, params }: Match,
  account: Account,
): LocalResponse {
  const body = parseBody(request.body);
  if (body === unparsable) return failure(400, 'Problems parsing JSON');
  const problems = differencesOfRequest(route.template, route.method, body);
  if (problems.length > 0) return invalidRequest(problems);
  return route.answer({
    store: options.store,
    account,
    origin: `http://${request.headers.host ?? 'localhost'}`,
    repository: options.repository,
    path: request.path,
    params,
    query: request.query,
    body,
  });
}

const unparsable = Symbol('not JSON');

function parseBody(body: Buffer): unknown {
  if (body.length === 0) return {};
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return unparsable;
  }
}

function checked(defects: string[], { template, method }: Route, response: LocalResponse): LocalResponse {
  const errors = differencesOfResponse(template, method, response);
  if (errors.length === 0) return response;
  const message = `${method} ${template} ${response.status} differs from GitHub's description`;
  defects.push(`${message}: ${errors.join('; ')}`);
  return { status: defectStatus, body: { message, errors, answer: response.body } };
}

/** The limit of GITHUB_TOKEN is 1,000 an hour; here it only counts, and a fault rule plays the limit that is reached. */
class RateLimit {
  static readonly #limit = 1000;
  #used = 0;
  readonly #reset = Math.floor(Date.now() / 1000) + 3600;

  count(): Record<string, string> {
    this.#used = Math.min(this.#used + 1, RateLimit.#limit);
    return {
      'x-ratelimit-limit': String(RateLimit.#limit),
      'x-ratelimit-remaining': String(RateLimit.#limit - this.#used),
      'x-ratelimit-used': String(this.#used),
      'x-ratelimit-reset': String(this.#reset),
      'x-ratelimit-resource': 'core',
    };
  }
}

function requestId(): Record<string, string> {
  const hex = randomBytes(14).toString('hex').toUpperCase();
  return { 'x-github-request-id': `${hex.slice(0, 4)}:${hex.slice(4, 10)}:${hex.slice(10, 20)}:${hex.slice(20)}` };
}
