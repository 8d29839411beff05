import type { AST } from 'toml-eslint-parser';
import type { Location } from '../runtime/errors.ts';
import type { KeyPath } from './positions.ts';

interface Place {
  key: Location;
  value: Location;
}

/** Where the keys and values of a TOML document stand. */
export interface TomlPlaces {
  /** Of the value at the path, or of its nearest ancestor. */
  of(path: KeyPath): Place;
}

/**
 * Places by path. smol-toml, by which wrangler reads too, keeps none; this parser does. Where the two do not agree on
 * what is TOML, only the file is known.
 */
export async function tomlPlaces(text: string, file: string): Promise<TomlPlaces> {
  const { parseTOML } = await import('toml-eslint-parser');
  const places = new Map<string, Place>();
  try {
    const [top] = parseTOML(text).body;
    for (const node of top.body) addNode(node, file, places);
  } catch {
    places.clear();
  }
  return { of: (path) => nearest(path, file, places) };
}

function nearest(path: KeyPath, file: string, places: ReadonlyMap<string, Place>): Place {
  for (let length = path.length; length > 0; length--) {
    const found = places.get(nameOf(path.slice(0, length)));
    if (found) return found;
  }
  return { key: { file }, value: { file } };
}

function addNode(node: AST.TOMLKeyValue | AST.TOMLTable, file: string, places: Map<string, Place>): void {
  if (node.type === 'TOMLKeyValue') {
    addKeyValue(node, [], file, places);
    return;
  }
  const place = placeOf(node.key, node, file);
  addParents(node.resolvedKey, place, places);
  for (const inner of node.body) addKeyValue(inner, node.resolvedKey, file, places);
}

function addKeyValue(node: AST.TOMLKeyValue, base: KeyPath, file: string, places: Map<string, Place>): void {
  const path = [...base, ...node.key.keys.map((key) => (key.type === 'TOMLBare' ? key.name : key.value))];
  addParents(path, placeOf(node.key, node.value, file), places);
  addValue(node.value, path, file, places);
}

function addValue(node: AST.TOMLContentNode, path: KeyPath, file: string, places: Map<string, Place>): void {
  if (node.type === 'TOMLInlineTable') for (const inner of node.body) addKeyValue(inner, path, file, places);
  if (node.type !== 'TOMLArray') return;
  for (const [index, element] of node.elements.entries()) {
    places.set(nameOf([...path, index]), placeOf(element, element, file));
    addValue(element, [...path, index], file, places);
  }
}

/** The path, and what it implies: `[env.production]` is the first place of `env` too. */
function addParents(path: KeyPath, place: Place, places: Map<string, Place>): void {
  for (let length = 1; length <= path.length; length++) {
    const name = nameOf(path.slice(0, length));
    if (!places.has(name)) places.set(name, place);
  }
}

function placeOf(key: AST.TOMLNode, value: AST.TOMLNode, file: string): Place {
  return { key: locationOf(key, file), value: locationOf(value, file) };
}

function locationOf({ loc: { start } }: AST.TOMLNode, file: string): Location {
  return { file, line: start.line, column: start.column + 1 };
}

function nameOf(path: KeyPath): string {
  return JSON.stringify(path.map(String));
}
