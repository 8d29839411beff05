import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { CloudflareError } from '../api/envelope.ts';
import { type Runtime, topUpSpares } from '../runtime/runtime.ts';
import type { Database, Store } from '../state.ts';
import { execute, type Statement, type StatementResult } from './execute.ts';
import { databaseFile } from './file.ts';
import { History } from './history.ts';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** The account's D1 databases: one caller at a time in each, as D1 itself has it. */
export class Databases {
  readonly store: Store;
  readonly runtime: Runtime;
  readonly #histories = new Map<string, History>();
  readonly #turns = new Map<string, Promise<unknown>>();

  constructor(store: Store, runtime: Runtime) {
    this.store = store;
    this.runtime = runtime;
  }

  list(): Database[] {
    return this.store.state.databases;
  }

  /** A database by its id, or by its name as wrangler looks it up. */
  find(idOrName: string): Database {
    const found = this.list().find(({ uuid, name }) => uuid === idOrName || name === idOrName);
    if (found) return found;
    throw new CloudflareError(404, 7404, `The database ${idOrName} could not be found`);
  }

  /** A database by its id, where a name is not accepted. */
  byId(id: string): Database {
    if (!UUID.test(id)) {
      throw new CloudflareError(400, 7400, `Invalid property: databaseId => Invalid uuid: ${id}`);
    }
    return this.find(id);
  }

  create(name: string, location: string | undefined): Database {
    if (this.list().some((database) => database.name === name)) {
      throw new CloudflareError(400, 7502, `A database with the name '${name}' already exists`);
    }
    topUpSpares(this.store);
    const [uuid = ''] = this.store.state.spareDatabaseIds;
    const database = { uuid, name, createdAt: new Date().toISOString(), region: (location ?? 'WNAM').toUpperCase() };
    this.store.update((draft) => {
      draft.spareDatabaseIds.shift();
      draft.databases.push(database);
    });
    return database;
  }

  delete(uuid: string): void {
    this.#histories.get(uuid)?.close();
    this.#histories.delete(uuid);
    rmSync(this.#directory(uuid), { recursive: true, force: true });
    this.store.update((draft) => {
      draft.databases = draft.databases.filter((database) => database.uuid !== uuid);
    });
  }

  /** Runs statements atomically; a write of theirs gets a bookmark. */
  async run(uuid: string, statements: Statement[]): Promise<StatementResult[]> {
    return this.alone(uuid, async (history) => {
      const results = await execute(this.runtime, uuid, statements);
      await history.current(false);
      return results;
    });
  }

  /** Works on a database while nobody else of the API does. */
  async alone<T>(uuid: string, work: (history: History) => Promise<T>): Promise<T> {
    const before = this.#turns.get(uuid) ?? Promise.resolve();
    const turn = before.then(async () => work(await this.#history(uuid)));
    this.#turns.set(
      uuid,
      turn.catch(() => undefined),
    );
    return turn;
  }

  close(): void {
    for (const history of this.#histories.values()) history.close();
  }

  async #history(uuid: string): Promise<History> {
    const known = this.#histories.get(uuid);
    if (known) return known;
    const live = databaseFile(this.store.directory, uuid);
    // workerd makes the file when the database is first used.
    if (!existsSync(live)) await execute(this.runtime, uuid, [{ sql: 'SELECT 1', params: [] }]);
    const history = new History(live, this.#directory(uuid));
    await history.current(true);
    this.#histories.set(uuid, history);
    return history;
  }

  #directory(uuid: string): string {
    return join(this.store.directory, 'databases', uuid);
  }
}
