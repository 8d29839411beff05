import type { LocalRequest, LocalResponse } from '../../http/server.ts';
import type { Identity } from './account.ts';
import { CloudflareError, failure } from './envelope.ts';
import { type Call, type Match, matchRoute, type Route } from './routes.ts';

const BASE = '/client/v4';

export interface ApiOptions {
  identity: Identity;
  routes: Route[];
  /** Whether the statements of a `/query` call leave the database as it is. */
  onlyReads(call: Call): Promise<boolean>;
}

/** The v4 API: authentication, account, route, and one change at a time. */
export class Api {
  readonly #options: ApiOptions;
  #refusing = false;
  #lastChange: Promise<unknown> = Promise.resolve();

  constructor(options: ApiOptions) {
    this.#options = options;
  }

  refuseWrites(on: boolean): void {
    this.#refusing = on;
  }

  async answer(request: LocalRequest): Promise<LocalResponse> {
    try {
      return await this.#route(request);
    } catch (error) {
      if (error instanceof CloudflareError) return failure(error);
      throw error;
    }
  }

  async #route(request: LocalRequest): Promise<LocalResponse> {
    authenticate(request, this.#options.identity);
    const path = request.path.startsWith(BASE) ? request.path.slice(BASE.length) : undefined;
    const match = path === undefined ? undefined : matchRoute(this.#options.routes, request, path);
    if (!match) throw new CloudflareError(400, 7000, `No route for that URI: ${request.method} ${request.path}`);
    this.#checkAccount(match.call);
    if (this.#refusing) await this.#refuseChange(match);
    if (match.route.changes !== 'always') return match.route.answer(match.call);
    return this.#inTurn(async () => match.route.answer(match.call));
  }

  #checkAccount({ param }: Call): void {
    const account = param('account');
    if (account === '' || account === this.#options.identity.accountId) return;
    if (!/^[0-9a-f]{32}$/.test(account)) {
      const message = `Could not route to /client/v4/accounts/${account}, perhaps your object identifier is invalid?`;
      throw new CloudflareError(404, 7003, message);
    }
    throw new CloudflareError(403, 7403, 'The given account is not valid or is not authorized to access this service');
  }

  async #refuseChange({ route, call }: Match): Promise<void> {
    const changes = route.changes === 'sql' ? !(await this.#options.onlyReads(call)) : route.changes === 'always';
    if (changes)
      throw new CloudflareError(403, 7500, `Writes are refused: ${call.request.method} ${call.request.path}`);
  }

  /** Changes build on one another's state, so one ends before the next begins. */
  async #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#lastChange.then(work);
    this.#lastChange = turn.catch(() => undefined);
    return turn;
  }
}

function authenticate({ headers }: LocalRequest, { token }: Identity): void {
  const header = headers.authorization;
  if (!header) throw new CloudflareError(400, 9106, 'Missing X-Auth-Key, X-Auth-Email or Authorization headers');
  if (header !== `Bearer ${token}`) throw new CloudflareError(401, 10000, 'Authentication error');
}
