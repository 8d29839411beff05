import type { DatabaseSync } from 'node:sqlite';
import type { MigrationFile } from '../migrations/files.ts';
import { refusalOf, refusalOfStatement } from '../sqlite/d1-dialect.ts';
import { type Effects, effectsOf } from '../sqlite/effects.ts';
import { messageOf, type Observer, type Prepared } from '../sqlite/observer.ts';
import { type BrokenReference, brokenReferences } from '../sqlite/references.ts';
import { type Shape, shapeOf } from '../sqlite/shape.ts';
import type { SqlStatement } from '../sqlite/statements.ts';
import { Census, type Loss, type Subject } from './census.ts';
import { type Content, type ContentLoss, contentsOf, lostContents } from './contents.ts';
import { Lineage } from './lineage.ts';

/** What one statement did. */
export interface Step {
  statement: SqlStatement;
  effects: Effects;
  /** Why D1 would not take it; it was left out then. */
  refusal?: string;
  /** What it might take from tables that it does not name, or from all of one that it does. */
  atRisk: readonly Subject[];
  /** What of that it took. */
  losses: Loss[];
  milliseconds: number;
}

/** What a file did to a database. */
export interface Trial {
  file: MigrationFile;
  start: Shape;
  /** `undefined` when it failed: then everything was taken back. */
  end?: Shape;
  lineage: Lineage;
  steps: Step[];
  rowsAtStart: ReadonlyMap<string, number>;
  rowsAtEnd: ReadonlyMap<string, number>;
  /** Of what a statement took from other tables, what was not there again at the end. */
  lastingLosses: { step: Step; loss: Loss }[];
  /** Columns of tables that were made anew, and are without what was in them. */
  lostContents: ContentLoss[];
  /** What refers to nothing at the end and did not at the start. */
  broken: BrokenReference[];
  failure?: { message: string; statement?: SqlStatement };
  milliseconds: number;
}

/** Told the index of each statement before it runs. */
export type OnStatement = (index: number) => void;

/** Runs a file on a database as D1 would: its statements in one transaction, with foreign keys on. */
export function tryFile(
  database: DatabaseSync,
  observer: Observer,
  file: MigrationFile,
  onStatement: OnStatement = () => undefined,
): Trial {
  const census = new Census(database);
  const start = shapeOf(database);
  const lineage = new Lineage(start);
  const rowsAtStart = census.rows(start);
  const brokenBefore = brokenReferences(database, start);
  const run = new Run(database, observer, census, lineage);
  database.exec('BEGIN');
  const failure = run.all(file.statements, onStatement);
  if (failure) database.exec('ROLLBACK');
  const trial = { file, start, lineage, steps: run.steps, rowsAtStart, milliseconds: run.milliseconds };
  if (failure) return { ...trial, failure, rowsAtEnd: rowsAtStart, lastingLosses: [], lostContents: [], broken: [] };
  const end = shapeOf(database);
  return {
    ...trial,
    end,
    rowsAtEnd: census.rows(end),
    lastingLosses: run.lastingLosses(end),
    lostContents: run.lostContents(end),
    broken: brokenReferences(database, end).filter(
      ({ kind, name }) => !brokenBefore.some((other) => other.kind === kind && other.name === name),
    ),
  };
}

class Run {
  readonly steps: Step[] = [];
  readonly #database: DatabaseSync;
  readonly #observer: Observer;
  readonly #census: Census;
  readonly #lineage: Lineage;
  readonly #dropped = new Map<string, Content[]>();

  constructor(database: DatabaseSync, observer: Observer, census: Census, lineage: Lineage) {
    this.#database = database;
    this.#observer = observer;
    this.#census = census;
    this.#lineage = lineage;
  }

  /** What the statements took, the looking left out. */
  get milliseconds(): number {
    return this.steps.reduce((sum, { milliseconds }) => sum + milliseconds, 0);
  }

  all(statements: readonly SqlStatement[], onStatement: OnStatement): Trial['failure'] {
    for (const [index, statement] of statements.entries()) {
      onStatement(index);
      try {
        this.#one(statement);
      } catch (error) {
        return { message: messageOf(error), statement };
      }
    }
    return this.#commit();
  }

  /** Losses that stand at the end; rows that were put back are none. */
  lastingLosses(end: Shape): Trial['lastingLosses'] {
    return this.steps.flatMap((step) =>
      step.losses.filter((loss) => !this.#census.isMadeGood(loss, this.#lineage, end)).map((loss) => ({ step, loss })),
    );
  }

  /** Of the tables that were dropped, what their successors do not have. */
  lostContents(end: Shape): ContentLoss[] {
    return [...this.#dropped].flatMap(([start, before]) => {
      const successor = this.#lineage.successorOf(start, end);
      return successor ? lostContents(start, before, contentsOf(this.#database, successor)) : [];
    });
  }

  #one(statement: SqlStatement): void {
    const prepared = this.#observer.prepare(statement.sql);
    const effects = effectsOf(prepared.authorizations);
    const refusal = refusalOfStatement(statement.sql) ?? firstRefusal(prepared);
    if (refusal !== undefined) {
      this.steps.push({ statement, effects, refusal, atRisk: [], losses: [], milliseconds: 0 });
      return;
    }
    if (!prepared.statement) throw new Error(prepared.error);
    const { statement: compiled } = prepared;
    this.#keepContents(effects.dropsTable);
    const watched = this.#census.watch(statement.sql, effects);
    const began = performance.now();
    this.#follow(effects, () => this.#observer.run(compiled));
    const milliseconds = performance.now() - began;
    this.steps.push({ statement, effects, atRisk: watched.subjects, losses: watched.losses(), milliseconds });
  }

  /** Another table may take the place of one that is dropped. */
  #keepContents(dropped: string | undefined): void {
    const start = dropped === undefined ? undefined : this.#lineage.startOf(dropped);
    const table = dropped === undefined ? undefined : shapeOf(this.#database).tables.get(dropped);
    if (start !== undefined && table) this.#dropped.set(start, contentsOf(this.#database, table));
  }

  /** Runs, and keeps up with the names that the statement changes. */
  #follow({ alters, dropsTable }: Effects, run: () => void): void {
    const before = alters === undefined ? undefined : this.#names(alters);
    run();
    if (dropsTable !== undefined) this.#lineage.dropTable(dropsTable);
    if (alters === undefined || !before) return;
    const after = this.#names(alters);
    const renamedTo = after.tables.find((name) => !before.tables.includes(name));
    if (renamedTo !== undefined) this.#lineage.renameTable(alters, renamedTo);
    if (after.columns.length !== before.columns.length) return;
    const index = after.columns.findIndex((name, at) => name !== before.columns[at]);
    const [from, to] = [before.columns[index], after.columns[index]];
    if (from !== undefined && to !== undefined) this.#lineage.renameColumn(alters, from, to);
  }

  #names(table: string): { tables: string[]; columns: string[] } {
    const names = (sql: string, ...values: string[]) =>
      this.#database
        .prepare(sql)
        .all(...values)
        .map(({ name }) => String(name));
    return {
      tables: names(`SELECT name FROM sqlite_schema WHERE type = 'table'`),
      columns: names('SELECT name FROM pragma_table_info(?)', table),
    };
  }

  /** Foreign keys that a migration defers are judged here. */
  #commit(): Trial['failure'] {
    try {
      this.#database.exec('COMMIT');
      return undefined;
    } catch (error) {
      return { message: `${messageOf(error)} at the end of the migration${this.#violations()}` };
    }
  }

  #violations(): string {
    const rows = this.#database
      .prepare('SELECT "table", parent, count(*) AS n FROM pragma_foreign_key_check GROUP BY 1, 2 LIMIT 5')
      .all();
    const told = rows.map(({ table, parent, n }) => `${n} of ${table} without a row in ${parent}`);
    return told.length === 0 ? '' : `: ${told.join(', ')}`;
  }
}

function firstRefusal({ authorizations }: Prepared): string | undefined {
  for (const authorization of authorizations) {
    const refusal = refusalOf(authorization);
    if (refusal !== undefined) return refusal;
  }
  return undefined;
}
