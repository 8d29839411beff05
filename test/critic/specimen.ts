import type { Mandate, Severity } from '../../src/verdict/mandates.ts';

/** A change with a defect, and the same change made right. */
export interface Specimen {
  /** Unique, and a name of a folder. */
  id: string;
  mandate: Mandate;
  severity: Severity;
  /** What is wrong, in a sentence. */
  what: string;
  /** The file that is changed. */
  path: string;
  /** What was there; `null`: the file is new. */
  before: string | null;
  flawed: string;
  /** A text of the one line on which the defect is to be seen. */
  at: string;
  sound: string;
  /** Other files, which are not changed. */
  beside?: Readonly<Record<string, string>>;
}

/** The number of the line of the defect, from 1. @throws where the text is not on exactly one line */
export function lineOf({ id, flawed, at }: Specimen): number {
  const lines = flawed.split('\n').flatMap((line, index) => (line.includes(at) ? [index + 1] : []));
  const [line] = lines;
  if (line === undefined || lines.length > 1) throw new Error(`${id}: «${at}» is on ${lines.length} lines`);
  return line;
}
