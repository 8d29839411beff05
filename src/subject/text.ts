import { isUtf8 } from 'node:buffer';
import { findInvisible, type InvisibleCharacter } from './invisible.ts';
import { findSecrets, redacted } from './secrets.ts';

/** A content as it may be shown: without secrets, and with nothing in it that cannot be seen. */
export interface ReadableText {
  /** As git counts them: they end at a line feed only. */
  lines: readonly string[];
  endsWithLineFeed: boolean;
  /** Lines count from 1. */
  secrets: readonly { line: number; rule: string }[];
  invisible: readonly (Pick<InvisibleCharacter, 'character' | 'kind'> & { line: number; count: number })[];
}

const lineFeed = 0x0a;
const carriageReturn = 0x0d;

/**
 * Reads a content. Bytes that are not UTF-8 are shown as `‹0xE9›`.
 * @param withoutCarriageReturns of lines that end with one: where all of a file do, they would only be in the way
 */
export function readableText(content: Buffer, withoutCarriageReturns: boolean): ReadableText {
  const decoded = decode(content);
  const text = withoutCarriageReturns ? decoded.replaceAll('\r\n', '\n') : decoded;
  const secrets = findSecrets(text);
  const invisible = findInvisible(text);
  const shown = withReplacements(text, [...secretReplacements(text, secrets), ...invisibleReplacements(invisible)]);
  const lines = shown.split('\n');
  const endsWithLineFeed = lines.at(-1) === '';
  if (endsWithLineFeed) lines.pop();
  return {
    lines,
    endsWithLineFeed,
    secrets: secretsByLine(secrets, lineCounter(text)),
    invisible: countByLine(invisible.filter(isFound), lineCounter(text)),
  };
}

/** Whether every line of the content ends with a carriage return and a line feed. */
export function hasCarriageReturns(content: Buffer): boolean {
  for (let at = content.indexOf(lineFeed); at !== -1; at = content.indexOf(lineFeed, at + 1))
    if (content[at - 1] !== carriageReturn) return false;
  return content.at(-1) === lineFeed;
}

function decode(content: Buffer): string {
  if (isUtf8(content)) return content.toString('utf8');
  const lines: string[] = [];
  for (let from = 0; from <= content.length; ) {
    const at = content.indexOf(lineFeed, from);
    const to = at === -1 ? content.length : at;
    lines.push(decodeLine(content.subarray(from, to)));
    from = to + 1;
  }
  return lines.join('\n');
}

function decodeLine(line: Buffer): string {
  if (isUtf8(line)) return line.toString('utf8');
  const named = (byte: string) => `‹0x${byte.charCodeAt(0).toString(16).toUpperCase()}›`;
  return line.toString('latin1').replace(/[\x80-\xff]/g, named);
}

/** A byte order mark at the beginning is shown, and is nothing to report. */
function isFound({ from, character }: InvisibleCharacter): boolean {
  return !(from === 0 && character === 'U+FEFF');
}

interface Replacement {
  from: number;
  to: number;
  by: string;
}

/** A secret of several lines leaves as many: no line is counted otherwise than in the file. */
function secretReplacements(text: string, secrets: ReturnType<typeof findSecrets>): Replacement[] {
  return secrets.flatMap(({ from, to, rule }) => {
    let at = from;
    return text
      .slice(from, to)
      .split('\n')
      .map((line) => {
        const start = at;
        at += line.length + 1;
        return { from: start, to: start + line.length, by: redacted(rule) };
      });
  });
}

// More than so many in a row are counted, not named: a message of tags can be as long as the file.
const namedInARow = 16;

function invisibleReplacements(characters: readonly InvisibleCharacter[]): Replacement[] {
  const replacements: Replacement[] = [];
  let row = 0;
  for (const [index, { from, to, character }] of characters.entries()) {
    row = characters[index - 1]?.to === from ? row + 1 : 1;
    const isLast = characters[index + 1]?.from !== to;
    if (row <= namedInARow) replacements.push({ from, to, by: `‹${character}›` });
    else replacements.push({ from, to, by: isLast ? `‹and ${row - namedInARow} more invisible characters›` : '' });
  }
  return replacements;
}

/** Where two overlap, the one that begins first counts. */
function withReplacements(text: string, replacements: Replacement[]): string {
  const parts: string[] = [];
  let done = 0;
  for (const { from, to, by } of replacements.sort((a, b) => a.from - b.from || b.to - a.to)) {
    if (from < done) continue;
    parts.push(text.slice(done, from), by);
    done = to;
  }
  return parts.join('') + text.slice(done);
}

function secretsByLine(secrets: ReturnType<typeof findSecrets>, lineAt: (offset: number) => number) {
  return secrets.map(({ from, rule }) => ({ line: lineAt(from), rule }));
}

function countByLine(characters: readonly InvisibleCharacter[], lineAt: (offset: number) => number) {
  const counted = new Map<
    string,
    { line: number; character: string; kind: InvisibleCharacter['kind']; count: number }
  >();
  for (const { from, character, kind } of characters) {
    const line = lineAt(from);
    const known = counted.get(`${line} ${character}`);
    if (known) known.count++;
    else counted.set(`${line} ${character}`, { line, character, kind, count: 1 });
  }
  return [...counted.values()];
}

/** Lines by offset. Offsets that do not fall are counted in one pass over the text. */
function lineCounter(text: string): (offset: number) => number {
  let line = 1;
  let next = text.indexOf('\n');
  return (offset) => {
    while (next !== -1 && next < offset) {
      line++;
      next = text.indexOf('\n', next + 1);
    }
    return line;
  };
}
