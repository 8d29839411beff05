/** One metric of the header `Server-Timing`: www.w3.org/TR/server-timing. */
export interface Metric {
  name: string;
  /** In lower case. */
  parameters: ReadonlyMap<string, string>;
}

/** The metrics of the header's values. What is no metric is left out, as browsers do. */
export function parseServerTiming(value: string): Metric[] {
  return splitOutsideQuotes(value, ',').flatMap((part) => {
    const [name = '', ...parameters] = splitOutsideQuotes(part, ';').map((piece) => piece.trim());
    return isToken(name) ? [{ name, parameters: new Map(parameters.flatMap(parameterOf)) }] : [];
  });
}

function parameterOf(text: string): [string, string][] {
  const at = text.indexOf('=');
  const name = (at === -1 ? text : text.slice(0, at)).trim().toLowerCase();
  return isToken(name) ? [[name, unquoted(at === -1 ? '' : text.slice(at + 1).trim())]] : [];
}

function isToken(text: string): boolean {
  return /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/.test(text);
}

function unquoted(text: string): string {
  if (!text.startsWith('"')) return text;
  return text.replace(/^"|"$/g, '').replace(/\\(.)/g, '$1');
}

function splitOutsideQuotes(text: string, mark: string): string[] {
  const parts: string[] = [];
  let part = '';
  let isQuoted = false;
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at);
    if (character === '\\' && isQuoted) part += text.charAt(at++);
    else if (character === '"') isQuoted = !isQuoted;
    if (character === mark && !isQuoted) {
      parts.push(part);
      part = '';
    } else part += text.charAt(at);
  }
  return [...parts, part];
}
