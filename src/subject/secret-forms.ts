import type { SecretSpan } from './secret-rules.ts';
import { isPlaceholder, isSecretValue } from './secret-values.ts';

/**
 * Private keys in PEM or OpenPGP armour: the line that begins one, and what can be its body. Code cannot be, so that nobody hides
 * code from a review by writing such a line above it.
 */
export function* findPrivateKeys(text: string): Iterable<SecretSpan> {
  const begins = /-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----/g;
  for (let match = begins.exec(text); match; match = begins.exec(text)) {
    const to = endOfKey(text, begins.lastIndex);
    // The line alone, as in a program that looks for keys, is no key.
    if (to > begins.lastIndex) yield { from: match.index, to, rule: 'private-key' };
    begins.lastIndex = to;
  }
}

const betweenTokens = /(?:\s|\\[nrt]|["'`,#*>|]|\+(?=\s)|\/\/(?=\s)){1,200}/y;
const header = /(?:Proc-Type|DEK-Info|Version|Comment|Hash): ?[A-Za-z0-9 ,.()-]{1,100}/y;
const encoded = /[A-Za-z0-9+/=]{1,65536}/y;
const end = /-----END [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----/y;
// The shortest line of a body but the last; the words of a program are shorter.
const shortestLine = 32;

function endOfKey(text: string, from: number): number {
  let to = from;
  let at = skip(text, from);
  for (let line = endOfBodyLine(text, at); line !== undefined; line = endOfBodyLine(text, at)) {
    to = line;
    at = skip(text, to);
  }
  if (to === from) return from;
  // The last line of a body may be short, if the end follows.
  const last = after(encoded, text, at) ?? at;
  return after(end, text, skip(text, last)) ?? to;
}

function endOfBodyLine(text: string, at: number): number | undefined {
  const next = after(header, text, at);
  if (next !== undefined) return next;
  const line = after(encoded, text, at);
  return line !== undefined && line - at >= shortestLine ? line : undefined;
}

function skip(text: string, at: number): number {
  return after(betweenTokens, text, at) ?? at;
}

function after(pattern: RegExp, text: string, at: number): number | undefined {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : undefined;
}

/** RFC 7519: three parts in base64url, of which the first two are JSON objects. */
export function* findJsonWebTokens(text: string): Iterable<SecretSpan> {
  const starts = /eyJ[A-Za-z0-9_-]/g;
  for (let match = starts.exec(text); match; match = starts.exec(text)) {
    const header = endOf(text, match.index);
    // What begins later in the same part would fail as this does: it is not looked at again.
    starts.lastIndex = header;
    if (!text.startsWith('.eyJ', header)) continue;
    const payload = endOf(text, header + 1);
    starts.lastIndex = payload;
    if (text[payload] !== '.' || payload - match.index < 30) continue;
    const to = endOf(text, payload + 1);
    starts.lastIndex = to;
    yield { from: match.index, to, rule: 'json-web-token' };
  }
}

function endOf(text: string, from: number, isPart = (code: number) => isBase64Url(code)): number {
  let at = from;
  while (at < text.length && isPart(text.charCodeAt(at))) at++;
  return at;
}

function isBase64Url(code: number): boolean {
  return isAlphanumeric(code) || code === 0x2d || code === 0x5f;
}

function isAlphanumeric(code: number): boolean {
  return (code >= 0x30 && code <= 0x39) || (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a);
}

/** `scheme://user:password@host`: the user and the password. */
export function* findCredentialUris(text: string): Iterable<SecretSpan> {
  for (let at = text.indexOf('://'); at !== -1; at = text.indexOf('://', at + 3)) {
    const from = at + 3;
    const to = endOf(text, from, isUserInfo);
    if (text[to] !== '@') continue;
    const [, user = '', password = ''] = /^([^:]*):(.*)$/s.exec(text.slice(from, to)) ?? [];
    const isLocal = /^@(?:localhost|127\.|0\.0\.0\.0|\[::1\]|host\.docker\.internal)/.test(text.slice(to, to + 24));
    if (
      isLocal ||
      password.length < 4 ||
      password === user ||
      /^(?:pass(?:word)?|secret|postgres|root)$/i.test(password)
    )
      continue;
    if (password.length < 12 ? /x{3}|\*{3}/i.test(password) : isPlaceholder(password)) continue;
    yield { from, to, rule: 'uri-credentials' };
  }
}

// What ends it, and what a template puts in its place: whitespace, quotes, brackets, `/`, `@`, `$`.
const notUserInfo = new Set([...'"\'`<>()[]{}/@$\\,;|'].map((character) => character.charCodeAt(0)));

function isUserInfo(code: number): boolean {
  return code > 0x20 && code !== 0x7f && !notUserInfo.has(code);
}

// A name that ends so, with what may stand between it and the operator.
const secretName =
  /(?:KEY|Key|(?:[_.-]|api)key|SECRET|[Ss]ecret|TOKEN|[Tt]oken|PASSWORD|[Pp]assword|PASSWD|[Pp]asswd|PASSPHRASE|[Pp]assphrase|CREDENTIALS?|[Cc]redentials?)(?=["'`\]\s:=])/g;
const operator = /["'`]?\]?\s{0,16}(?::\s{0,4}string\s{0,4})?(?<sign>:=|=>|={1,3}|:|,)\s{0,16}(?<quote>["'`]?)/y;

/** A value that is assigned to a name such as `*_KEY`, `*_SECRET`, `*_TOKEN` or `PASSWORD`, and looks like one. */
export function* findAssignments(text: string): Iterable<SecretSpan> {
  for (const { 0: keyword, index } of text.matchAll(secretName)) {
    const nameEnd = index + keyword.length;
    const from = after(operator, text, nameEnd);
    if (from === undefined) continue;
    const to = endOfValue(text, from, text[from - 1] ?? '');
    if (to === undefined) continue;
    const before = text.slice(Math.max(0, nameEnd - 80), nameEnd);
    const name = /[A-Za-z0-9_.-]*$/.exec(before)?.[0] ?? '';
    // `https://x-access-token:…@host` has a user of that name: the host is no secret.
    if (before.endsWith(`://${name}`)) continue;
    const isQuoted = /["'`]/.test(text[from - 1] ?? '');
    if (!isSecretValue(name, text.slice(from, to), isQuoted)) continue;
    yield { from, to, rule: ruleOf(name) };
  }
}

const quotes = new Set(['"', "'", '`']);
const quotedValue = new Set([...'+/=_.~!@#%^*:?&-'].map((character) => character.charCodeAt(0)));
// No operator is among these: so no part of a value is looked at for two names.
const bareValue = new Set([...'+/_.~!@%^*-'].map((character) => character.charCodeAt(0)));

/** `undefined`: it is no plain value. */
function endOfValue(text: string, from: number, before: string): number | undefined {
  if (quotes.has(before)) {
    const to = endOf(text, from, (code) => isAlphanumeric(code) || quotedValue.has(code));
    return text[to] === before ? to : undefined;
  }
  const bare = endOf(text, from, (code) => isAlphanumeric(code) || bareValue.has(code));
  const to = endOf(text, bare, (code) => code === 0x3d);
  const next = text[to];
  const isCommaList = text[from - 1] === ',' || /,\s{0,16}$/.test(text.slice(from - 17, from));
  return !isCommaList && (next === undefined || /[\s;,&"'`<]/.test(next)) ? to : undefined;
}

function ruleOf(name: string): string {
  if (/cloudflare|(?:^|_)cf_/i.test(name)) return 'cloudflare-token';
  return /aws.*(?:secret|key)/i.test(name) ? 'aws-secret-key' : 'assigned-secret';
}
