/** A part of a text that is replaced; `from` and `to` are offsets, the same for an insertion. */
export interface Edit {
  from: number;
  to: number;
  text: string;
}

interface Change {
  /** Lines of the old text, from 0, `end` excluded. */
  start: number;
  end: number;
  lines: string[];
}

const contextLines = 3;

/**
 * Edits as a unified diff that `git apply` takes. Line ends stay what they were.
 * @param edits in the order of the text; they do not overlap
 */
export function unifiedDiff(file: string, text: string, edits: readonly Edit[]): string {
  const old = linesOf(text);
  const changes = changesOf(text, old, edits);
  const hunks: string[] = [];
  let shift = 0;
  for (const group of groupsOf(changes)) {
    const { lines, added } = hunkOf(old, group, shift);
    hunks.push(...lines);
    shift += added;
  }
  return [`--- a/${file}`, `+++ b/${file}`, ...hunks].join('\n') + '\n';
}

/** The text with the edits made. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  return edits.toReversed().reduce((done, { from, to, text: put }) => done.slice(0, from) + put + done.slice(to), text);
}

/** With their line ends; the last one may have none. */
function linesOf(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

/** Whole lines that are replaced. Edits of the same line are one change. */
function changesOf(text: string, old: readonly string[], edits: readonly Edit[]): Change[] {
  const starts = startsOf(old);
  const ranges: { start: number; end: number; edits: Edit[] }[] = [];
  for (const edit of edits) {
    const start = lineOf(starts, edit.from);
    if (isOfWholeLines(edit, text, starts)) {
      ranges.push({ start: lineAt(starts, edit.from), end: lineAt(starts, edit.from), edits: [edit] });
      continue;
    }
    const end = Math.min(old.length, Math.max(start + 1, lineOf(starts, Math.max(edit.from, edit.to - 1)) + 1));
    const last = ranges.at(-1);
    if (last && start < last.end) {
      last.end = Math.max(last.end, end);
      last.edits.push(edit);
    } else ranges.push({ start, end, edits: [edit] });
  }
  return ranges.map(({ start, end, edits: own }) => {
    const from = starts[start] ?? text.length;
    const part = text.slice(from, starts[end] ?? text.length);
    const moved = own.map((edit) => ({ ...edit, from: edit.from - from, to: edit.to - from }));
    return { start, end, lines: linesOf(applyEdits(part, moved)) };
  });
}

/** Lines that are put between others leave those alone. */
function isOfWholeLines({ from, to, text: put }: Edit, text: string, starts: readonly number[]): boolean {
  const isAtStart = from < text.length || text === '' || text.endsWith('\n');
  return from === to && put.endsWith('\n') && isAtStart && starts.includes(from);
}

function lineAt(starts: readonly number[], offset: number): number {
  return starts.indexOf(offset);
}

/** Offsets at which lines start, the end of the text the last. */
function startsOf(lines: readonly string[]): number[] {
  const starts = [0];
  for (const line of lines) starts.push((starts.at(-1) ?? 0) + line.length);
  return starts;
}

function lineOf(starts: readonly number[], offset: number): number {
  let line = 0;
  while ((starts[line + 1] ?? Number.POSITIVE_INFINITY) <= offset) line++;
  return line;
}

/** Changes whose context would touch stand in one hunk. */
function groupsOf(changes: readonly Change[]): Change[][] {
  const groups: Change[][] = [];
  for (const change of changes) {
    const last = groups.at(-1)?.at(-1);
    if (last && change.start - last.end <= 2 * contextLines) groups.at(-1)?.push(change);
    else groups.push([change]);
  }
  return groups;
}

function hunkOf(old: readonly string[], group: readonly Change[], shift: number): { lines: string[]; added: number } {
  const [first] = group;
  const last = group.at(-1);
  if (!first || !last) return { lines: [], added: 0 };
  const from = Math.max(0, first.start - contextLines);
  const to = Math.min(old.length, last.end + contextLines);
  const body: string[] = [];
  let at = from;
  for (const { start, end, lines } of group) {
    body.push(...marked(' ', old.slice(at, start)), ...marked('-', old.slice(start, end)), ...marked('+', lines));
    at = end;
  }
  body.push(...marked(' ', old.slice(at, to)));
  const added = group.reduce((sum, { start, end, lines }) => sum + lines.length - (end - start), 0);
  const count = to - from;
  const head = `@@ -${count === 0 ? 0 : from + 1},${count} +${count + added === 0 ? 0 : from + 1 + shift},${count + added} @@`;
  return { lines: [head, ...body], added };
}

function marked(mark: string, lines: readonly string[]): string[] {
  return lines.flatMap((line) =>
    line.endsWith('\n') ? [`${mark}${line.slice(0, -1)}`] : [`${mark}${line}`, '\\ No newline at end of file'],
  );
}
