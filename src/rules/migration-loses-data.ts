import { type SqlStatement, splitStatements } from '../sqlite/statements.ts';
import { tokens } from '../sqlite/tokens.ts';
import type { ChangedFile, Rule, RuleInput, Told } from './rule.ts';

const freshMs = 8 * 86_400_000;

/**
 * A migration that throws rows or columns away. What it does to the rows that are there is for the rehearsal to say; this one is
 * said before there is any. It does not see what triggers and cascades take along.
 */
export const migrationLosesData: Rule = {
  id: 'migration-loses-data',
  concerns: (path, { migrationFolders }) =>
    /\.sql$/i.test(path) &&
    (/(?:^|\/)[^/]*migrations?\//i.test(path) || migrationFolders.some((folder) => path.startsWith(`${folder}/`))),
  judge: (file, input) => [...losses(file, input), ...edited(file)],
};

function losses({ path, old, now }: ChangedFile, input: RuleInput): Told[] {
  const before = new Set(splitStatements(old ?? '').map(({ sql }) => sql));
  const statements = splitStatements(now ?? '');
  const rebuilt = new Set(statements.flatMap(({ sql }) => renamedTo(wordsOf(sql))));
  return statements
    .filter(({ sql }) => !before.has(sql))
    .flatMap((statement) => lossIn(statement, rebuilt))
    .map(({ line, what }) => ({
      severity: isSaved(input) ? 'MEDIUM' : 'HIGH',
      mandate: 'data-loss',
      path,
      line,
      finding: `${what}.`,
      risk: isSaved(input)
        ? 'The rows are gone; the newest proven snapshot has them, but for what is written since.'
        : 'The rows are gone, and no proven snapshot of the last 8 days is on record.',
      remediation:
        'Keep what is there: rename or copy it, and drop it in a later release. Or take a snapshot before, with `backup`.',
    }));
}

/** An applied migration must stay what it was; of this one it cannot be told whether it was applied. */
function edited({ path, old, now }: ChangedFile): Told[] {
  if (old === undefined || old === now) return [];
  return [
    {
      severity: 'MEDIUM',
      mandate: 'rollback',
      path,
      line: null,
      finding: now === undefined ? 'A migration was deleted.' : 'A migration that was there before was edited.',
      risk: 'Where it was applied, it is not applied again: databases that are new differ from those that are old.',
      remediation: 'Leave it as it was, and write another migration.',
    },
  ];
}

/** Of every database that has one at all. */
function isSaved({ snapshots, now }: RuleInput): boolean {
  if (snapshots === undefined || snapshots.size === 0) return false;
  return [...snapshots.values()].every((taken) => now - taken <= freshMs);
}

interface Word {
  text: string;
  /** How many parentheses are open around it. */
  depth: number;
}

/** Keywords in upper case, names without their quotes and in lower case where they have them. */
function wordsOf(sql: string): Word[] {
  let depth = 0;
  return [...tokens(sql)].flatMap(({ kind, start, end }): Word[] => {
    const text = sql.slice(start, end);
    if (text === '(') depth++;
    if (text === ')') depth--;
    if (kind === 'word') return [{ text: text.toUpperCase(), depth }];
    return kind === 'quoted' && !text.startsWith("'") ? [{ text: `"${text.slice(1, -1).toUpperCase()}`, depth }] : [];
  });
}

const nameIn = (word: Word | undefined) => (word?.text ?? '').replace(/^"/, '');

function renamedTo(words: readonly Word[]): string[] {
  const at = words.findIndex(({ text }, index) => text === 'RENAME' && words[index + 1]?.text === 'TO');
  return words[0]?.text === 'ALTER' && at !== -1 ? [nameIn(words[at + 2])] : [];
}

function lossIn({ sql, line }: SqlStatement, rebuilt: ReadonlySet<string>): { line: number; what: string }[] {
  const words = wordsOf(sql);
  const texts = words.map(({ text }) => text);
  const what = lossOf(words, texts, rebuilt);
  return what === undefined ? [] : [{ line, what }];
}

function lossOf(words: readonly Word[], texts: readonly string[], rebuilt: ReadonlySet<string>): string | undefined {
  const [first, second] = texts;
  if (first === 'DROP' && second === 'TABLE') {
    const name = nameIn(words[texts[2] === 'IF' ? 4 : 2]);
    // Another table takes its name in this file: a rebuild, which the rehearsal counts the rows of.
    return rebuilt.has(name) ? undefined : `The table ${name.toLowerCase()} is dropped`;
  }
  if (first === 'ALTER' && texts.includes('DROP')) return `A column of ${nameIn(words[2]).toLowerCase()} is dropped`;
  if (first === 'PRAGMA' && texts.includes('WRITABLE_SCHEMA')) return 'The schema is written to by hand';
  const verb = mainVerb(words);
  if (verb !== 'DELETE' && verb !== 'UPDATE') return undefined;
  const isLimited = words.some(({ text, depth }) => text === 'WHERE' && depth === 0);
  return isLimited ? undefined : `A ${verb} has no WHERE: it changes every row`;
}

/** After the common table expressions. A trigger's body has verbs of its own, which do nothing yet. */
function mainVerb(words: readonly Word[]): string | undefined {
  if (words[0]?.text !== 'WITH') return words[0]?.text;
  return words.find(
    ({ text, depth }) => depth === 0 && ['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'REPLACE'].includes(text),
  )?.text;
}
