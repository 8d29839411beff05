// Of a comment, in characters. Counted here in UTF-16 units, of which there are never fewer.
const longestComment = 65_536;

/**
 * Markdown that GitHub takes: what is above its limit is cut off at the end of a line.
 * @param whole where a reader finds all of it, in Markdown
 */
export function fitted(text: string, whole: string, longest = longestComment): string {
  if (text.length <= longest) return text;
  const last = `_This is cut off, as GitHub takes no more than ${longest.toLocaleString('en')} characters. The whole is in ${whole}._`;
  // What has to be closed is not known before the cut, and never takes more than this.
  const kept = cutAtLine(text, longest - last.length - 200);
  return [kept, ...closing(kept), '', last].join('\n');
}

/** Inside of a line only where there is no line to end with but the marker's. */
function cutAtLine(text: string, room: number): string {
  const end = text.lastIndexOf('\n', room);
  if (end > text.indexOf('\n')) return text.slice(0, end);
  // Half of a surrogate pair is no character.
  return text.slice(0, room).replace(/[\uD800-\uDBFF]$/, '');
}

/** What a cut has left open, and would hide the last line in: a fence of code, and folded parts. */
function closing(text: string): string[] {
  let fence: string | undefined;
  let folded = 0;
  for (const line of text.split('\n')) {
    const mark = /^ {0,3}(`{3,50}|~{3,50})/.exec(line)?.[1];
    if (fence === undefined) {
      fence = mark;
      folded += occurrences(line, /<details\b/gi) - occurrences(line, /<\/details>/gi);
    } else if (mark?.startsWith(fence) && line.trim() === mark) {
      fence = undefined;
    }
  }
  return [...(fence ? [fence] : []), ...Array<string>(Math.max(0, Math.min(folded, 10))).fill('\n</details>')];
}

function occurrences(line: string, pattern: RegExp): number {
  return line.match(pattern)?.length ?? 0;
}
