import type { Document } from './positions.ts';
import { invalidAt } from './problems.ts';
import { tomlPlaces } from './toml-places.ts';

/** A TOML document. Throws `config-invalid` with the first syntax error: smol-toml stops there. */
export async function parseToml(text: string, file: string): Promise<Document> {
  const { parse, TomlError } = await import('smol-toml');
  try {
    const value: unknown = parse(text);
    const places = await tomlPlaces(text, file);
    return { value, at: (path) => places.of(path).value, keyAt: (path) => places.of(path).key };
  } catch (error) {
    if (!(error instanceof TomlError)) throw error;
    const reason = error.message.split('\n', 1)[0]?.replace(/^Invalid TOML document: /, '');
    const message = `the TOML cannot be read: ${reason}.`;
    throw invalidAt({ file, line: error.line, column: error.column }, message);
  }
}
