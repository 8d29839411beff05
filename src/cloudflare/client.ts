import type { Context } from '../runtime/context.ts';
import { ActionError } from '../runtime/errors.ts';
import { serviceUrl } from '../runtime/service-url.ts';
import type { D1 } from './d1.ts';
import { AccountId } from './ids.ts';
import type { Workers } from './workers.ts';
import type { Zones } from './zones.ts';

/** Cloudflare, as one token sees one account. */
export interface Cloudflare {
  d1: D1;
  workers: Workers;
  zones: Zones;
  accountId: AccountId;
  apiToken: string;
  /** The same client with another signal: for what must still be done after a cancellation. */
  withSignal(signal: AbortSignal): Cloudflare;
}

export interface Credentials {
  'cloudflare-api-token': string | undefined;
  'cloudflare-account-id': string | undefined;
}

const publicApi = 'https://api.cloudflare.com/client/v4';

/** @throws ActionError `input-invalid` when token, account id or base URL is missing or malformed. */
export async function connectCloudflare(credentials: Credentials, context: Context): Promise<Cloudflare> {
  const { token, accountId } = checkCredentials(credentials, context.runner.env);
  const baseUrl = serviceUrl('CLOUDFLARE_API_BASE_URL', context.runner.cloudflareApiUrl ?? publicApi);
  // Loaded when there is something to call with: the SDK is the largest part of an action.
  const { connect } = await import('./connect.ts');
  return connect(token, accountId, {
    baseUrl,
    clock: context.clock,
    events: context.events,
    secrets: context.secrets,
    signal: context.signal,
  });
}

function checkCredentials(
  credentials: Credentials,
  env: Context['runner']['env'],
): { token: string; accountId: AccountId } {
  const token = credentials['cloudflare-api-token'];
  if (token === undefined)
    throw missing(
      'cloudflare-api-token',
      'CLOUDFLARE_API_TOKEN',
      env,
      'Give it as `cloudflare-api-token: ${{ secrets.CLOUDFLARE_API_TOKEN }}`.',
    );
  const id = credentials['cloudflare-account-id'];
  if (id === undefined)
    throw missing(
      'cloudflare-account-id',
      'CLOUDFLARE_ACCOUNT_ID',
      env,
      'Give it as `cloudflare-account-id: ${{ vars.CLOUDFLARE_ACCOUNT_ID }}`.',
    );
  const accountId = AccountId.safeParse(id);
  if (accountId.success) return { token, accountId: accountId.data };
  throw new ActionError(
    'input-invalid',
    `The input \`cloudflare-account-id\` is \`${id}\`, which is no account id: that is 32 hexadecimal characters.`,
    {
      hint: 'Copy it from the Cloudflare dashboard: Workers & Pages → Account details. Nothing was done.',
    },
  );
}

function missing(input: string, variable: string, env: Context['runner']['env'], hint: string): ActionError {
  const elsewhere = env[variable]
    ? ` The environment variable ${variable} is set, but only the input is read.`
    : ' An empty value often means that the secret or variable is not defined for this repository, or not for this environment.';
  return new ActionError('input-invalid', `The input \`${input}\` is missing.`, {
    hint: `${hint}${elsewhere} Nothing was done.`,
  });
}
