import { success } from './envelope.ts';
import { type Route, reads } from './routes.ts';

export interface Identity {
  token: string;
  accountId: string;
  subdomain: string;
}

/** The calls that tell who the caller is, and the analytics that `wrangler d1 info` asks for. */
export function accountRoutes({ accountId }: Identity): Route[] {
  const account = { id: accountId, name: 'Local account', type: 'standard' };
  const info = { page: 1, per_page: 50, count: 1, total_count: 1, total_pages: 1 };
  return [
    reads('GET', '/user/tokens/verify', () => success({ id: 'local', status: 'active' })),
    reads('GET', '/accounts/:account/tokens/verify', () => success({ id: 'local', status: 'active' })),
    reads('GET', '/user', () => success({ id: 'local', email: 'local@example.com' })),
    reads('GET', '/accounts', () => success([account], info)),
    reads('GET', '/accounts/:account', () => success(account)),
    reads('GET', '/memberships', () => success([{ id: 'local', status: 'accepted', account, roles: [] }], info)),
    reads('POST', '/graphql', () => ({
      status: 200,
      body: { data: { viewer: { accounts: [{ d1AnalyticsAdaptiveGroups: [] }] } }, errors: null },
    })),
  ];
}
