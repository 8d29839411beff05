import { z } from 'zod';
import { ActionError } from '../runtime/errors.ts';
import type { GitHub } from './client.ts';

/** Who has written something; nobody, where the account is gone. */
export const User = z.looseObject({ login: z.string(), type: z.string() }).nullish();
export type User = z.infer<typeof User>;

const Self = z.looseObject({ login: z.string() });

/**
 * What tells the token's own user. The token of an app, such as the job's, is not told who it is; then any app counts, as an
 * app that may write here was let in by the repository's owners, and no person does.
 */
export async function ownUser(github: GitHub): Promise<(user: User) => boolean> {
  const login = await ownLogin(github);
  return (user) => Boolean(user && (login === undefined ? user.type === 'Bot' : user.login === login));
}

/** `undefined` with the token of an app. */
async function ownLogin(github: GitHub): Promise<string | undefined> {
  try {
    const user = await github.call(
      { what: 'find out whose token this is', permission: 'pull-requests: read', idempotent: true, result: Self },
      (octokit, signal) => octokit.rest.users.getAuthenticated({ request: { signal } }),
    );
    return user.login;
  } catch (error) {
    if (error instanceof ActionError && error.code === 'github-auth') return undefined;
    throw error;
  }
}
