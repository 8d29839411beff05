import { type Request, standing } from './exchange.ts';

/** A text that must not be shown, such as a key. */
export interface Hidden {
  value: string;
  /** What a shell makes the text of, such as `$MCP_AUTH_KEY`. */
  shell: string;
}

/**
 * The request as a command to try by hand. A key whose environment variable is known is taken from there by the shell;
 * what else its headers keep secret has to be filled in.
 */
export function curlOf({ method, url, headers, body, hidden = [] }: Request): string {
  const parts = ['curl', '-i', ...(method === 'HEAD' ? ['--head'] : method === 'GET' ? [] : ['-X', method])];
  // curl would call a body a form.
  const typed = body === undefined || 'content-type' in headers ? headers : { ...headers, 'content-type': undefined };
  for (const [name, value] of Object.entries({ 'user-agent': standing['user-agent'], ...typed }))
    parts.push('-H', quoted(headerForCurl(name, value, hidden), hidden));
  if (body !== undefined) parts.push('--data-raw', quoted(body, hidden));
  // Brackets and braces in an address are patterns to curl.
  if (/[[\]{}]/.test(url.href)) parts.push('--globoff');
  return [...parts, quoted(url.href, hidden)].join(' ');
}

const confidential = /authorization|cookie|token|secret|key|password|signature/i;

/** `name:` takes a header away, `name;` sends it empty. */
function headerForCurl(name: string, value: string | undefined, hidden: readonly Hidden[]): string {
  if (value === undefined) return `${name}:`;
  if (value === '') return `${name};`;
  const isNamed = hidden.some((one) => value.includes(one.value));
  return `${name}: ${confidential.test(name) && !isNamed ? '***' : value}`;
}

/** In single quotes, but for what is hidden: `'Authorization: Bearer '"$MCP_AUTH_KEY"`. */
function quoted(text: string, hidden: readonly Hidden[]): string {
  const forms = hidden
    .flatMap(({ value, shell }) => [value, encodeURIComponent(value)].map((form) => ({ form, shell })))
    .filter(({ form }) => form !== '')
    .sort((a, b) => b.form.length - a.form.length);
  let rest = text;
  let result = '';
  while (rest !== '') {
    const next = firstOf(rest, forms);
    const plain = next === undefined ? rest : rest.slice(0, next.at);
    if (plain !== '') result += `'${plain.replaceAll("'", `'\\''`)}'`;
    if (next === undefined) break;
    result += `"${next.shell}"`;
    rest = rest.slice(next.at + next.length);
  }
  return result === '' ? "''" : result;
}

function firstOf(text: string, forms: readonly { form: string; shell: string }[]) {
  return forms
    .map(({ form, shell }) => ({ at: text.indexOf(form), length: form.length, shell }))
    .filter(({ at }) => at !== -1)
    .reduce<{ at: number; length: number; shell: string } | undefined>(
      (first, one) => (first === undefined || one.at < first.at ? one : first),
      undefined,
    );
}
