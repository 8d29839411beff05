import { WorkflowError } from './errors.ts';
import type { Value } from './expressions.ts';

export type Combination = Record<string, Value>;

/** The jobs that a matrix makes, as GitHub documents it: the product, less what is excluded, with what is included. */
export function combinationsOf(matrix: Value, where: string): Combination[] {
  if (!isRecord(matrix)) throw new WorkflowError('the matrix is no mapping', where);
  const { include = [], exclude = [], ...axes } = matrix;
  const product = Object.entries(axes).reduce<Combination[]>(
    (made, [name, values]) =>
      made.flatMap((one) => listOf(values, `${where}: ${name}`).map((value) => ({ ...one, [name]: value }))),
    [{}],
  );
  const excluded = recordsOf(exclude, `${where}: exclude`);
  const kept = product.filter((one) => !excluded.some((other) => agrees(one, other)));
  const combinations = Object.keys(axes).length === 0 ? [] : kept;
  return withIncluded(combinations, Object.keys(axes), recordsOf(include, `${where}: include`));
}

/** An entry is added to every combination of which it changes no original value; where there is none, it is one itself. */
function withIncluded(combinations: Combination[], axes: readonly string[], included: Combination[]): Combination[] {
  const originals = combinations.map((one) => ({ ...one }));
  const more: Combination[] = [];
  for (const entry of included) {
    const fitting = combinations.filter((_, index) =>
      axes.every((axis) => !(axis in entry) || same(originals[index]?.[axis], entry[axis])),
    );
    if (fitting.length === 0) more.push(entry);
    for (const one of fitting) Object.assign(one, entry);
  }
  return [...combinations, ...more];
}

function agrees(one: Combination, other: Combination): boolean {
  return Object.entries(other).every(([name, value]) => same(one[name], value));
}

function same(left: Value | undefined, right: Value | undefined): boolean {
  return JSON.stringify(left) === JSON.stringify(right);
}

function listOf(value: Value, where: string): Value[] {
  if (!Array.isArray(value) || value.length === 0) throw new WorkflowError('a matrix needs a list with an item', where);
  return value;
}

function recordsOf(value: Value, where: string): Combination[] {
  if (!Array.isArray(value) || !value.every(isRecord)) throw new WorkflowError('it is no list of mappings', where);
  return value;
}

function isRecord(value: Value): value is Combination {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}
