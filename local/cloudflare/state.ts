import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

/** A binding as the API writes it: a name, a type, and what the type needs. */
export const Binding = z.looseObject({ name: z.string(), type: z.string() });
export type Binding = z.infer<typeof Binding>;

const Annotations = z.record(z.string(), z.string());

export const StoredModule = z.object({ name: z.string(), type: z.string(), sha256: z.string() });
export type StoredModule = z.infer<typeof StoredModule>;

export const Version = z.object({
  id: z.string(),
  number: z.number(),
  createdOn: z.string(),
  source: z.string(),
  annotations: Annotations,
  mainModule: z.string(),
  modules: z.array(StoredModule),
  bindings: z.array(Binding),
  compatibilityDate: z.string().optional(),
  compatibilityFlags: z.array(z.string()),
  etag: z.string(),
  handlers: z.array(z.string()),
  startupTimeMs: z.number(),
  limits: z.unknown().optional(),
  placement: z.unknown().optional(),
});
export type Version = z.infer<typeof Version>;

export const Deployment = z.object({
  id: z.string(),
  createdOn: z.string(),
  source: z.string(),
  annotations: Annotations,
  versions: z.array(z.object({ version_id: z.string(), percentage: z.number() })),
});
export type Deployment = z.infer<typeof Deployment>;

/** A Durable Object class that a migration has created: its storage kind, and the key of its stored objects. */
const DurableObjectClass = z.object({ storage: z.enum(['sqlite', 'legacy-kv']), key: z.string() });

export const Worker = z.object({
  name: z.string(),
  tag: z.string(),
  createdOn: z.string(),
  modifiedOn: z.string(),
  subdomain: z.object({ enabled: z.boolean(), previews_enabled: z.boolean() }),
  /** What `script-settings` holds: not versioned. */
  settings: z.record(z.string(), z.unknown()),
  migrationTag: z.string().optional(),
  durableObjects: z.record(z.string(), DurableObjectClass),
  /** Oldest first. */
  versions: z.array(Version),
  /** Newest first, as the API lists them. */
  deployments: z.array(Deployment),
});
export type Worker = z.infer<typeof Worker>;

export const Database = z.object({ uuid: z.string(), name: z.string(), createdAt: z.string(), region: z.string() });
export type Database = z.infer<typeof Database>;

export const State = z.object({
  databases: z.array(Database),
  /** Ids that workerd is bound to already, so that a new database needs no restart of it. */
  spareDatabaseIds: z.array(z.string()),
  workers: z.record(z.string(), Worker),
});
export type State = z.infer<typeof State>;

/** The account's state in one JSON file, replaced whole at each change so that a kill leaves the old or the new one. */
export class Store {
  readonly directory: string;
  readonly #file: string;
  state: State;

  constructor(directory: string) {
    this.directory = directory;
    this.#file = join(directory, 'state.json');
    mkdirSync(join(directory, 'modules'), { recursive: true });
    this.state = existsSync(this.#file)
      ? State.parse(JSON.parse(readFileSync(this.#file, 'utf8')))
      : { databases: [], spareDatabaseIds: [], workers: {} };
  }

  /** Makes `next` the state, on disk first. */
  commit(next: State): void {
    writeAtomically(this.#file, JSON.stringify(next));
    this.state = next;
  }

  /** Changes a copy of the state and commits it. */
  update(change: (draft: State) => void): void {
    const draft = structuredClone(this.state);
    change(draft);
    this.commit(draft);
  }

  /** Keeps a module by its content, and tells its digest. */
  putModule(content: Buffer): string {
    const sha256 = createHash('sha256').update(content).digest('hex');
    const file = this.#modulePath(sha256);
    if (!existsSync(file)) writeAtomically(file, content);
    return sha256;
  }

  module(sha256: string): Buffer {
    return readFileSync(this.#modulePath(sha256));
  }

  #modulePath(sha256: string): string {
    return join(this.directory, 'modules', sha256);
  }
}

/** Writes a file so that a reader, or a kill, meets either the old content or the new. Secrets may be inside. */
export function writeAtomically(file: string, content: string | Buffer): void {
  const draft = `${file}.${process.pid}.tmp`;
  writeFileSync(draft, content, { mode: 0o600 });
  renameSync(draft, file);
}
