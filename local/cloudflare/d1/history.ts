import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { backup, DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import { writeAtomically } from '../state.ts';

const Entry = z.object({
  bookmark: z.string(),
  /** When the write that this bookmark follows was made, or noticed: milliseconds since 1970. */
  time: z.number(),
  /** The digest of the content, where a copy of it is kept. */
  snapshot: z.string().optional(),
  /** Whether a client has seen the bookmark; its copy is then kept for good. */
  given: z.boolean(),
});
type Entry = z.infer<typeof Entry>;

/** Above this size a copy is made only for a bookmark that a client asks for, since it costs more than 20 ms. */
const COPY_EVERY_WRITE_BELOW_BYTES = 2 * 1024 * 1024;
/** Copies that no client has asked for are kept for this many of the newest writes. */
const KEEP_UNASKED = 200;

/**
 * A database's Time Travel: a bookmark after every write, and copies of the content to go back to. A write of a Worker
 * through its binding is noticed, by SQLite's `data_version`, when the API next looks.
 */
export class History {
  readonly #live: string;
  readonly #directory: string;
  #entries: Entry[];
  #reader: DatabaseSync | undefined;
  #seenVersion: number | undefined;

  /** @param live workerd's file of the database; it need not exist yet. */
  constructor(live: string, directory: string) {
    this.#live = live;
    this.#directory = directory;
    mkdirSync(directory, { recursive: true });
    const file = join(directory, 'bookmarks.json');
    this.#entries = existsSync(file) ? z.array(Entry).parse(JSON.parse(readFileSync(file, 'utf8'))) : [];
  }

  /** A connection to the live file that reads only. */
  get reader(): DatabaseSync {
    this.#reader ??= new DatabaseSync(this.#live, { readOnly: true });
    return this.#reader;
  }

  close(): void {
    this.#reader?.close();
    this.#reader = undefined;
    this.#seenVersion = undefined;
  }

  /** The database's size in bytes. */
  size(): number {
    const row = this.reader
      .prepare('SELECT page_count * page_size AS size FROM pragma_page_count, pragma_page_size')
      .get();
    return Number(row?.['size'] ?? 0);
  }

  /** The bookmark of the present content. `give` tells that a client will see it, so that it can be restored. */
  async current(give: boolean): Promise<string> {
    const entry = await this.#observe();
    if (give && !entry.given) {
      entry.snapshot ??= await this.#copy();
      entry.given = true;
      this.#save();
    }
    return entry.bookmark;
  }

  /** The bookmark in force at a time in milliseconds. `undefined` before the database's first. */
  at(time: number): string | undefined {
    return this.#entries.findLast((entry) => entry.time <= time)?.bookmark;
  }

  /** Puts the content of a bookmark back. `false` where its content is not kept. */
  async restore(bookmark: string): Promise<boolean> {
    const snapshot = this.#entries.findLast((entry) => entry.bookmark === bookmark)?.snapshot;
    if (!snapshot) return false;
    const source = new DatabaseSync(this.#snapshotPath(snapshot), { readOnly: true });
    try {
      // SQLite's backup writes the live file page by page in one transaction that workerd's connection respects.
      await backup(source, this.#live, { rate: 1_000_000 });
    } finally {
      source.close();
    }
    this.#seenVersion = this.#dataVersion();
    this.#append(snapshot);
    return true;
  }

  /** The entry of the present content; a new one where the content has changed since the last look. */
  async #observe(): Promise<Entry> {
    const version = this.#dataVersion();
    const last = this.#entries.at(-1);
    if (last && version === this.#seenVersion) return last;
    const firstLook = this.#seenVersion === undefined;
    this.#seenVersion = version;
    const small = this.size() < COPY_EVERY_WRITE_BELOW_BYTES;
    // `data_version` means nothing across a restart: the content itself tells whether it is still the last entry's.
    const snapshot = small || firstLook ? await this.#copy() : undefined;
    if (last && firstLook && last.snapshot === snapshot) return last;
    return this.#append(snapshot);
  }

  #dataVersion(): number {
    return Number(this.reader.prepare('PRAGMA data_version').get()?.['data_version']);
  }

  async #copy(): Promise<string> {
    const draft = join(this.#directory, 'draft.sqlite');
    rmSync(draft, { force: true });
    await backup(this.reader, draft, { rate: 1_000_000 });
    const digest = createHash('sha256').update(readFileSync(draft)).digest('hex');
    renameSync(draft, this.#snapshotPath(digest));
    return digest;
  }

  #append(snapshot: string | undefined): Entry {
    const time = Math.max(Date.now(), this.#entries.at(-1)?.time ?? 0);
    const entry = { bookmark: bookmark(this.#entries.length + 1), time, snapshot, given: false };
    this.#entries.push(entry);
    this.#forgetUnasked();
    this.#save();
    return entry;
  }

  #forgetUnasked(): void {
    const old = this.#entries.slice(0, -KEEP_UNASKED).filter(({ given, snapshot }) => !given && snapshot);
    const digests = old.map(({ snapshot }) => snapshot);
    for (const entry of old) entry.snapshot = undefined;
    const kept = new Set(this.#entries.map(({ snapshot }) => snapshot));
    for (const digest of digests) {
      if (digest && !kept.has(digest)) rmSync(this.#snapshotPath(digest), { force: true });
    }
  }

  #snapshotPath(digest: string): string {
    return join(this.#directory, `${digest}.sqlite`);
  }

  #save(): void {
    writeAtomically(join(this.#directory, 'bookmarks.json'), JSON.stringify(this.#entries));
  }
}

/** A bookmark of the service's form: sortable, and never the same twice. */
function bookmark(sequence: number): string {
  const hex = (value: number) => value.toString(16).padStart(8, '0');
  return [hex(sequence), hex(2), hex(0x4e2f), randomBytes(16).toString('hex')].join('-');
}
