import type { Secrets } from '../runtime/secrets.ts';

/** The same, with secrets masked in every text: before they are escaped, as an escaped one would not be recognised. */
export function redacted<T>(value: T, secrets: Secrets): T {
  return redactAny(value, secrets) as T;
}

function redactAny(value: unknown, secrets: Secrets): unknown {
  if (typeof value === 'string') return secrets.redact(value);
  if (Array.isArray(value)) return value.map((item) => redactAny(item, secrets));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, redactAny(item, secrets)]));
}
