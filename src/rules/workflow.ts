import type { Document, KeyPath } from '../project/positions.ts';
import { parseYaml } from '../project/yaml.ts';

/** Where workflows and actions are. */
export function isWorkflow(path: string): boolean {
  return /^\.github\/workflows\/[^/]+\.ya?ml$/i.test(path);
}

export function isAction(path: string): boolean {
  return /(?:^|\/)action\.ya?ml$/i.test(path);
}

/** A scalar of a document, and where it is. */
export interface Scalar {
  path: KeyPath;
  key: string;
  value: string;
  line: number | null;
}

/** A workflow as far as it can be read: `undefined` where it is no YAML. */
export async function readWorkflow(text: string, file: string): Promise<Document | undefined> {
  return parseYaml(text, file).catch(() => undefined);
}

/** Every text, number and boolean that is the value of a key. */
export function scalarsIn(document: Document): Scalar[] {
  const found: Scalar[] = [];
  const walk = (value: unknown, path: KeyPath) => {
    if (Array.isArray(value)) for (const [index, one] of value.entries()) walk(one, [...path, index]);
    else if (typeof value === 'object' && value !== null)
      for (const [key, one] of Object.entries(value)) walk(one, [...path, key]);
    else if (value !== null && value !== undefined)
      found.push({ path, key: String(path.at(-1)), value: String(value), line: document.at(path).line ?? null });
  };
  walk(document.value, []);
  return found;
}
