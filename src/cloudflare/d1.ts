import type { BaseDatabase } from 'cloudflare/resources/d1/database/database';
import type { BaseTimeTravel } from 'cloudflare/resources/d1/database/time-travel';
import { z } from 'zod';
import { type AttemptOptions, type Line, perform } from './call.ts';
import type { LocationHint } from './create.ts';
import type { ExportOptions } from './export.ts';
import type { ExportStream, ExportStreamOptions } from './export-stream.ts';
import { type AccountId, Bookmark, DatabaseId } from './ids.ts';
import type { ImportLimits } from './import.ts';

const DatabaseRow = z.looseObject({ uuid: DatabaseId, name: z.string() });
export type DatabaseRow = z.infer<typeof DatabaseRow>;

const DatabaseDetails = DatabaseRow.extend({ file_size: z.number().nullish(), num_tables: z.number().nullish() });

/** A database that was just made. */
export interface CreatedDatabase {
  id: DatabaseId;
  name: string;
}

const Rows = z.array(z.record(z.string(), z.unknown()));

const StatementResult = z.looseObject({
  success: z.boolean(),
  error: z.string().optional(),
  results: Rows.nullish().transform((rows) => rows ?? []),
  meta: z
    .looseObject({
      changes: z.number().optional(),
      duration: z.number().optional(),
      rows_read: z.number().optional(),
      rows_written: z.number().optional(),
    })
    .nullish(),
});
/** The outcome of one statement. A call that succeeded may hold statements that did not: look at `success`. */
export type StatementResult = z.infer<typeof StatementResult>;

export interface Statement {
  sql: string;
  params?: readonly (string | number | null)[];
}

// Reading alone needs less, but who makes a token for it would be stopped at the next step.
const permission = 'Account → D1 → Edit';

// D1 answers with pages of at most 100 databases; an account may have tens of thousands.
const pageSize = 100;
const mostPages = 500;

/** The D1 calls of `facts`: each says whether it may be repeated. */
export class D1 {
  readonly #database: BaseDatabase;
  readonly #timeTravel: BaseTimeTravel;
  readonly #account: { account_id: AccountId };
  readonly #line: Line;

  constructor(database: BaseDatabase, timeTravel: BaseTimeTravel, accountId: AccountId, line: Line) {
    this.#database = database;
    this.#timeTravel = timeTravel;
    this.#account = { account_id: accountId };
    this.#line = line;
  }

  /** All databases, or those that have the name as a part of theirs: the service does not match the whole. */
  async list(name?: string): Promise<DatabaseRow[]> {
    const found: DatabaseRow[] = [];
    for (let page = 1; page <= mostPages; page++) {
      const rows = await this.#read('read the list of D1 databases', z.array(DatabaseRow), (options) =>
        this.#database
          .list({ ...this.#account, page, per_page: pageSize, ...(name === undefined ? {} : { name }) }, options)
          .asResponse(),
      );
      found.push(...rows);
      if (rows.length < pageSize) break;
    }
    return found;
  }

  /** @throws CloudflareError `cloudflare-not-found` */
  get(id: DatabaseId): Promise<z.infer<typeof DatabaseDetails>> {
    return this.#read(`read the D1 database ${id}`, DatabaseDetails, (options) =>
      this.#database.get(id, this.#account, options).asResponse(),
    );
  }

  /**
   * Makes a database. Not repeated: after a failure that leaves it open whether it was made, the list tells.
   * @param locationHint where its primary is to be; Cloudflare chooses where none is given
   * @throws CloudflareError, of the kind `unknown` where it may still be made: its message tells what the list had
   */
  async create(name: string, { locationHint }: { locationHint?: LocationHint } = {}): Promise<CreatedDatabase> {
    const { createDatabase } = await import('./create.ts');
    const named = async () => (await this.list(name)).filter((row) => row.name === name);
    const { uuid } = await createDatabase({ ...this.#administration(), named }, { name, locationHint }, this.#line);
    return { id: uuid, name };
  }

  /**
   * Deletes a database, with all that is in it and its history. After a failure that leaves it open whether it was
   * deleted, it is looked for, and deleted again only where it is still there.
   * @throws CloudflareError, `cloudflare-not-found` where it was not there to begin with
   */
  async delete(id: DatabaseId): Promise<void> {
    const { deleteDatabase } = await import('./delete.ts');
    await deleteDatabase({ ...this.#administration(), find: () => this.get(id) }, id, this.#line);
  }

  /** Statements that only read: repeated on failure. */
  query(id: DatabaseId, what: string, statements: readonly Statement[]): Promise<StatementResult[]> {
    return this.#batch(id, what, statements, true);
  }

  /**
   * Statements that write, as one call. Not repeated unless Cloudflare refused the call before running it, or unless they
   * are said to be idempotent: run twice, they leave what they leave when run once.
   */
  write(
    id: DatabaseId,
    what: string,
    statements: readonly Statement[],
    { idempotent = false }: { idempotent?: boolean } = {},
  ): Promise<StatementResult[]> {
    return this.#batch(id, what, statements, idempotent);
  }

  /** The bookmark of now, or the nearest one at or before a time. */
  async bookmark(id: DatabaseId, at?: Date): Promise<Bookmark> {
    const what = `read the Time Travel bookmark${at ? ` of ${at.toISOString()}` : ''}`;
    const params = { ...this.#account, ...(at ? { timestamp: at.toISOString() } : {}) };
    const answer = await this.#read(what, z.looseObject({ bookmark: Bookmark }), (options) =>
      this.#timeTravel.getBookmark(id, params, options).asResponse(),
    );
    return answer.bookmark;
  }

  /**
   * The database as SQL, as it was at the bookmark. It is not available to anyone else meanwhile. Repeated on failure.
   * @param what follows «could not», for example `export trips-prod`
   * @throws CloudflareError. A database with virtual tables cannot be exported, but for its other tables by name.
   */
  async export(
    id: DatabaseId,
    what: string,
    options: ExportOptions = {},
  ): Promise<{ sql: string; bookmark: Bookmark }> {
    const { exportSql } = await import('./export.ts');
    return exportSql(this.#target(id, what), options, this.#line);
  }

  /**
   * The database as SQL, as it was at the bookmark, as a stream of any length. It is not available to anyone else until
   * this resolves. A connection that breaks is gone on with where it broke.
   * @param what follows «could not», for example `export trips-prod`
   * @throws CloudflareError, here and while its chunks are read. A database with virtual tables cannot be exported, but
   * for its other tables by name.
   */
  async exportStream(id: DatabaseId, what: string, options: ExportStreamOptions = {}): Promise<ExportStream> {
    const { exportStream } = await import('./export-stream.ts');
    return exportStream(this.#target(id, what), options, this.#line);
  }

  /**
   * Runs a text of SQL, of up to 5 GB, as one transaction. The database is not available to anyone else meanwhile. Never
   * started twice.
   * @param deadlineMs for all of it; default 15 minutes
   * @returns the bookmark of after the import
   * @throws CloudflareError, whose `failure` is `never-ran` or `final` where nothing of the SQL is in the database (it was
   * not started, or Cloudflare says that it failed), and `unknown` where it may be done, under way or taken back: read
   * what is there.
   */
  async import(
    id: DatabaseId,
    what: string,
    sql: string,
    { deadlineMs = 15 * 60_000 }: { deadlineMs?: number } = {},
  ): Promise<{ bookmark: Bookmark }> {
    const { importSql } = await import('./import.ts');
    return importSql(this.#target(id, what), sql, deadlineMs, this.#line);
  }

  /**
   * As `import`, from a file that is streamed: of any size that D1 takes, which is 5 GB.
   * @param file its path; it must not change meanwhile
   * @param before SQL that runs first, in the same transaction
   * @param deadlineMs for all of it; default 30 minutes
   * @throws CloudflareError as `import` does; `input-invalid`, of the kind `final`, where the file cannot be read or is
   * too large
   */
  async importFile(
    id: DatabaseId,
    what: string,
    file: string,
    { before = '', deadlineMs = 30 * 60_000, onProgress }: Partial<ImportLimits> & { before?: string } = {},
  ): Promise<{ bookmark: Bookmark }> {
    const { importFile } = await import('./import-file.ts');
    return importFile(this.#target(id, what), { file, before }, { deadlineMs, onProgress }, this.#line);
  }

  /**
   * Puts the database back to a bookmark; what was written since is lost, unless it is put back to `previousBookmark`.
   * Not repeated unless Cloudflare refused the call before running it.
   * @param attempts in all, those included
   * @returns the bookmarks of after and before the restore
   */
  async restore(
    id: DatabaseId,
    bookmark: Bookmark,
    { attempts }: { attempts?: number } = {},
  ): Promise<{ bookmark: Bookmark; previousBookmark: Bookmark }> {
    const answer = await perform(
      {
        what: `restore the D1 database ${id} to the bookmark ${bookmark}`,
        permission,
        idempotent: false,
        ...(attempts === undefined ? {} : { attempts }),
        result: z.looseObject({ bookmark: Bookmark, previous_bookmark: Bookmark }),
        send: (options) => this.#timeTravel.restore(id, { ...this.#account, bookmark }, options).asResponse(),
      },
      this.#line,
    );
    return { bookmark: answer.bookmark, previousBookmark: answer.previous_bookmark };
  }

  #administration() {
    return { api: this.#database, account: this.#account, permission };
  }

  #target(id: DatabaseId, what: string) {
    return { api: this.#database, id, account: this.#account, purpose: { what, permission } };
  }

  #read<T>(what: string, result: z.ZodType<T>, send: (options: AttemptOptions) => Promise<Response>): Promise<T> {
    return perform({ what, permission, idempotent: true, result, send }, this.#line);
  }

  #batch(
    id: DatabaseId,
    what: string,
    statements: readonly Statement[],
    idempotent: boolean,
  ): Promise<StatementResult[]> {
    // The SDK's types allow text alone; the service takes numbers and null as what they are.
    const batch = statements.map(({ sql, params }) => (params ? { sql, params: [...params] as string[] } : { sql }));
    return perform(
      {
        what,
        permission,
        idempotent,
        result: z.array(StatementResult),
        send: (options) => this.#database.query(id, { ...this.#account, batch }, options).asResponse(),
      },
      this.#line,
    );
  }
}
