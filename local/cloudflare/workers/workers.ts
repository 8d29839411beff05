import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { CloudflareError } from '../api/envelope.ts';
import { type Runtime, StartUpError } from '../runtime/runtime.ts';
import type { Binding, Deployment, State, Store, Version, Worker } from '../state.ts';
import { resolveBindings } from './bindings.ts';
import { applyMigrations } from './durable-objects.ts';
import { invalid, type Upload } from './upload.ts';

/** The account's Workers: every change is tried in workerd before it is kept. */
export class Workers {
  readonly store: Store;
  readonly #runtime: Runtime;

  constructor(store: Store, runtime: Runtime) {
    this.store = store;
    this.#runtime = runtime;
  }

  list(): Worker[] {
    return Object.values(this.store.state.workers);
  }

  find(name: string): Worker {
    return workerOf(this.store.state, name, 10007, 'This Worker does not exist on your account.');
  }

  /** Changes a copy of the state, starts what it asks for, and keeps it only if that started. */
  async change<T>(change: (draft: State) => T): Promise<T> {
    const draft = structuredClone(this.store.state);
    const result = change(draft);
    try {
      await this.#runtime.ensure(draft);
    } catch (error) {
      if (error instanceof StartUpError) throw invalid(error.message);
      throw error;
    }
    this.store.commit(draft);
    return result;
  }
}

export function workerOf(state: State, name: string, code = 10007, message = 'Worker not found.'): Worker {
  const worker = Object.hasOwn(state.workers, name) ? state.workers[name] : undefined;
  if (worker) return worker;
  throw new CloudflareError(404, code, message);
}

/** The Worker of that name, made where there is none yet. */
export function workerOrNew(draft: State, name: string): Worker {
  if (!/^[a-z0-9_][a-z0-9_-]{0,62}$/i.test(name)) {
    throw new CloudflareError(400, 10016, `Invalid Worker name: ${name}`);
  }
  const now = new Date().toISOString();
  draft.workers[name] ??= {
    name,
    tag: randomBytes(16).toString('hex'),
    createdOn: now,
    modifiedOn: now,
    subdomain: { enabled: true, previews_enabled: true },
    settings: {},
    durableObjects: {},
    versions: [],
    deployments: [],
  };
  return workerOf(draft, name);
}

/** Adds an uploaded version to a Worker. Migrations belong to a full upload only. */
export function addUpload(draft: State, store: Store, worker: Worker, upload: Upload, trigger: string): Version {
  if (upload.migrations) applyMigrations(worker, upload.migrations);
  const modules = upload.modules.map(({ name, type, content }) => ({ name, type, sha256: store.putModule(content) }));
  return addVersion(worker, {
    source: upload.source,
    annotations: { 'workers/triggered_by': trigger, ...upload.annotations },
    mainModule: upload.mainModule,
    modules,
    bindings: resolveBindings(upload, draft, worker, worker.versions.at(-1)),
    compatibilityDate: upload.compatibilityDate,
    compatibilityFlags: upload.compatibilityFlags,
    etag: createHash('sha256').update(JSON.stringify(modules)).digest('hex'),
    handlers: ['fetch'],
    limits: upload.limits,
    placement: upload.placement,
  });
}

/** A version like the newest one, but with other bindings: what a change of a secret makes. */
export function addVariant(worker: Worker, bindings: Binding[], annotations: Record<string, string>): Version {
  const newest = worker.versions.at(-1);
  if (!newest) throw new CloudflareError(404, 10222, 'There are no uploaded versions of this Worker.');
  return addVersion(worker, { ...newest, bindings, annotations });
}

type VersionParts = Omit<Version, 'id' | 'number' | 'createdOn' | 'startupTimeMs'>;

function addVersion(worker: Worker, parts: VersionParts): Version {
  const last = worker.versions.at(-1);
  const createdOn = later(last?.createdOn);
  const version = { ...parts, id: randomUUID(), number: (last?.number ?? 0) + 1, createdOn, startupTimeMs: 1 };
  worker.versions.push(version);
  worker.modifiedOn = createdOn;
  return version;
}

/** Makes a deployment the current one. */
export function addDeployment(worker: Worker, parts: Omit<Deployment, 'id' | 'createdOn'>): Deployment {
  const deployment = { ...parts, id: randomUUID(), createdOn: later(worker.deployments[0]?.createdOn) };
  worker.deployments.unshift(deployment);
  return deployment;
}

/** Now, or a millisecond after `last` where that is later: clients sort versions and deployments by their time. */
function later(last: string | undefined): string {
  return new Date(Math.max(Date.now(), last ? Date.parse(last) + 1 : 0)).toISOString();
}
