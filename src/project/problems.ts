import { ActionError, type Location } from '../runtime/errors.ts';
import { formatLocation } from './positions.ts';

/** One thing that is wrong in a file. */
export interface Problem {
  location: Location;
  message: string;
}

/** All problems of a file in one `config-invalid`, each as `file:line:column: problem`, in the order of the file. */
export function invalid(file: string, problems: readonly Problem[], hint?: string): ActionError {
  const sorted = problems.toSorted((a, b) => order(a.location) - order(b.location));
  const lines = sorted.map(({ location, message }) => `${formatLocation(location)}: ${message}`);
  const message =
    lines.length === 1 ? lines.join('') : `\`${file}\` has ${lines.length} problems:\n${lines.join('\n')}`;
  return new ActionError('config-invalid', message, {
    location: sorted[0]?.location ?? { file },
    ...(hint !== undefined && { hint }),
  });
}

/** One problem as an error. */
export function invalidAt(location: Location, message: string, hint?: string): ActionError {
  return invalid(location.file, [{ location, message }], hint);
}

function order({ line = 0, column = 0 }: Location): number {
  return line * 100_000 + column;
}
