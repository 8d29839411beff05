import type { LocalResponse } from '../http/server.ts';
import { failure } from './answers.ts';
import type { Call, Route } from './call.ts';
import type { TokenPermissions } from './permissions.ts';
import { viewAuthenticatedUser } from './views.ts';

/** Whom a token stands for, and what it may do. */
export interface Account {
  login: string;
  /** A token of an app, such as the job's own, is a bot's. */
  type: 'Bot' | 'User';
  access: 'read' | 'write';
  /** Of a job's token: what its workflow lets it do. */
  permissions?: TokenPermissions;
}

/** What workflows act as. */
export const jobAccount: Account = { login: 'github-actions[bot]', type: 'Bot', access: 'write' };

/** What the job has in a workflow that was started by a pull request from a fork. */
export const readOnlyAccount: Account = { ...jobAccount, access: 'read' };

export const accountRoutes: Route[] = [{ method: 'GET', template: '/user', answer: getUser }];

/** What GitHub says to an app whose permissions do not reach. */
export function notAccessible(): LocalResponse {
  return failure(403, 'Resource not accessible by integration');
}

/** Only a person's token tells whose it is. */
function getUser(call: Call): LocalResponse {
  return call.account.type === 'Bot' ? notAccessible() : { status: 200, body: viewAuthenticatedUser(call) };
}
