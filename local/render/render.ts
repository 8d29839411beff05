import type { Faults } from '../http/faults.ts';
import { type LocalServer, startServer } from '../http/server.ts';
import { createHandler } from './handler.ts';
import { advance, commitOf, deploysOf, type Ending, isUnderWay, makeDeploy, type Overlap, seed } from './lives.ts';
import { type SeededService, sampleService } from './sample.ts';
import { type AutoDeployTrigger, type Deploy, type Service, Store } from './state.ts';

export interface RenderOptions {
  /** Where `render.json` lies: what a restart finds again. */
  stateDir: string;
  /** 0 takes any free port. */
  port?: number;
  faults: Faults;
  token?: string;
  /** Those that the state does not have yet are made. */
  services?: readonly SeededService[];
  /** The workspace's policy for a deploy that is made while another is under way. Default: it waits. */
  overlap?: Overlap;
}

export interface LocalRender extends AsyncDisposable {
  /** For RENDER_API_URL. */
  apiUrl: string;
  token: string;
  server: LocalServer;
  service(id: string): Service;
  /** In the order in which they were made. */
  deploys(service: string): Deploy[];
  /** The deploy that serves. */
  live(service: string): Deploy | undefined;
  /**
   * A commit on the service's branch.
   * @returns the id of the deploy that it makes; `undefined` where auto-deploy is off
   */
  push(service: string, commit: string): string | undefined;
  /** How the next deploy of the service ends; of several calls, one deploy each. */
  planEnding(service: string, ending: Ending): void;
  setAutoDeploy(service: string, setting: AutoDeployTrigger): void;
  setSuspended(service: string, suspended: boolean): void;
  /** Lets everything that is under way come to its end. */
  settle(service: string): void;
  close(): Promise<void>;
}

/** Starts a Render on loopback with the part of the REST API that going back to a former deploy needs. */
export async function startRender(options: RenderOptions): Promise<LocalRender> {
  const {
    stateDir,
    port = 0,
    faults,
    token = 'local-render-key',
    services = [sampleService],
    overlap = 'wait',
  } = options;
  const store = new Store(stateDir);
  store.change((state) => services.forEach((service) => void seed(state, service)));
  const endings = new Map<string, Ending[]>();
  const takeEnding = (service: string) => endings.get(service)?.shift() ?? 'live';
  const handler = createHandler({ store, token, overlap, takeEnding });
  const server = await startServer({ service: 'render', handler, faults, port });
  return {
    apiUrl: `${server.origin}/v1`,
    token,
    server,
    ...controls(store, overlap, endings, takeEnding),
    close: () => server.close(),
    [Symbol.asyncDispose]: () => server.close(),
  };
}

type Controls = Omit<LocalRender, 'apiUrl' | 'token' | 'server' | 'close' | typeof Symbol.asyncDispose>;

function controls(
  store: Store,
  overlap: Overlap,
  endings: Map<string, Ending[]>,
  takeEnding: (service: string) => Ending,
): Controls {
  return {
    service: (id) => serviceOf(store, id),
    deploys: (service) => deploysOf(store.state, service),
    live: (service) => deploysOf(store.state, service).find(({ status }) => status === 'live'),
    push(service, commit) {
      if (serviceOf(store, service).auto_deploy === 'off') return undefined;
      const given = { service, commit: commitOf(commit), trigger: 'new_commit', ending: takeEnding(service) } as const;
      return store.change((state) => makeDeploy(state, given, overlap)).id;
    },
    planEnding: (service, ending) => void endings.set(service, [...(endings.get(service) ?? []), ending]),
    setAutoDeploy: (service, auto_deploy) =>
      store.change(() => void Object.assign(serviceOf(store, service), { auto_deploy })),
    setSuspended: (service, suspended) =>
      store.change(() => void Object.assign(serviceOf(store, service), { suspended })),
    settle: (service) =>
      store.change((state) => {
        while (deploysOf(state, service).find(isUnderWay)?.ahead.length) advance(state, service);
      }),
  };
}

function serviceOf(store: Store, id: string): Service {
  const service = store.state.services.find((one) => one.id === id);
  if (!service) throw new Error(`the local Render has no service ${id}`);
  return service;
}
