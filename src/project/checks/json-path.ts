/** Keys and indexes, from the whole to a part. */
export type JsonPath = readonly (string | number)[];

const step = /(?:^|\.)([A-Za-z_$][\w$-]*)|\[(\d+)\]|\[("(?:[^"\\]|\\.)*")\]/y;

/** Reads `items[0].id` and `["a key"].x`; `undefined` for what is no path. */
export function parseJsonPath(text: string): JsonPath | undefined {
  const path: (string | number)[] = [];
  step.lastIndex = 0;
  while (step.lastIndex < text.length) {
    const match = step.exec(text);
    if (!match) return undefined;
    const [, key, index, quoted] = match;
    const part = key ?? (index === undefined ? unquoted(quoted ?? '""') : Number(index));
    if (part === undefined) return undefined;
    path.push(part);
  }
  return path.length > 0 ? path : undefined;
}

function unquoted(text: string): string | undefined {
  try {
    return String(JSON.parse(text));
  } catch {
    return undefined;
  }
}

/** The part at the path; `undefined` where there is none. */
export function atJsonPath(value: unknown, path: JsonPath): unknown {
  return path.reduce<unknown>((current, part) => {
    if (typeof part === 'number') return Array.isArray(current) ? current[part] : undefined;
    const isMap = typeof current === 'object' && current !== null && !Array.isArray(current);
    return isMap && Object.hasOwn(current, part) ? (current as Record<string, unknown>)[part] : undefined;
  }, value);
}
