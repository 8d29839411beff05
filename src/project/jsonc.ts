import type { Node, ParseError } from 'jsonc-parser';
import { type Document, type KeyPath, locationOf } from './positions.ts';
import { invalid, invalidAt } from './problems.ts';

/** A JSON document that may have comments and trailing commas. Throws one `config-invalid` with every syntax error. */
export async function parseJsonc(text: string, file: string): Promise<Document> {
  const jsonc = await import('jsonc-parser');
  const errors: ParseError[] = [];
  const tree = shallow(file, () => jsonc.parseTree(text, errors, { allowTrailingComma: true }));
  if (errors.length > 0 || !tree) {
    const problems = errors.map(({ error, offset }) => ({
      location: locationOf(file, text, offset),
      message: `the JSON cannot be read: ${inWords(jsonc.printParseErrorCode(error))}.`,
    }));
    throw invalid(file, problems.length > 0 ? problems : [{ location: { file }, message: 'the file is empty.' }]);
  }
  const place = (path: KeyPath, key: boolean) => locationOf(file, text, offsetOf(tree, path, key));
  const value: unknown = shallow(file, () => jsonc.getNodeValue(tree));
  return { value, at: (path) => place(path, false), keyAt: (path) => place(path, true) };
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

/** The nearest node of the path. Of a key that stands twice the last one counts, as in JSON.parse. */
function offsetOf(tree: Node, path: KeyPath, key: boolean): number {
  let node = tree;
  for (const [index, part] of path.entries()) {
    const found = childOf(node, part);
    if (!found) break;
    if (key && index === path.length - 1) return found.key.offset;
    node = found.value;
  }
  return node.offset;
}

function childOf(node: Node, part: PropertyKey): { key: Node; value: Node } | undefined {
  if (node.type === 'array') {
    const item = typeof part === 'number' ? node.children?.[part] : undefined;
    return item && { key: item, value: item };
  }
  const property = node.children?.findLast((child) => child.children?.[0]?.value === part);
  const [key, value] = property?.children ?? [];
  return key && value && { key, value };
}

const words: Record<string, string> = {
  InvalidSymbol: 'a word that is not JSON stands here (texts need double quotes)',
  InvalidNumberFormat: 'a number is not well formed',
  PropertyNameExpected: 'a key in double quotes is missing here',
  ValueExpected: 'a value is missing here',
  ColonExpected: 'a colon is missing here',
  CommaExpected: 'a comma is missing before this',
  CloseBraceExpected: 'a closing `}` is missing',
  CloseBracketExpected: 'a closing `]` is missing',
  EndOfFileExpected: 'the document ends before this, and something follows',
  InvalidCommentToken: 'a comment cannot stand here',
  UnexpectedEndOfComment: 'a comment is not closed',
  UnexpectedEndOfString: 'a text is not closed with a double quote',
  UnexpectedEndOfNumber: 'a number is cut short',
  InvalidUnicode: 'a `\\u` escape is not well formed',
  InvalidEscapeCharacter: 'an escape with `\\` is not one that JSON knows',
  InvalidCharacter: 'a character stands here that JSON does not allow',
};

function inWords(code: string): string {
  return words[code] ?? code;
}
