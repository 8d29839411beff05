import { gap, type Row, renderRow, type Section } from '../subject/hunks.ts';

/**
 * Splits what is shown of a file into as many parts as it needs: all of it is one where it fits, else sections are kept whole
 * where they fit, else they are split between lines, and lines that are too long into pieces.
 * @param room the bytes of a part, rendered
 * @param overlapLines that a part of a section begins with, of the part before
 * @returns at least one part; of a file without rows one without sections
 */
export function splitSections(sections: readonly Section[], room: number, overlapLines: number): Section[][] {
  const parts: Section[][] = [[]];
  let used = 0;
  for (const section of sections.flatMap((whole) => splitRows(whole, room, overlapLines))) {
    const bytes = sectionBytes(section);
    if (used > 0 && used + bytes > room) {
      parts.push([]);
      used = 0;
    }
    parts.at(-1)?.push(section);
    used += bytes;
  }
  return parts;
}

/** In UTF-8, rendered, with a line for what is left out before it. */
export function sectionBytes(rows: Section): number {
  return rows.reduce((sum, row) => sum + rowBytes(row), gapBytes);
}

const gapBytes = Buffer.byteLength(gap) + 1;

function rowBytes(row: Row): number {
  return Buffer.byteLength(renderRow(row)) + 1;
}

function splitRows(section: Section, room: number, overlapLines: number): Section[] {
  if (sectionBytes(section) <= room) return [section];
  const parts: Row[][] = [[]];
  const longest = Math.floor(room / 4);
  let bytes = gapBytes;
  for (const row of section.flatMap((whole) => splitLongRow(whole, longest))) {
    const size = rowBytes(row);
    if (bytes + size > room) {
      const repeated = overlapOf(parts.at(-1) ?? [], overlapLines, longest);
      parts.push(repeated);
      bytes = sectionBytes(repeated);
    }
    parts.at(-1)?.push(row);
    bytes += size;
  }
  return parts;
}

/** The last rows, as many as fit. */
function overlapOf(rows: readonly Row[], lines: number, longestBytes: number): Row[] {
  let bytes = 0;
  let from = rows.length;
  while (from > 0 && rows.length - from < lines) {
    const row = rows[from - 1];
    bytes += row ? rowBytes(row) : 0;
    if (bytes > longestBytes) break;
    from--;
  }
  return rows.slice(from);
}

// For the number, the sign and the words that tell which piece it is.
const labelBytes = 80;
// A UTF-16 unit has three bytes in UTF-8 at most.
const bytesPerUnit = 3;

function splitLongRow(row: Row, longestBytes: number): Row[] {
  if (rowBytes(row) <= longestBytes) return [row];
  const length = Math.floor((longestBytes - labelBytes) / bytesPerUnit);
  const texts: string[] = [];
  for (let from = 0; from < row.text.length; ) {
    const end = from + length;
    // Not between the halves of a surrogate pair.
    const to = /[\ud800-\udbff]/.test(row.text.charAt(end - 1)) ? end - 1 : end;
    texts.push(row.text.slice(from, to));
    from = to;
  }
  return texts.map((text, index) => ({ ...row, text, piece: { number: index + 1, of: texts.length } }));
}
