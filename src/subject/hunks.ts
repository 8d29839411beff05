import type { LineChange } from '../git/line-changes.ts';
import type { ReadableText } from './text.ts';

/** One line as it is shown: of the new file where it is unchanged or added, of the old one where it is removed. */
export interface Row {
  sign: ' ' | '+' | '-';
  /** Its number in the file that it is of, from 1. */
  line: number;
  /** Holds neither a line break nor what cannot be seen. */
  text: string;
  /** Which piece of the line it is, where the line is too long for one chunk. */
  piece?: { number: number; of: number };
}

/** Rows without a gap: a hunk with the lines around it, or a whole file. */
export type Section = readonly Row[];

/**
 * The changed lines with those around them, in the order of the new file; removed lines stand before those that came in their
 * place. Hunks whose surroundings touch are one section.
 * @param contextLines before and after a change; `Infinity` shows the whole file
 */
export function sectionsOf(
  old: ReadableText,
  now: ReadableText,
  changes: readonly LineChange[],
  contextLines: number,
): Section[] {
  const sections: Row[][] = [];
  let shown = 0;
  for (const [index, { oldFrom, oldCount, newFrom, newCount }] of changes.entries()) {
    const from = Math.max(shown + 1, newFrom - contextLines);
    const continued = from === shown + 1 ? sections.at(-1) : undefined;
    const changed = newFrom + newCount - 1;
    const next = changes[index + 1]?.newFrom ?? Number.POSITIVE_INFINITY;
    shown = Math.min(next - 1, changed + contextLines, now.lines.length);
    const rows = [
      ...rowsOf(' ', now, from, newFrom - 1),
      ...rowsOf('-', old, oldFrom, oldFrom + oldCount - 1),
      ...rowsOf('+', now, newFrom, changed),
      ...rowsOf(' ', now, changed + 1, shown),
    ];
    if (continued) for (const row of rows) continued.push(row);
    else sections.push(rows);
  }
  return sections;
}

/** The change of a content that is new, gone, or of which nothing is known to have stayed. */
export function wholeChange(old: ReadableText, now: ReadableText): LineChange[] {
  const [oldCount, newCount] = [old.lines.length, now.lines.length];
  return oldCount === 0 && newCount === 0 ? [] : [{ oldFrom: 1, oldCount, newFrom: 1, newCount }];
}

/** What is said of a last line that no line feed ends. */
export const noLineFeed = ' ‹no line feed at the end›';

function rowsOf(sign: Row['sign'], text: ReadableText, from: number, to: number): Row[] {
  const rows: Row[] = [];
  for (let line = from; line <= to; line++) {
    const isCutOff = line === text.lines.length && !text.endsWithLineFeed;
    rows.push({ sign, line, text: `${text.lines[line - 1] ?? ''}${isCutOff ? noLineFeed : ''}` });
  }
  return rows;
}

/** A row as the reviewer reads it: the number to cite, in brackets where it is of the old file; the sign; the line. */
export function renderRow({ sign, line, text, piece }: Row): string {
  const label = sign === '-' ? `(${line})` : `${line}`;
  const mark = piece ? `‹piece ${piece.number} of ${piece.of} of this line› ` : '';
  return `${label.padStart(7)} ${sign} ${mark}${text}`;
}

/** What stands between two sections, for the unchanged lines that are left out. */
export const gap = '        ⋮';
