import { createHash } from 'node:crypto';

/**
 * JSON in the one form that digests are made of: keys in the order of their UTF-16 code units, no spaces, strings and numbers as
 * ECMAScript writes them (RFC 8785).
 * @throws Error for what JSON cannot say
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).filter(([, one]) => one !== undefined);
    const sorted = entries.sort(([a], [b]) => (a < b ? -1 : 1));
    return `{${sorted.map(([key, one]) => `${JSON.stringify(key)}:${canonicalJson(one)}`).join(',')}}`;
  }
  if (typeof value === 'number' && !Number.isFinite(value)) throw new Error(`${value} is no JSON`);
  const written = JSON.stringify(value);
  if (written === undefined) throw new Error(`${typeof value} is no JSON`);
  return written;
}

/** sha256 of the canonical JSON, in lower-case hexadecimal digits. */
export function digestOf(value: unknown): string {
  return createHash('sha256').update(canonicalJson(value)).digest('hex');
}
