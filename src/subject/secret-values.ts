/** Whether a value is what someone writes where a secret would stand. */
export function isPlaceholder(value: string): boolean {
  return (
    /example|placeholder|change-?me|your[-_]?|dummy|sample|redacted|x{4}|\*{3}|\.{3}|insert|todo|fake|not[-_]?a[-_]?real/i.test(
      value,
    ) ||
    /0123456789|1234567890|abcdefgh/i.test(value) ||
    new Set(value).size < 6
  );
}

/** Names whose values are secrets to nobody, though they end like those of secrets. */
const openNames = /public|publishable|primary|foreign|partition|sort_?key|cache|idempoten|site_?key/i;

/**
 * Whether a value that is assigned to such a name is a secret: random enough, and neither a placeholder nor words.
 * @param name the whole name, such as `STRIPE_SECRET_KEY`
 * @param isQuoted without quotes it may as well be an expression
 */
export function isSecretValue(name: string, value: string, isQuoted: boolean): boolean {
  if (openNames.test(name) || isPlaceholder(value)) return false;
  if (/pass(?:word|wd|phrase)$/i.test(name) && isQuoted) return value.length >= 8 && kindsOfCharacters(value) >= 2;
  if (value.length < 16 || !/\d/.test(value) || isOfWords(value)) return false;
  const bits = entropy(value);
  return isQuoted ? bits >= 3 : bits >= 3.3 && value.length >= 20 && /\d.*\d/.test(value);
}

/** `trips-by-user-v2`, `process.env.API_KEY`, `2026-11-17`: names, paths and versions. */
function isOfWords(value: string): boolean {
  return value
    .split(/[-_./:@#]+/)
    .every((piece) => /^(?:[a-z]*|[A-Z]*|[A-Z]?[a-z]+(?:[A-Z][a-z]+)*|[vV]?\d{1,8})$/.test(piece));
}

function kindsOfCharacters(value: string): number {
  return [/[a-z]/, /[A-Z]/, /\d/, /[^a-zA-Z\d]/].filter((kind) => kind.test(value)).length;
}

/** Shannon's, in bits a character. */
function entropy(value: string): number {
  const counts = new Map<string, number>();
  for (const character of value) counts.set(character, (counts.get(character) ?? 0) + 1);
  const shares = [...counts.values()].map((count) => count / value.length);
  return -shares.reduce((sum, share) => sum + share * Math.log2(share), 0);
}
