import type { Shape, Table } from '../sqlite/shape.ts';

/** What became of the tables and columns of a database while statements renamed and dropped them. */
export class Lineage {
  /** The present name of each table of the start; `undefined` once it was dropped. */
  readonly #tables: Map<string, string | undefined>;
  /** By table of the start: the present name of each column that was renamed. */
  readonly #columns = new Map<string, Map<string, string>>();

  constructor(start: Shape) {
    this.#tables = new Map([...start.tables.keys()].map((name) => [name, name]));
  }

  renameTable(from: string, to: string): void {
    const start = this.startOf(from);
    if (start !== undefined) this.#tables.set(start, to);
  }

  dropTable(name: string): void {
    const start = this.startOf(name);
    if (start !== undefined) this.#tables.set(start, undefined);
  }

  renameColumn(table: string, from: string, to: string): void {
    const start = this.startOf(table);
    if (start === undefined) return;
    const columns = this.#columns.get(start) ?? new Map<string, string>();
    const first = [...columns].find(([, now]) => now === from)?.[0] ?? from;
    columns.set(first, to);
    this.#columns.set(start, columns);
  }

  /** The table of the start that is called so now. */
  startOf(name: string): string | undefined {
    return [...this.#tables].find(([, now]) => now === name)?.[0];
  }

  /** The table of the start itself, by its present name. */
  nowOf(start: string): string | undefined {
    return this.#tables.get(start);
  }

  /** What stands at the end for a table of the start: one of its name, made anew or not; else itself under another name. */
  successorOf(start: string, end: Shape): Table | undefined {
    return end.tables.get(start) ?? end.tables.get(this.#tables.get(start) ?? '');
  }

  /** What stands at the end for a column: one of its name, else itself under another. */
  columnOf(start: string, column: string, successor: Table): Table['columns'][number] | undefined {
    const find = (name: string | undefined) =>
      successor.columns.find((other) => other.name.toLowerCase() === name?.toLowerCase());
    return find(column) ?? find(this.#columns.get(start)?.get(column));
  }
}
