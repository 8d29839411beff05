import type { Worker } from '../project/project.ts';

/**
 * Workers so that each comes after those that it is bound to, else in the order given. A circle has no right order:
 * it is broken where it closes.
 */
export function inDependencyOrder<T>(
  items: readonly T[],
  workerOf: (item: T) => Pick<Worker, 'name' | 'dependsOn'>,
): T[] {
  const byName = new Map(items.map((item) => [workerOf(item).name, item]));
  const ordered = new Set<T>();
  const visit = (item: T, above: readonly T[]) => {
    if (ordered.has(item) || above.includes(item)) return;
    for (const name of workerOf(item).dependsOn) {
      const needed = byName.get(name);
      if (needed !== undefined) visit(needed, [...above, item]);
    }
    ordered.add(item);
  };
  for (const item of items) visit(item, []);
  return [...ordered];
}
