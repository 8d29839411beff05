import { type Choice, type Keys, referenceVariables, type Variable } from './synthesize-references.ts';
import type { ColumnForm, TableForm } from './synthesize-table.ts';
import { rankOf } from './synthesize-table.ts';
import { type Value, valuesFor } from './synthesize-values.ts';

/** What SQLite says against a row; `undefined` when it has taken it. */
export type Judge = (row: ReadonlyMap<string, Value>) => string | undefined;

/** At most so many rows are shown to SQLite in search of one that it takes. */
const mostAttempts = 6000;
const mostForOneConstraint = 2000;

/**
 * Finds a row that SQLite takes: the first has a value in every column where that is possible, the second NULL.
 *
 * @returns what SQLite said against the last row that was tried, `undefined` when it took one
 */
export function placeRow(form: TableForm, keys: Keys, row: number, judge: Judge): string | undefined {
  const all = variablesOf(form, keys, row);
  const without = all.find(({ candidates }) => candidates.length === 0);
  if (without) return `no key for ${without.columns.join(', ')}`;
  return new Search(form, judge, all).run();
}

function variablesOf(form: TableForm, keys: Keys, row: number): Variable[] {
  const references = referenceVariables(form, keys, row);
  const taken = new Set(references.flatMap(({ columns }) => columns));
  const rest = form.columns.filter(({ name }) => !taken.has(name));
  const names = form.columns.map(({ name }) => name);
  return [...references, ...rest.map((column) => columnVariable(column, row, form.isStrict, names))];
}

function columnVariable(column: ColumnForm, row: number, isStrict: boolean, names: readonly string[]): Variable {
  const [first, ...others] = valuesFor(column, row, isStrict, names).map((value) => candidate(column, value));
  const empty = column.nullable ? [candidate(column, null)] : [];
  const filled = first ? [first] : [];
  return {
    columns: [column.name],
    candidates: row === 1 ? [...filled, ...empty, ...others] : [...empty, ...filled, ...others],
  };
}

function candidate({ name }: ColumnForm, value: Value) {
  return { values: new Map<string, Choice>([[name, value]]), hasNull: value === null };
}

interface Refusal {
  message: string;
  columns: string[];
  /** `undefined` where SQLite does not say which expression failed. */
  rank: number | undefined;
}

/**
 * Shows rows to SQLite and changes, at each refusal, only the columns that the violated constraint is about. Since
 * SQLite asks constraints in an order of its own, a row is better than another when a later one refuses it.
 */
class Search {
  readonly #form: TableForm;
  readonly #judge: Judge;
  readonly #variables: readonly Variable[];
  #left = mostAttempts;

  constructor(form: TableForm, judge: Judge, variables: readonly Variable[]) {
    this.#form = form;
    this.#judge = judge;
    this.#variables = variables;
  }

  run(): string | undefined {
    let picked = this.#variables.map(() => 0);
    let refusal = this.#show(picked);
    const met: Refusal[] = [];
    while (refusal) {
      met.push(refusal);
      const better = this.#better(picked, met);
      if (!better) return refusal.message;
      ({ picked, refusal } = better);
    }
    return undefined;
  }

  /** Changes what the last refusal is about, then all that has to do with it; NULL is put only where nothing else helps. */
  #better(picked: readonly number[], met: readonly Refusal[]) {
    const last = met.at(-1);
    const alike = met.filter(({ rank }) => rank === last?.rank).flatMap(({ columns }) => columns);
    for (const columns of [alike, this.#around(last)]) {
      const scope = this.#variables.flatMap((variable, index) =>
        variable.columns.some((column) => columns.includes(column)) ? [index] : [],
      );
      const found = this.#among(picked, met, scope, false) ?? this.#among(picked, met, scope, true);
      if (found) return found;
    }
    return undefined;
  }

  #among(picked: readonly number[], met: readonly Refusal[], scope: readonly number[], mayAddNulls: boolean) {
    const last = met.at(-1);
    const choices = scope.map((index) => this.#choices(index, picked[index] ?? 0, mayAddNulls));
    let tries = mostForOneConstraint;
    for (const choice of combinations(choices.map(({ length }) => length - 1))) {
      if (tries-- === 0 || this.#left === 0) return undefined;
      const next = [...picked];
      for (const [at, index] of scope.entries()) next[index] = choices[at]?.[choice[at] ?? 0] ?? 0;
      const refusal = this.#show(next);
      if (!refusal || isBeyond(refusal, last, met)) return { picked: next, refusal };
    }
    return undefined;
  }

  /** The candidates of a variable that may be tried; with NULL among them only where there was NULL, or it may be added. */
  #choices(index: number, picked: number, mayAddNulls: boolean): number[] {
    const candidates = this.#variables[index]?.candidates ?? [];
    const isNull = (at: number) => candidates[at]?.hasNull === true;
    const all = [...candidates.keys()];
    const filled = all.filter((at) => !isNull(at));
    return mayAddNulls || isNull(picked) || filled.length === 0 ? all : filled;
  }

  /** The columns of a constraint and of those that share columns with it. */
  #around(refusal: Refusal | undefined): string[] {
    const found = new Set(refusal?.columns);
    // A set may grow while one walks through it.
    for (const column of found) {
      for (const { columns, rank } of this.#form.constraints.values()) {
        if (rank !== rankOf.notNull && columns.includes(column)) for (const other of columns) found.add(other);
      }
    }
    return [...found];
  }

  #show(picked: readonly number[]): Refusal | undefined {
    this.#left--;
    const message = this.#judge(rowOf(this.#variables, picked));
    if (message === undefined) return undefined;
    const known = this.#form.constraints.get(message);
    if (known) return { message, ...known };
    const rank = /^(cannot store|datatype mismatch)/.test(message) ? rankOf.type : undefined;
    return { message, rank, columns: this.#meant(message).map(({ name }) => name) };
  }

  /** The columns that a message may be about: those it names, or those in expressions that could give it. */
  #meant(message: string): ColumnForm[] {
    const { columns, name } = this.#form;
    const hasWord = (column: ColumnForm, form: RegExp) =>
      column.expressions.some(({ words }) => words.some(({ text }) => form.test(text)));
    const kinds: ((column: ColumnForm) => boolean)[] = [
      (column) => message.endsWith(`column ${name}.${column.name}`),
      (column) => /JSON/.test(message) && hasWord(column, /^json|^>/i),
      ({ expressions }) => expressions.length > 0,
    ];
    return kinds.map((isMeant) => columns.filter(isMeant)).find(({ length }) => length > 0) ?? columns;
  }
}

const mostOfUnknown = 3;

/** Whether a row came further than all before it. */
function isBeyond(refusal: Refusal, last: Refusal | undefined, met: readonly Refusal[]): boolean {
  const alike = met.filter(({ message }) => message === refusal.message);
  if (refusal.rank === undefined) return alike.length < (last?.rank === undefined ? 1 : mostOfUnknown);
  const furthest = Math.max(...met.map(({ rank }) => rank ?? -1));
  return refusal.rank > furthest || (refusal.rank === furthest && alike.length === 0);
}

function rowOf(variables: readonly Variable[], picked: readonly number[]): Map<string, Value> {
  const choices = new Map(
    variables.flatMap(({ candidates }, index) => [...(candidates[picked[index] ?? 0]?.values ?? [])]),
  );
  return new Map([...choices].map(([column, choice]) => [column, resolved(choice, choices)]));
}

function resolved(choice: Choice, choices: ReadonlyMap<string, Choice>): Value {
  if (choice === null || typeof choice !== 'object' || choice instanceof Uint8Array) return choice;
  const wanted = [...choices].find(([column]) => column.toLowerCase() === choice.sameAs.toLowerCase());
  // A column that refers to a column that refers on is left empty.
  return wanted && (typeof wanted[1] !== 'object' || wanted[1] instanceof Uint8Array) ? wanted[1] : null;
}

/** All ways to pick one of each, from 0 to the last index of each, those with small indexes first. */
function* combinations(last: readonly number[]): Generator<number[]> {
  const most = last.reduce((sum, index) => sum + index, 0);
  for (let sum = 0; sum <= most; sum++) yield* withSum(last, sum);
}

function* withSum(last: readonly number[], sum: number): Generator<number[]> {
  const [first, ...rest] = last;
  if (first === undefined) {
    if (sum === 0) yield [];
    return;
  }
  const most = rest.reduce((total, index) => total + index, 0);
  for (let picked = Math.min(first, sum); picked >= Math.max(0, sum - most); picked--) {
    for (const others of withSum(rest, sum - picked)) yield [picked, ...others];
  }
}
