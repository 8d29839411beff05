import { duplicateKey, endOfString } from '../verdict/duplicate-keys.ts';

/** Why a text is not the one JSON value that was asked for. */
export type TextProblem =
  | 'empty'
  | 'oversize'
  | 'refusal'
  | 'truncated'
  | 'trailing-text'
  | 'not-json'
  | 'duplicate-keys';

export type ReadText = { value: unknown } | { problem: TextProblem; message: string };

/** In characters. The longest honest answer is a tenth of it. */
export const longestAnswer = 1024 * 1024;

/** The JSON value that a text consists of, or what it is instead. */
export function readJsonText(text: string): ReadText {
  if (text.length > longestAnswer)
    return not('oversize', `The answer has ${text.length} characters, more than the ${longestAnswer} that are read.`);
  if (text.trim() === '') return not('empty', 'The answer is blank.');
  try {
    const value: unknown = JSON.parse(text);
    const key = duplicateKey(text);
    if (key === undefined) return { value };
    return not(
      'duplicate-keys',
      `The answer has the key ${quoted(key)} twice in one object: it can be read in two ways.`,
    );
  } catch {
    return whatElse(text);
  }
}

function whatElse(text: string): ReadText {
  const begin = text.trimStart();
  if (
    /^(?:I['’]?m (?:very )?sorry|Sorry|I (?:can(?:no|['’])t|am (?:not able|unable)|won['’]t)|As an AI)\b/i.test(begin)
  )
    return not('refusal', `The critic refuses in words: ${quoted(begin)}.`);
  if (!begin.startsWith('{')) return not('not-json', `The answer is no JSON: it begins with ${quoted(begin)}.`);
  const end = endOfObject(begin);
  if (end === undefined)
    return not('truncated', `The answer breaks off within its JSON, after ${begin.length} characters.`);
  const rest = begin.slice(end).trim();
  if (rest !== '' && isJson(begin.slice(0, end)))
    return not('trailing-text', `The answer goes on after its JSON: ${quoted(rest)}.`);
  return not('not-json', 'The answer looks like JSON, and is none.');
}

/** The index after the brace that closes the first object. */
function endOfObject(text: string): number | undefined {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const character = text[at];
    if (character === '"') at = endOfString(text, at) - 1;
    else if (character === '{') depth++;
    else if (character === '}' && --depth === 0) return at + 1;
  }
  return undefined;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function not(problem: TextProblem, message: string): ReadText {
  return { problem, message };
}

/** The beginning, as one line in which everything can be seen. */
export function quoted(text: string): string {
  const shown = text.length > 80 ? `${text.slice(0, 80).toWellFormed()}…` : text;
  return JSON.stringify(shown);
}
