import type { Location } from '../runtime/errors.ts';
import { type Document, type KeyPath, locationOf, valueAt } from './positions.ts';
import { invalidAt } from './problems.ts';

/** A TOML document. Throws `config-invalid` with the first syntax error: smol-toml stops there. */
export async function parseToml(text: string, file: string): Promise<Document> {
  const { parse, TomlError } = await import('smol-toml');
  try {
    const value: unknown = parse(text);
    const at = (path: KeyPath) => tomlLocation(file, text, valueAt(value, path));
    return { value, at, keyAt: () => ({ file }) };
  } catch (error) {
    if (!(error instanceof TomlError)) throw error;
    const reason = error.message.split('\n', 1)[0]?.replace(/^Invalid TOML document: /, '');
    const message = `the TOML cannot be read: ${reason}.`;
    throw invalidAt({ file, line: error.line, column: error.column }, message);
  }
}

/**
 * smol-toml keeps no positions. A text that stands in quotes exactly once in the file must be the one; of all else
 * only the file is known.
 */
function tomlLocation(file: string, text: string, value: unknown): Location {
  if (typeof value !== 'string' || value === '') return { file };
  const offsets = [`"${value}"`, `'${value}'`].flatMap((quoted) => offsetsOf(text, quoted));
  const [only, ...others] = offsets;
  return only === undefined || others.length > 0 ? { file } : locationOf(file, text, only);
}

function offsetsOf(text: string, part: string): number[] {
  const first = text.indexOf(part);
  if (first < 0) return [];
  const second = text.indexOf(part, first + 1);
  return second < 0 ? [first] : [first, second];
}
