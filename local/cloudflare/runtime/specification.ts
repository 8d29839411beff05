import type { MiniflareOptions } from 'miniflare';
import type { Binding, State, Store, Version, Worker } from '../state.ts';
import { DISPATCHER_SOURCE } from './dispatcher.ts';

type WorkerOptions = MiniflareOptions['workers'][number];
type Env = NonNullable<WorkerOptions['config']['env']>;
type MiniflareBinding = Env[string];

const DISPATCHER = 'dispatcher';

/** The name under which workerd runs a version. */
export function serviceName(versionId: string): string {
  return `version-${versionId}`;
}

/** The version with the largest share of the current deployment: it hosts the Worker's Durable Objects. */
export function primaryVersion(worker: Worker): Version | undefined {
  const shares = [...(worker.deployments[0]?.versions ?? [])].sort((a, b) => b.percentage - a.percentage);
  return worker.versions.find(({ id }) => id === shares[0]?.version_id);
}

/** What workerd is to run: the versions that are deployed, that are in `asked`, or that the store does not have yet. */
export function specify(state: State, store: Store, asked: Iterable<string>): Map<string, WorkerOptions> {
  const wanted = new Set(asked);
  const options = new Map<string, WorkerOptions>();
  for (const worker of Object.values(state.workers)) {
    for (const { version_id } of worker.deployments[0]?.versions ?? []) wanted.add(version_id);
    const known = new Set(store.state.workers[worker.name]?.versions.map(({ id }) => id));
    const primary = primaryVersion(worker);
    for (const version of worker.versions) {
      if (!wanted.has(version.id) && known.has(version.id)) continue;
      options.set(version.id, versionOptions({ state, store, worker, version, host: primary ?? version }));
    }
  }
  return options;
}

/** The whole configuration of workerd, for the versions of `specify`. */
export function miniflareWorkers(state: State, versions: Map<string, WorkerOptions>): WorkerOptions[] {
  const env: Env = {};
  for (const id of databaseIds(state)) env[`d1:${id}`] = { type: 'd1', id };
  for (const id of versions.keys()) env[serviceName(id)] = { type: 'worker', worker: serviceName(id) };
  const dispatcher: WorkerOptions = {
    config: {
      name: DISPATCHER,
      compatibilityDate: '2026-01-01',
      compatibilityFlags: ['d1_binding_jsrpc'],
      manifest: {
        mainModule: 'dispatcher.js',
        modulesRoot: MODULES_ROOT,
        modules: { 'dispatcher.js': { type: 'esm', contents: DISPATCHER_SOURCE } },
      },
      env,
    },
    dev: { unsafeDirectSockets: [{ host: '127.0.0.1', port: 0 }] },
  };
  return [dispatcher, ...versions.values()];
}

/** Every database that workerd is bound to, spares included. */
export function databaseIds(state: State): string[] {
  return [...state.databases.map(({ uuid }) => uuid), ...state.spareDatabaseIds];
}

// A root of its own keeps the machine's paths out of stack traces.
const MODULES_ROOT = '/';

interface VersionContext {
  state: State;
  store: Store;
  worker: Worker;
  version: Version;
  host: Version;
}

function versionOptions(context: VersionContext): WorkerOptions {
  const { store, version } = context;
  const modules: Record<string, { type: ModuleType; contents: string | Uint8Array<ArrayBuffer> }> = {};
  for (const { name, type, sha256 } of version.modules) {
    const content = store.module(sha256);
    const kind = moduleType(type);
    const isText = kind !== 'wasm' && kind !== 'data';
    modules[name] = { type: kind, contents: isText ? content.toString('utf8') : new Uint8Array(content) };
  }
  const env: Env = {};
  for (const binding of version.bindings) env[binding.name] = miniflareBinding(binding, context);
  return {
    config: {
      name: serviceName(version.id),
      compatibilityDate: version.compatibilityDate ?? '2021-11-02',
      compatibilityFlags: version.compatibilityFlags,
      manifest: { mainModule: version.mainModule, modulesRoot: MODULES_ROOT, modules },
      env,
      ...durableObjectExports(context),
    },
  };
}

type DurableObjectExport = { type: 'durable-object'; storage: 'sqlite' | 'legacy-kv'; unsafeUniqueKey: string };

/** Only the host has the Worker's classes. A Worker without classes has no host, so a deployment restarts nothing. */
function durableObjectExports({ worker, version, host }: VersionContext): {
  exports?: Record<string, DurableObjectExport>;
} {
  const classes = Object.entries(worker.durableObjects);
  if (classes.length === 0 || host.id !== version.id) return {};
  const entries = classes.map(
    ([className, { storage, key }]) =>
      [className, { type: 'durable-object', storage, unsafeUniqueKey: key } as const] as const,
  );
  return { exports: Object.fromEntries(entries) };
}

type ModuleType = 'esm' | 'cjs' | 'wasm' | 'text' | 'data' | 'json';

const MODULE_TYPES: Record<string, ModuleType> = {
  'application/javascript+module': 'esm',
  'application/javascript': 'cjs',
  'text/javascript': 'esm',
  'application/wasm': 'wasm',
  'text/plain': 'text',
  'application/octet-stream': 'data',
  'application/json': 'json',
};

/** workerd's kind for the content type of a part. `undefined` where it is not supported here. */
export function knownModuleType(contentType: string): ModuleType | undefined {
  return MODULE_TYPES[contentType.split(';')[0]?.trim() ?? ''];
}

function moduleType(contentType: string): ModuleType {
  return knownModuleType(contentType) ?? 'data';
}

/** A binding of the API in miniflare's terms. Kinds that it does not know were refused at the upload. */
function miniflareBinding(binding: Binding, context: VersionContext): MiniflareBinding {
  const text = (key: string) => String(binding[key] ?? '');
  switch (binding.type) {
    case 'd1':
      return { type: 'd1', id: text('id') };
    case 'kv_namespace':
      return { type: 'kv', id: text('namespace_id') };
    case 'json':
      return { type: 'json', value: binding['json'] as never };
    case 'version_metadata':
      return { type: 'json', value: versionMetadata(context.version) };
    case 'durable_object_namespace':
      return durableObject(binding, context);
    case 'service':
      return service(binding, context);
    case 'ratelimit':
      return { type: 'rate-limit', namespace: text('namespace_id'), simple: binding['simple'] as never };
    default:
      return { type: 'text', value: text('text') };
  }
}

function versionMetadata({ id, annotations, createdOn }: Version): { id: string; tag: string; timestamp: string } {
  return { id, tag: annotations['workers/tag'] ?? '', timestamp: createdOn };
}

function durableObject(binding: Binding, { state, worker, host }: VersionContext): MiniflareBinding {
  const script = binding['script_name'];
  const other = typeof script === 'string' && script !== worker.name ? state.workers[script] : undefined;
  const owner = (other && primaryVersion(other)) ?? host;
  return { type: 'durable-object', worker: serviceName(owner.id), exportName: String(binding['class_name']) };
}

/** A service binding reaches the primary version of its target: workerd's configuration has no shares. */
function service(binding: Binding, { state, worker, version }: VersionContext): MiniflareBinding {
  const name = String(binding['service']);
  const target = state.workers[name];
  const found = name === worker.name ? version : target && primaryVersion(target);
  const entrypoint = binding['entrypoint'];
  return {
    type: 'worker',
    worker: found ? serviceName(found.id) : DISPATCHER,
    ...(found && typeof entrypoint === 'string' && { exportName: entrypoint }),
  };
}
