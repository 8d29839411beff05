import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import type { Faults } from '../http/faults.ts';
import { type LocalServer, startServer } from '../http/server.ts';
import { accountRoutes, type Identity } from './api/account.ts';
import { Api } from './api/api.ts';
import { Databases } from './d1/databases.ts';
import { exportRoutes } from './d1/export.ts';
import { importRoutes } from './d1/import.ts';
import { databaseRoutes, queryOnlyReads } from './d1/routes.ts';
import { timeTravelRoutes } from './d1/time-travel.ts';
import { Transfers } from './d1/transfers.ts';
import { Runtime } from './runtime/runtime.ts';
import { type OverrideMode, OverrideSwitch } from './site/overrides.ts';
import { Site } from './site/site.ts';
import { Store } from './state.ts';
import { deploymentRoutes } from './workers/deployments.ts';
import { durableObjectRoutes } from './workers/durable-objects.ts';
import { scriptRoutes } from './workers/scripts.ts';
import { secretRoutes } from './workers/secrets.ts';
import { subdomainRoutes } from './workers/subdomain.ts';
import { versionRoutes } from './workers/versions.ts';
import { Workers } from './workers/workers.ts';

export type { OverrideMode } from './site/overrides.ts';

export interface CloudflareOptions {
  /** Where databases, versions and all the rest are kept. The same directory later gives the same account. */
  stateDir: string;
  /** 0, the default, takes any free port. */
  apiPort?: number;
  workersPort?: number;
  faults: Faults;
  token?: string;
  /** 32 hexadecimal digits. */
  accountId?: string;
  subdomain?: string;
  /** Databases that the account has from the beginning, such as those whose ids a project has in its configuration. */
  databases?: readonly { name: string; uuid: string }[];
}

/** A Cloudflare account on loopback: the v4 API over real D1 and real Workers. */
export interface LocalCloudflare extends AsyncDisposable {
  /** For `CLOUDFLARE_API_BASE_URL`, e.g. `http://127.0.0.1:8787/client/v4`. */
  apiBaseUrl: string;
  /** For `WORKERS_DEV_URL`: what stands for `https://workers.dev`; the Host header names the Worker. */
  workersDevUrl: string;
  token: string;
  accountId: string;
  subdomain: string;
  api: LocalServer;
  workers: LocalServer;
  /** The stack traces of what Workers threw, oldest first; the answer says no more than 1101. */
  exceptions: readonly string[];
  /** While on, a call that would change something is answered 403 with code 7500, so that a test can see a plan only read. */
  refuseWrites(on: boolean): void;
  /** How `Cloudflare-Workers-Version-Overrides` behaves from now on. */
  setOverrides(mode: OverrideMode): void;
  close(): Promise<void>;
}

export async function startCloudflare(options: CloudflareOptions): Promise<LocalCloudflare> {
  mkdirSync(options.stateDir, { recursive: true });
  const identity = identityOf(options);
  const store = new Store(options.stateDir);
  provision(store, options.databases ?? []);
  const runtime = await Runtime.start(store);
  const databases = new Databases(store, runtime);
  const transfers = new Transfers(options.stateDir);
  const service = new Api({
    identity,
    routes: allRoutes(identity, databases, transfers, new Workers(store, runtime)),
    onlyReads: (call) => queryOnlyReads(databases, call),
  });
  const overrides = new OverrideSwitch();
  const site = new Site(store, runtime, overrides);
  const { faults, apiPort = 0, workersPort = 0 } = options;
  const api = await startServer({
    service: 'cloudflare',
    handler: (request) => transfers.answer(request) ?? service.answer(request),
    faults,
    port: apiPort,
  });
  transfers.serveAt(api.origin);
  const handler = (request: Parameters<Site['answer']>[0]) => site.answer(request);
  const workers = await startServer({ service: 'workers', handler, faults, port: workersPort });
  const close = async () => {
    await Promise.all([api.close(), workers.close()]);
    databases.close();
    await runtime.close();
  };
  return {
    apiBaseUrl: `${api.origin}/client/v4`,
    workersDevUrl: workers.origin,
    ...identity,
    api,
    workers,
    exceptions: site.exceptions,
    refuseWrites: (on) => service.refuseWrites(on),
    setOverrides: (mode) => overrides.set(mode),
    close,
    [Symbol.asyncDispose]: close,
  };
}

function provision(store: Store, databases: readonly { name: string; uuid: string }[]): void {
  store.update((draft) => {
    const missing = databases.filter(({ uuid }) => !draft.databases.some((database) => database.uuid === uuid));
    draft.databases.push(...missing.map((one) => ({ ...one, createdAt: new Date().toISOString(), region: 'WNAM' })));
  });
}

function identityOf({ token, accountId, subdomain }: CloudflareOptions): Identity {
  return {
    token: token ?? `local-${randomBytes(20).toString('hex')}`,
    accountId: accountId ?? 'a1b2c3d4e5f60718293a4b5c6d7e8f90',
    subdomain: subdomain ?? 'local',
  };
}

function allRoutes(identity: Identity, databases: Databases, transfers: Transfers, workers: Workers) {
  return [
    ...accountRoutes(identity),
    ...databaseRoutes(databases),
    ...exportRoutes(databases, transfers),
    ...importRoutes(databases, transfers),
    ...timeTravelRoutes(databases),
    ...scriptRoutes(workers),
    ...versionRoutes(workers),
    ...deploymentRoutes(workers),
    ...secretRoutes(workers),
    ...subdomainRoutes(workers, identity.subdomain),
    ...durableObjectRoutes(workers),
  ];
}
