import { BaseDatabase } from 'cloudflare/resources/d1/database/database';
import { BaseTimeTravel } from 'cloudflare/resources/d1/database/time-travel';
import { BaseDeployments } from 'cloudflare/resources/workers/scripts/deployments';
import { BaseSecrets } from 'cloudflare/resources/workers/scripts/secrets';
import { BaseVersions } from 'cloudflare/resources/workers/scripts/versions';
import { BaseSubdomains } from 'cloudflare/resources/workers/subdomains';
import { createClient } from 'cloudflare/tree-shakable';
import { fetchOverHttp } from '../runtime/http.ts';
import type { Line } from './call.ts';
import type { Cloudflare } from './client.ts';
import { D1 } from './d1.ts';
import type { AccountId } from './ids.ts';
import { Workers } from './workers.ts';
import { Zones } from './zones.ts';

/** The official SDK with the resources that are used, behind our own calls. */
export function connect(apiToken: string, accountId: AccountId, line: Line): Cloudflare {
  const client = createClient({
    apiToken,
    baseURL: line.baseUrl,
    logLevel: 'off',
    fetch: fetchOverHttp,
    resources: [BaseDatabase, BaseTimeTravel, BaseDeployments, BaseVersions, BaseSecrets, BaseSubdomains],
  });
  const { deployments, versions, secrets } = client.workers.scripts;
  return {
    d1: new D1(client.d1.database, client.d1.database.timeTravel, accountId, line),
    workers: new Workers(
      { client, deployments, versions, secrets, subdomains: client.workers.subdomains },
      accountId,
      line,
    ),
    zones: new Zones(client, line),
    accountId,
    apiToken,
    withSignal: (signal) => connect(apiToken, accountId, { ...line, signal }),
  };
}
