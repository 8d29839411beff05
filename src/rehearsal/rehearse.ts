import { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import type { MigrationFile } from '../migrations/files.ts';
import type { Finding } from '../migrations/rules.ts';
import { ActionError } from '../runtime/errors.ts';
import { likeD1, loadDump, loadSchema } from '../sqlite/load.ts';
import { messageOf, Observer } from '../sqlite/observer.ts';
import { SchemaObject, schemaDigest, schemaQuery } from '../sqlite/schema.ts';
import { synthesizeRows } from '../sqlite/synthesize.ts';
import { type Guard, guardsOf } from './guards.ts';
import { lint } from './lint.ts';
import { Novelty } from './novelty.ts';
import { type RowChange, rowChanges } from './rows.ts';
import { type OnStatement, type Trial, tryFile } from './trial.ts';

/** A database to rehearse on, as text: what production has. */
export interface Stage {
  schema: readonly SchemaObject[];
  /** An export, for its rows; without it the rows are made up. */
  dump?: string;
  /** Tables of the ledger: they are there, and not judged. */
  ledgerTables: readonly string[];
}

/** What the rehearsal of one file showed. */
export interface FileRehearsal {
  name: string;
  findings: Finding[];
  /** Made-up rows are left out. */
  rows: RowChange[];
  /** The schema afterwards; `undefined` when the file failed. */
  schema: SchemaObject[] | undefined;
  digest: string | undefined;
  guards: Guard[];
  milliseconds: number;
}

export interface Rehearsal {
  /** Up to the first that fails. */
  files: FileRehearsal[];
  /** What it began with. */
  schemaBefore: readonly SchemaObject[];
  /** Tables whose rows are not production's. */
  madeUp: string[];
  /** Empty tables into which no row could be put, so that a loss in them would not be seen. */
  unfilled: { table: string; reason: string }[];
}

/** Who wants to know how far a rehearsal is. */
export interface Watcher {
  /** A statement begins: the indexes of its file and in it. */
  onStatement(file: number, statement: number): void;
  onFile(file: FileRehearsal): void;
}

/**
 * Runs the files on a copy of the database, and judges what they do. It touches nothing else.
 * @throws ActionError `migrations-invalid` when the copy cannot be made
 */
export function rehearse(stage: Stage, files: readonly MigrationFile[], watcher?: Watcher): Rehearsal {
  const filled = new Stand(stage, true);
  const rehearsed: FileRehearsal[] = [];
  let stand = filled;
  for (const [index, file] of files.entries()) {
    const onStatement = (statement: number) => watcher?.onStatement(index, statement);
    let result = stand.rehearse(file, onStatement);
    if (result.trial.failure && stand === filled && filled.madeUp.length > 0) {
      const again = withoutMadeUp(stage, files.slice(0, index), file, result, onStatement);
      if (again) ({ stand, result } = again);
    }
    const summary = summarise(result, stage, filled.madeUp);
    rehearsed.push(summary);
    watcher?.onFile(summary);
    if (result.trial.failure) break;
  }
  return { files: rehearsed, schemaBefore: stage.schema, madeUp: filled.madeUp, unfilled: filled.unfilled };
}

/** A file that fails may fail at rows which were made up: seen again without them. `undefined` when it fails all the same. */
function withoutMadeUp(
  stage: Stage,
  earlier: readonly MigrationFile[],
  file: MigrationFile,
  failed: Rehearsed,
  onStatement: OnStatement,
): { stand: Stand; result: Rehearsed } | undefined {
  const stand = new Stand(stage, false);
  for (const one of earlier) stand.rehearse(one);
  const result = stand.rehearse(file, onStatement);
  if (result.trial.failure) return undefined;
  // Of the failure that came with the rows, what made-up rows are enough to know, and what they leave open.
  const rules = stage.dump === undefined ? ofRows : ['not-null-without-default'];
  const told = failed.findings.filter(({ rule }) => rules.includes(rule));
  const rest = result.findings.filter(({ rule }) => !told.some((other) => other.rule === rule));
  return { stand, result: { ...result, findings: [...told, ...rest] } };
}

const ofRows = ['not-null-without-default', 'fails-in-rehearsal', 'depends-on-rows'];

/** One copy of the database, on which file after file is tried. */
class Stand {
  readonly madeUp: string[];
  readonly unfilled: Rehearsal['unfilled'];
  readonly #database = new DatabaseSync(':memory:', likeD1);
  readonly #observer: Observer;
  readonly #novelty = new Novelty();
  readonly #rowsAreReal: boolean;

  constructor({ schema, dump, ledgerTables }: Stage, fill: boolean) {
    this.#rowsAreReal = dump !== undefined;
    try {
      if (dump === undefined) loadSchema(this.#database, schema);
      else loadDump(this.#database, dump, schema);
    } catch (cause) {
      throw new ActionError(
        'migrations-invalid',
        `The database could not be rebuilt for the rehearsal: ${messageOf(cause)}.`,
        {
          hint: 'Nothing was done. `rehearse: off` goes without the rehearsal, and then nothing is known of what the migrations do.',
          cause,
        },
      );
    }
    const { filled, unfilled } = fill ? synthesizeRows(this.#database, ledgerTables) : { filled: [], unfilled: [] };
    this.madeUp = filled;
    this.unfilled = unfilled;
    this.#observer = new Observer(this.#database);
  }

  rehearse(file: MigrationFile, onStatement?: OnStatement): Rehearsed {
    const trial = tryFile(this.#database, this.#observer, file, onStatement);
    const findings = lint({
      trial,
      novelty: this.#novelty,
      database: this.#database,
      rowsAreReal: this.#rowsAreReal,
    });
    this.#novelty.add(trial);
    const schema = trial.end && z.array(SchemaObject).parse(this.#database.prepare(schemaQuery).all());
    return { trial, findings, schema };
  }
}

interface Rehearsed {
  trial: Trial;
  findings: Finding[];
  schema: SchemaObject[] | undefined;
}

function summarise(
  { trial, findings, schema }: Rehearsed,
  { ledgerTables }: Stage,
  madeUp: readonly string[],
): FileRehearsal {
  return {
    name: trial.file.name,
    findings,
    rows: rowChanges(trial, [...ledgerTables, ...madeUp]),
    schema,
    digest: schema && schemaDigest(schema, ledgerTables),
    guards: guardsOf(trial),
    milliseconds: trial.milliseconds,
  };
}
