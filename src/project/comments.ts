/**
 * JavaScript or TypeScript with its comments blank, and every character where it was. Takes time in proportion to the
 * length. A regular expression that holds a quote can hide a comment after it on its line: this is no parser.
 */
export function blankComments(code: string): string {
  const parts: string[] = [];
  let from = 0;
  for (let at = 0; at < code.length; ) {
    const end = commentEnd(code, at);
    if (end !== undefined) {
      parts.push(code.slice(from, at), blank(code.slice(at, end)));
      from = end;
      at = end;
    } else at = quotes.has(code[at] ?? '') ? quoteEnd(code, at) : at + 1;
  }
  return [...parts, code.slice(from)].join('');
}

const quotes = new Set(['"', "'", '`']);

function commentEnd(code: string, at: number): number | undefined {
  if (code[at] !== '/') return undefined;
  if (code[at + 1] === '/') return indexOrEnd(code.indexOf('\n', at), code);
  if (code[at + 1] !== '*') return undefined;
  const close = code.indexOf('*/', at + 2);
  return close === -1 ? code.length : close + 2;
}

/** After the text; a text in quotes that its line does not close is none. */
function quoteEnd(code: string, start: number): number {
  const quote = code[start];
  for (let at = start + 1; at < code.length; at++) {
    if (code[at] === '\\') at++;
    else if (code[at] === quote) return at + 1;
    else if (code[at] === '\n' && quote !== '`') return at;
  }
  return code.length;
}

function indexOrEnd(index: number, code: string): number {
  return index === -1 ? code.length : index;
}

function blank(comment: string): string {
  return comment.replace(/[^\n]/g, ' ');
}
