import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { Log, LogLevel, Miniflare, type MiniflareOptions } from 'miniflare';
import type { State, Store } from '../state.ts';
import { TARGET_HEADER } from './dispatcher.ts';
import { Gate } from './gate.ts';
import { databaseIds, miniflareWorkers, serviceName, specify } from './specification.ts';
import { guardWorkerd } from './workerd-guard.ts';

/** Why workerd did not start with a version: what the service says with code 10021. */
export class StartUpError extends Error {}

const SPARE_DATABASES = 16;
/** How many versions beside the deployed ones stay loaded because somebody asked for them. */
const ASKED_VERSIONS = 4;

type Versions = ReturnType<typeof specify>;
interface Configuration {
  versions: Versions;
  databases: string[];
}

/** workerd with every version and database, reconfigured when the state asks for it. */
export class Runtime {
  readonly #store: Store;
  readonly #gate = new Gate();
  #miniflare: Miniflare;
  #loaded: Configuration;
  #fingerprints: Map<string, string>;
  #asked: string[] = [];
  /** The state that the last `ensure` saw: states are replaced, never changed, so the same object needs no look. */
  #ensured: State | undefined;
  #origin = '';

  private constructor(store: Store, miniflare: Miniflare, loaded: Configuration) {
    this.#store = store;
    this.#miniflare = miniflare;
    this.#loaded = loaded;
    this.#fingerprints = fingerprints(loaded.versions);
  }

  static async start(store: Store): Promise<Runtime> {
    guardWorkerd();
    topUpSpares(store);
    const loaded = { versions: specify(store.state, store, []), databases: databaseIds(store.state) };
    const runtime = new Runtime(store, new Miniflare(options(store, store.state, loaded)), loaded);
    await runtime.#locate();
    return runtime;
  }

  async close(): Promise<void> {
    await this.#miniflare.dispose();
  }

  /** Makes workerd run what `state` needs. Throws StartUpError, and goes on as before, where a version cannot start. */
  async ensure(state: State, versionId?: string): Promise<void> {
    if (this.#ensured === state && (!versionId || this.#loaded.versions.has(versionId))) return;
    if (versionId) this.#remember([versionId]);
    const wanted = { versions: specify(state, this.#store, this.#asked), databases: databaseIds(state) };
    if (!this.#covers(wanted)) {
      await this.#gate.exclusively(async () => {
        if (!this.#covers(wanted)) await this.#load(state, wanted);
      });
    }
    this.#ensured = state;
  }

  /** Runs statements on a database, in one transaction. */
  async query(database: string, statements: { sql: string; params: unknown[] }[]): Promise<unknown> {
    await this.ensure(this.#store.state);
    return this.#gate.shared(async () => {
      const response = await fetch(this.#origin, {
        method: 'POST',
        headers: { [TARGET_HEADER]: `d1:${database}` },
        body: JSON.stringify(statements),
      });
      return response.json();
    });
  }

  /** Where, and under which header, a version answers; `release` when its answer has ended. */
  async open(versionId: string): Promise<{ origin: string; headers: Record<string, string>; release: () => void }> {
    await this.ensure(this.#store.state, versionId);
    const release = await this.#gate.enter();
    return { origin: this.#origin, headers: { [TARGET_HEADER]: serviceName(versionId) }, release };
  }

  #covers({ versions, databases }: Configuration): boolean {
    const bound = new Set(this.#loaded.databases);
    if (!databases.every((id) => bound.has(id))) return false;
    return [...fingerprints(versions)].every(([id, fingerprint]) => this.#fingerprints.get(id) === fingerprint);
  }

  async #load(state: State, wanted: Configuration): Promise<void> {
    const before = this.#loaded;
    try {
      await this.#miniflare.setOptions(options(this.#store, state, wanted));
    } catch (error) {
      await this.#miniflare.setOptions(options(this.#store, this.#store.state, before));
      await this.#locate();
      throw new StartUpError(startUpMessage(error), { cause: error });
    }
    this.#remember([...wanted.versions.keys()].filter((id) => !before.versions.has(id)));
    this.#loaded = wanted;
    this.#fingerprints = fingerprints(wanted.versions);
    await this.#locate();
  }

  /** Counts versions as asked for, the newest first: one that was just uploaded will soon be deployed or looked at. */
  #remember(ids: string[]): void {
    this.#asked = [...new Set([...ids, ...this.#asked])].slice(0, ASKED_VERSIONS);
  }

  /** workerd takes a new port whenever it is started. */
  async #locate(): Promise<void> {
    this.#origin = (await this.#miniflare.unsafeGetDirectURL('dispatcher')).origin;
  }
}

/** Sees to it that there are spare database ids, so that `d1 create` needs no restart of workerd. */
export function topUpSpares(store: Store): void {
  if (store.state.spareDatabaseIds.length > 0) return;
  store.update((draft) => {
    draft.spareDatabaseIds = Array.from({ length: SPARE_DATABASES }, () => randomUUID());
  });
}

function options(store: Store, state: State, { versions }: Configuration): MiniflareOptions {
  return {
    workers: miniflareWorkers(state, versions),
    resourcePersistencePath: join(store.directory, 'workerd'),
    enableDevRegistry: false,
    cf: false,
    log: new Log(LogLevel.NONE),
    handleStructuredLogs: () => undefined,
  };
}

function fingerprints(versions: Versions): Map<string, string> {
  return new Map([...versions].map(([id, { config }]) => [id, JSON.stringify(config)]));
}

/** The reason in workerd's log of a failed start, without the names that this stack gave. */
function startUpMessage(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  for (const line of text.split('\n')) {
    const message = /^\{.*"message":("(?:[^"\\]|\\.)*")/.exec(line)?.[1];
    const plain = message ? String(JSON.parse(message)) : '';
    const reason = /^service core:user:[^:]+: ([\s\S]+)$/.exec(plain)?.[1];
    if (reason) return reason.replaceAll('file:///', '');
  }
  return text;
}
