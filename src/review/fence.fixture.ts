import type { Fenced } from './fence.ts';

/** Reads a chunk as its legend says that it is to be read, and in no other way. For tests only. */
export function fencedIn(text: string, nonce: string): Fenced[] {
  const parts: { header: Record<string, unknown>; lines: string[] }[] = [];
  let open: (typeof parts)[number] | undefined;
  for (const line of text
    .slice(text.indexOf('\n\n') + 2)
    .split('\n')
    .slice(0, -1)) {
    if (line.startsWith(`<<<${nonce} `)) {
      if (open) throw new Error('a fence within a fence');
      open = { header: JSON.parse(line.slice(nonce.length + 4)), lines: [] };
      parts.push(open);
    } else if (line === `>>>${nonce}`) {
      if (!open) throw new Error('an end without a beginning');
      open = undefined;
    } else if (open) open.lines.push(line);
    else throw new Error(`outside of a fence: ${line}`);
  }
  if (open) throw new Error('a fence without an end');
  return parts;
}

/** A line of a fence, taken apart. */
export interface ReadRow {
  sign: string;
  line: number;
  text: string;
  piece: { number: number; of: number } | undefined;
}

/** The rows of a fence; `undefined` stands for lines that are left out. */
export function rowsIn({ lines }: Fenced): (ReadRow | undefined)[] {
  return lines.map((line) => {
    if (line === '        ⋮') return undefined;
    const match = /^ *(?:(\d+) ([ +])|\((\d+)\) (-)) (?:‹piece (\d+) of (\d+) of this line› )?(.*)$/su.exec(line);
    if (!match) throw new Error(`no row: ${line}`);
    const [, now, plus, old, minus, number, of, text = ''] = match;
    const piece = number === undefined ? undefined : { number: Number(number), of: Number(of) };
    return { sign: plus ?? minus ?? '', line: Number(now ?? old), text, piece };
  });
}
