/**
 * The first key that an object of the text has twice, with the object's path as far as keys tell it; `undefined` where there is
 * none. `JSON.parse` keeps the last of them without a word, so that two readers can see two answers in one text.
 * @param json a text that `JSON.parse` takes
 */
export function duplicateKey(json: string): string | undefined {
  // One set of keys for each object that is open, `undefined` for each list: a text may nest as deeply as it likes.
  const open: (Set<string> | undefined)[] = [];
  for (let at = 0; at < json.length; at++) {
    const character = json[at] ?? '';
    if (character === '"') {
      const end = endOfString(json, at);
      const key = isKey(json, end) ? keyIn(json.slice(at, end)) : undefined;
      if (key !== undefined && isTwice(key, open.at(-1))) return key;
      at = end - 1;
    } else nest(character, open);
  }
  return undefined;
}

function nest(character: string, open: (Set<string> | undefined)[]): void {
  if (character === '{') open.push(new Set());
  else if (character === '[') open.push(undefined);
  else if (character === '}' || character === ']') open.pop();
}

function isTwice(key: string, keys: Set<string> | undefined): boolean {
  if (keys?.has(key)) return true;
  keys?.add(key);
  return false;
}

/** An escaped key is the same key. */
function keyIn(literal: string): string {
  return JSON.parse(literal);
}

/** The index after the closing quotation mark. */
export function endOfString(json: string, start: number): number {
  for (let at = start + 1; at < json.length; at++) {
    if (json[at] === '\\') at++;
    else if (json[at] === '"') return at + 1;
  }
  return json.length;
}

function isKey(json: string, end: number): boolean {
  for (let at = end; at < json.length; at++) {
    const character = json[at];
    if (character === ':') return true;
    if (character !== ' ' && character !== '\n' && character !== '\r' && character !== '\t') return false;
  }
  return false;
}
