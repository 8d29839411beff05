import type { Trial } from './trial.ts';

/** What the pending migrations themselves have made so far: no row of production's is in it, and no Worker uses it. */
export class Novelty {
  #tables = new Set<string>();
  readonly #views = new Set<string>();
  #columns = new Map<string, Set<string>>();

  hasView(name: string): boolean {
    return this.#views.has(name);
  }

  hasTable(name: string): boolean {
    return this.#tables.has(name);
  }

  hasColumn(table: string, column: string): boolean {
    return this.#tables.has(table) || (this.#columns.get(table)?.has(column) ?? false);
  }

  /** Takes in what a file made. */
  add({ start, end, lineage }: Trial): void {
    if (!end) return;
    for (const view of end.views) if (!start.views.includes(view)) this.#views.add(view);
    const tables = new Set(end.tables.keys());
    const columns = new Map<string, Set<string>>();
    for (const before of start.tables.values()) {
      const successor = lineage.successorOf(before.name, end);
      if (!successor || this.#tables.has(before.name)) continue;
      tables.delete(successor.name);
      const old = before.columns
        .filter(({ name }) => !this.hasColumn(before.name, name))
        .map(({ name }) => lineage.columnOf(before.name, name, successor)?.name);
      columns.set(
        successor.name,
        new Set(successor.columns.map(({ name }) => name).filter((name) => !old.includes(name))),
      );
    }
    this.#tables = tables;
    this.#columns = columns;
  }
}
