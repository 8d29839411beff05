import { allowedFunctions } from './d1-dialect-lists.ts';
import { tokens } from './tokens.ts';

/**
 * The first function in a `DEFAULT (…)` of a CREATE or ALTER TABLE that D1 does not allow. D1 looks at it when the table
 * is made; plain SQLite asks its authorizer only when a row takes the default.
 */
export function refusedDefault(sql: string): string | undefined {
  const texts = [...tokens(sql)].map(({ start, end }) => sql.slice(start, end));
  let depth = 0;
  for (const [index, text] of texts.entries()) {
    if (depth === 0) {
      if (text === '(' && /^default$/i.test(texts[index - 1] ?? '')) depth = 1;
      continue;
    }
    if (text === '(') depth++;
    if (text === ')') depth--;
    if (texts[index + 1] === '(' && isRefused(text)) return text.toLowerCase();
  }
  return undefined;
}

function isRefused(text: string): boolean {
  return (
    /^[a-z_]\w*$/i.test(text) && !notFunctions.has(text.toLowerCase()) && !allowedFunctions.has(text.toLowerCase())
  );
}

/** What may stand before a parenthesis and is no function. */
const notFunctions: ReadonlySet<string> = new Set(
  'and or not in is isnull notnull between like glob match regexp escape case when then else end cast select from where values exists distinct as on by over filter collate null'.split(
    ' ',
  ),
);
