import { isHidden } from '../subject/invisible.ts';

/**
 * A value as JSON in which everything can be seen: what cannot, or is put onto the character before it, is escaped. So paths
 * that only look alike in one of these ways are told apart.
 */
export function visibleJson(value: unknown): string {
  return JSON.stringify(value).replace(isHidden, (character) =>
    Array.from({ length: character.length }, (_, index) => escapedUnit(character.charCodeAt(index))).join(''),
  );
}

function escapedUnit(code: number): string {
  return `\\u${code.toString(16).padStart(4, '0')}`;
}
