import { ActionError } from '../runtime/errors.ts';

/** Whether a path, relative to the root of the repository and with `/`, is one that a glob means. */
export type PathMatcher = (path: string) => boolean;

/**
 * A glob over whole paths: `*` and `?` within a name, `**` over folders, `{a,b}`, `[a-z]`, `[!a-z]`; `\` takes a character as it
 * is. Names that begin with a dot are matched like others. `*.md` means the root's only, `**` and `/*.md` those of every folder. It
 * is compiled once, as a review matches tens of thousands of paths.
 * @throws ActionError `config-invalid`
 */
export function compileGlob(glob: string): PathMatcher {
  const expression = new RegExp(`^${translate(glob)}$`, 'su');
  return (path) => expression.test(path);
}

/** The pieces of a glob, longest first where one begins with another. */
const pieces = /\*\*\/|\*+|\?|\[!?[^\]]+\]|\{|\}|,|\\.|[^\\]/gsu;

function translate(glob: string): string {
  let depth = 0;
  let source = '';
  if (glob === '' || glob.startsWith('/') || /(?<!\\)(?:\\\\)*\\$/.test(glob)) throw invalid(glob);
  for (const { 0: piece, index } of glob.matchAll(pieces)) {
    if (piece === '{') depth++;
    if (piece === '}' && --depth < 0) throw invalid(glob);
    const isWhole = index === 0 || /[/{,]/.test(glob[index - 1] ?? '');
    source += translatePiece(piece, isWhole, depth > 0);
  }
  if (depth !== 0) throw invalid(glob);
  return source;
}

/** What stands for itself in every place. */
const fixed: Readonly<Record<string, string>> = { '?': '[^/]', '{': '(?:', '}': ')' };

/** @param isWhole whether a name begins here */
function translatePiece(piece: string, isWhole: boolean, inBraces: boolean): string {
  if (piece.startsWith('*')) return stars(piece, isWhole);
  if (piece === ',' && inBraces) return '|';
  if (piece.startsWith('[') && piece.length > 2) return characters(piece.slice(1, -1));
  return fixed[piece] ?? literal(piece.startsWith('\\') ? piece.slice(1) : piece);
}

function stars(piece: string, isWhole: boolean): string {
  if (piece === '**/') return isWhole ? '(?:[^/]+/)*' : '[^/]*/';
  if (piece.startsWith('**') && isWhole) return '.+';
  return '[^/]*';
}

function characters(inside: string): string {
  const isNot = inside.startsWith('!');
  const list = (isNot ? inside.slice(1) : inside).replace(/[\\[\]^&|~]/g, '\\$&');
  return isNot ? `(?:(?!/)[^${list}])` : `(?:(?!/)[${list}])`;
}

function literal(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/gu, '\\$&');
}

function invalid(glob: string): ActionError {
  return new ActionError('config-invalid', `\`${glob}\` is not a glob.`, {
    hint: 'Write it relative to the root of the repository, with balanced braces, such as `docs/**` or `**/*.{png,svg}`.',
  });
}
