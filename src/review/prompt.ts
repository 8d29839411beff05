import { randomBytes } from 'node:crypto';
import type { ShownFile } from './answer.ts';

/** A part of the change that is reviewed in one go; a packed chunk is one. */
export interface Part {
  /** From 1. */
  number: number;
  /** The files within their fences, with what is to be known to read them. */
  text: string;
  files: readonly ShownFile[];
}

/** A word that nothing in a change can know, since it is made for each question. */
export function newCanary(): string {
  return `voygent-canary-${randomBytes(16).toString('hex')}`;
}

/** The user's turn: which files there are, and the files. */
export function promptOf({ text, files }: Part): string {
  const paths = [...new Set(files.map(({ path }) => path))];
  return `The files of this part, as they are to be named in "filesExamined":
[${paths.map(visible).join(', ')}]

${text}
`;
}

/** Names that only look alike are written differently. */
function visible(path: string): string {
  return JSON.stringify(path).replace(
    /[^\x20-\x7e]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
