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
    // It compares every key with every other one: 50,000 take half a minute. `repeatedKeys` looks each up.
    uniqueKeys: false,
  });
  const problems = [...document.errors, ...document.warnings].map((error) => problemOf(error, text, file));
  problems.push(...shallow(file, () => repeatedKeys(yaml, document, text, file)));
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
    const value: unknown = shallow(file, () => document.toJS({ maxAliasCount }));
    if (shallow(file, () => leadsBack(value))) {
      throw invalidAt({ file }, 'an alias (`*name`) stands within the value of its own anchor (`&name`).');
    }
    return value;
  } catch (error) {
    if (!(error instanceof ReferenceError)) throw error;
    const message = error.message.startsWith('Unresolved')
      ? 'an alias (`*name`) refers to an anchor (`&name`) that is not set before it.'
      : `its aliases expand to more than ${maxAliasCount} copies.`;
    throw invalidAt({ file }, message);
  }
}

/** The work, whose recursion ends where the stack does. Throws `config-invalid`. */
function shallow<T>(file: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw invalidAt({ file }, 'it is nested too deeply to be read.');
  }
}

/** Whether a value contains itself. What is shared without that is looked at once. */
function leadsBack(value: unknown, above = new Set<unknown>(), done = new Set<unknown>()): boolean {
  if (typeof value !== 'object' || value === null || done.has(value)) return false;
  if (above.has(value)) return true;
  above.add(value);
  const found = Object.values(value).some((one) => leadsBack(one, above, done));
  above.delete(value);
  done.add(value);
  return found;
}

function repeatedKeys(yaml: Yaml, document: YamlDocument, text: string, file: string): Problem[] {
  const problems: Problem[] = [];
  yaml.visit(document, {
    Map(_, { items }) {
      const seen = new Set<string>();
      for (const { key } of items) {
        if (!yaml.isScalar(key)) continue;
        const name = String(key.value);
        if (seen.has(name)) problems.push(repeated(locationOf(file, text, key.range?.[0] ?? 0)));
        seen.add(name);
      }
    },
  });
  return problems;
}

function repeated(location: Location): Problem {
  return { location, message: 'a key stands twice in the same mapping.' };
}

const plain: Partial<Record<YAMLError['code'], string>> = {
  RESOURCE_EXHAUSTION: 'it is nested too deeply to be read.',
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
