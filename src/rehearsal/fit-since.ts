import type { DatabaseSync } from 'node:sqlite';
import { type BrokenReference, brokenReferences } from '../sqlite/references.ts';
import { unquoted } from '../sqlite/schema-diff-definitions.ts';
import { type Shape, shapeOf, type Table } from '../sqlite/shape.ts';
import { tokens } from '../sqlite/tokens.ts';
import { type Contraction, isSameName } from './fit-change.ts';
import { type Doubt, held, rewritten } from './fit-notes.ts';
import { contractedReaders, type Reader, readersOf } from './fit-readers.ts';
import { contractedTriggers, type Trigger, triggersIn } from './fit-triggers.ts';
import { Lineage } from './lineage.ts';
import { contractions } from './lint-contract.ts';
import { lintSchema } from './lint-schema.ts';
import { Novelty } from './novelty.ts';
import type { Step, Trial } from './trial.ts';

/** A sentence about a migration. */
export interface Told {
  /** The migration's name in the ledger. */
  file: string;
  /** Line in the file, counted from 1, where it is known. */
  line?: number;
  message: string;
}

/** What was taken from old code, and what else somebody should look at before it serves again. */
export interface Taken {
  findings: Told[];
  notes: Told[];
}

/**
 * What migrations have taken from code that was made for the database as it was before them, all of them together: what
 * one takes and a later one gives back is not told.
 */
export class Since {
  readonly #database: DatabaseSync;
  readonly #shape: Shape;
  readonly #readers: readonly Reader[];
  readonly #triggers: readonly Trigger[];
  readonly #broken: readonly string[];
  readonly #lineage: Lineage;
  readonly #rewritten: Told[] = [];
  /** What is so now, each as it was told by the file since which it is so. */
  #findings = new Map<string, Told>();
  #held = new Map<string, Told>();

  /** @param database as the old code knew it */
  constructor(database: DatabaseSync) {
    this.#database = database;
    this.#shape = shapeOf(database);
    this.#readers = readersOf(database, this.#shape);
    this.#triggers = triggersIn(database);
    this.#broken = brokenReferences(database, this.#shape).map(textOf);
    this.#lineage = new Lineage(this.#shape);
  }

  /** By all files that were added. */
  get taken(): Taken {
    return { findings: [...this.#findings.values()], notes: [...this.#rewritten, ...this.#held.values()] };
  }

  /** Takes in a file that has run on the database. */
  add(trial: Trial): void {
    const { file, end } = trial;
    if (!end) throw new Error(`${file.name} has failed`);
    follow(this.#lineage, trial, end);
    const whole: Trial = { ...trial, start: this.#shape, lineage: this.#lineage, broken: [] };
    this.#findings = toldBy(file.name, this.#contractions(whole, end), this.#findings);
    this.#held = toldBy(file.name, held(whole, end), this.#held);
    this.#rewritten.push(...toldBy(file.name, rewritten(whole), new Map()).values());
  }

  #contractions(whole: Trial, end: Shape): Contraction[] {
    const judged = { trial: whole, novelty: new Novelty(), database: this.#database, rowsAreReal: true };
    const narrowed = lintSchema(judged)
      .filter(({ rule }) => rule === 'narrowed-type')
      .map(({ message, line }) => ({ what: message, line }));
    const lineOf = (name: string) => lineNaming(whole.steps, name);
    const isKnown = (name: string) => this.#isKnown(name);
    const isThere = (name: string) => end.views.includes(name) || this.#lineage.successorOf(name, end) !== undefined;
    return [
      ...contractions(judged),
      ...narrowed,
      ...contractedReaders(this.#readers, this.#database, lineOf),
      ...contractedTriggers(this.#triggers, triggersIn(this.#database), { isKnown, isThere, lineOf }),
      ...this.#newlyBroken(end, lineOf),
    ];
  }

  /** Whether the old code knows a table or view that is called so now. */
  #isKnown(name: string): boolean {
    return this.#lineage.startOf(name) !== undefined || this.#shape.views.includes(name);
  }

  /** What cannot be compiled any more. A broken trigger fails what fires it, and the other triggers with it. */
  #newlyBroken(end: Shape, lineOf: (name: string) => number | undefined): Contraction[] {
    return brokenReferences(this.#database, end)
      .filter((reference) => !this.#broken.includes(textOf(reference)) && this.#isKnown(ownerOf(reference, end)))
      .map((reference) => {
        const owner = ownerOf(reference, end);
        return reference.kind === 'trigger'
          ? { what: `A trigger of ${owner} is broken: ${reference.problem}.`, line: lineOf(reference.name) }
          : { what: `The ${textOf(reference)} is broken: ${reference.problem}.`, line: lineOf(owner) };
      });
  }
}

/** Each sentence once: as it was told before, else by this file, at the first line that is known. */
function toldBy(
  file: string,
  found: readonly (Contraction | Doubt)[],
  before: ReadonlyMap<string, Told>,
): Map<string, Told> {
  const told = [...Map.groupBy(found, ({ what }) => what)].map(([message, all]): Told => {
    const line = all.find((one) => one.line !== undefined)?.line;
    return before.get(message) ?? { file, ...(line === undefined ? {} : { line }), message };
  });
  // What was told before keeps its place; what is of this file comes after it, by line.
  const places = [...before.keys()];
  const placeOf = ({ message, line = 0 }: Told) =>
    before.has(message) ? places.indexOf(message) : places.length + line;
  const order = (a: Told, b: Told) => placeOf(a) - placeOf(b);
  return new Map(told.toSorted(order).map((one) => [one.message, one]));
}

/** Carries on what became of tables and columns by what one more file did. */
function follow(lineage: Lineage, { lineage: step, start }: Trial, end: Shape): void {
  const moves = [...start.tables.values()].map((table) => ({ table, now: step.successorOf(table.name, end) }));
  for (const { table, now } of moves) {
    if (now) followColumns(lineage, step, table, now);
    else lineage.dropTable(table.name);
  }
  for (const { table, now } of moves) if (now && now.name !== table.name) lineage.renameTable(table.name, now.name);
}

function followColumns(lineage: Lineage, step: Lineage, table: Table, now: Table): void {
  for (const { name } of table.columns) {
    const column = step.columnOf(table.name, name, now);
    if (column && !isSameName(column.name, name)) lineage.renameColumn(table.name, name, column.name);
  }
}

/** The last statement that names something. */
function lineNaming(steps: readonly Step[], wanted: string): number | undefined {
  const names = (sql: string) =>
    [...tokens(sql)].some(({ start, end }) => isSameName(unquoted(sql.slice(start, end)), wanted));
  return steps.findLast(({ statement }) => names(statement.sql))?.statement.line;
}

function textOf({ kind, name }: BrokenReference): string {
  return `${kind} ${name}`;
}

/** The table or view whose use fails. */
function ownerOf({ kind, name }: BrokenReference, { triggers }: Shape): string {
  if (kind === 'trigger') return triggers.find((trigger) => trigger.name === name)?.table ?? '';
  return kind === 'view' ? name : name.replace(/ \([^(]*\)$/, '');
}
