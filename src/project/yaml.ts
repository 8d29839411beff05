import type { YAMLError, Document as YamlDocument } from 'yaml';
import type { Location } from '../runtime/errors.ts';
import { type Document, type KeyPath, locationOf } from './positions.ts';
import { invalid, invalidAt, type Problem } from './problems.ts';

/** Aliases that one document may resolve to: enough for any use by hand, too few for a bomb. */
const maxAliasCount = 100;

/**
 * A YAML 1.2 document (core schema: `off` and `no` are texts). Throws one `config-invalid` with every syntax error,
 * duplicate key and unknown tag.
 */
export async function parseYaml(text: string, file: string): Promise<Document> {
  const yaml = await import('yaml');
  const document = yaml.parseDocument(text, {
    version: '1.2',
    schema: 'core',
    strict: true,
    stringKeys: true,
    prettyErrors: false,
  });
  const problems = [...document.errors, ...document.warnings].map((error) => problemOf(error, text, file));
  if (problems.length > 0) throw invalid(file, problems);
  const place = (path: KeyPath, key: boolean) => locate(yaml, document, path, key, text, file);
  return {
    value: plainValue(document, file),
    at: (path) => place(path, false),
    keyAt: (path) => place(path, true),
  };
}

function plainValue(document: YamlDocument, file: string): unknown {
  try {
    return document.toJS({ maxAliasCount });
  } catch (error) {
    if (!(error instanceof ReferenceError)) throw error;
    const message = error.message.startsWith('Unresolved')
      ? 'an alias (`*name`) refers to an anchor (`&name`) that is not set before it.'
      : `its aliases expand to more than ${maxAliasCount} copies.`;
    throw invalidAt({ file }, message);
  }
}

const plain: Partial<Record<YAMLError['code'], string>> = {
  DUPLICATE_KEY: 'a key stands twice in the same mapping.',
  MULTIPLE_DOCS: 'there is more than one document in the file (`---`).',
  TAB_AS_INDENT: 'the line is indented with a tab; YAML wants spaces.',
  NON_STRING_KEY: 'a key is not a text; put it in quotes.',
};

function problemOf(error: YAMLError, text: string, file: string): Problem {
  const message = plain[error.code] ?? `the YAML cannot be read: ${lowerFirst(error.message)}`;
  return { location: locationOf(file, text, error.pos[0]), message };
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

type Yaml = typeof import('yaml');

function locate(yaml: Yaml, document: YamlDocument, path: KeyPath, key: boolean, text: string, file: string): Location {
  let current: unknown = document.contents;
  let offset = offsetOf(yaml, current);
  for (const [index, part] of path.entries()) {
    const pair = childOf(yaml, yaml.isAlias(current) ? current.resolve(document) : current, part);
    if (!pair) break;
    current = pair.value;
    const wanted = key && index === path.length - 1 ? pair.key : pair.value;
    offset = offsetOf(yaml, wanted) ?? offsetOf(yaml, pair.key) ?? offset;
  }
  return offset === undefined ? { file, line: 1, column: 1 } : locationOf(file, text, offset);
}

function childOf(yaml: Yaml, node: unknown, part: PropertyKey): { key: unknown; value: unknown } | undefined {
  if (yaml.isSeq(node) && typeof part === 'number') {
    return part < node.items.length ? { key: node.items[part], value: node.items[part] } : undefined;
  }
  if (!yaml.isMap(node)) return undefined;
  return node.items.find((pair) => yaml.isScalar(pair.key) && String(pair.key.value) === String(part));
}

function offsetOf(yaml: Yaml, node: unknown): number | undefined {
  return yaml.isNode(node) ? node.range?.[0] : undefined;
}
