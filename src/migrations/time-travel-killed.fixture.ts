import { setTimeout as wait } from 'node:timers/promises';
import { connectCloudflare } from '../cloudflare/client.ts';
import { Bookmark, DatabaseId } from '../cloudflare/ids.ts';
import { testContext } from '../runtime/context.fixture.ts';
import { configured } from './migrations.fixture.ts';
import { restoreTo } from './time-travel.ts';
import type { Expected } from './time-travel-proof.ts';

/** What the process is given as its one argument, in JSON. */
export interface Doomed {
  apiBaseUrl: string;
  token: string;
  accountId: string;
  id: string;
  bookmark: string;
  expected: Expected;
  /** Whether it comes no further than to announce the restore. */
  isHeld: boolean;
}

/** Restores a database in a process of its own, which a test kills. It prints what it announces. */
const { apiBaseUrl, token, accountId, id, bookmark, expected, isHeld }: Doomed = JSON.parse(process.argv[2] ?? '');
const context = testContext({ CLOUDFLARE_API_BASE_URL: apiBaseUrl });
const credentials = { 'cloudflare-api-token': token, 'cloudflare-account-id': accountId };
await restoreTo({
  target: { database: configured, id: DatabaseId.parse(id), name: 'trips', size: undefined },
  bookmark: Bookmark.parse(bookmark),
  expected,
  cloudflare: await connectCloudflare(credentials, context),
  context,
  announce: async (sending) => {
    console.log(JSON.stringify(sending));
    if (isHeld) await wait(60_000);
  },
});
