import type { DatabaseSync } from 'node:sqlite';
import { type Finding, finding, type RuleId } from '../migrations/rules.ts';
import { lintContract } from './lint-contract.ts';
import { lintD1 } from './lint-d1.ts';
import { lintRows } from './lint-rows.ts';
import { lintSchema } from './lint-schema.ts';
import type { Novelty } from './novelty.ts';
import type { Trial } from './trial.ts';

/** A file that was tried, and what is needed to judge it. */
export interface Judged {
  trial: Trial;
  /** What earlier pending files made. */
  novelty: Novelty;
  /** As it is after the file. */
  database: DatabaseSync;
  /** Whether the rows are production's: on made-up ones, what depends on them is not seen. */
  rowsAreReal: boolean;
}

/** Judges what a file did in the rehearsal. What SQLite tells of it counts, not how the SQL looks. */
export function lint(judged: Judged): Finding[] {
  const found = [
    ...lintD1(judged),
    ...lintSchema(judged),
    ...lintRows(judged),
    ...lintContract(judged),
    ...failed(judged),
  ];
  return found.sort((a, b) => (a.line ?? 0) - (b.line ?? 0));
}

/** What SQLite says of an error that a rule of its own is about. */
const known: readonly { says: RegExp; rule: RuleId; message: string }[] = [
  {
    says: /^Cannot add a NOT NULL column with default value NULL/,
    rule: 'not-null-without-default',
    message: 'A column that is NOT NULL without a default cannot be added to a table that has rows.',
  },
  {
    says: /^too many columns on /,
    rule: 'too-many-columns',
    message: 'The table has more columns than the 100 that D1 allows.',
  },
];

// What the rows decide, and not the schema: https://www.sqlite.org/rescode.html#constraint and its like.
const ofRows = /constraint failed|^cannot store |malformed JSON/;

function failed({ trial: { file, failure }, rowsAreReal }: Judged): Finding[] {
  if (!failure) return [];
  const line = failure.statement?.line;
  const rule = known.find(({ says }) => says.test(failure.message));
  if (rule) return [finding(rule.rule, file.name, rule.message, line)];
  if (rowsAreReal || !ofRows.test(failure.message))
    return [finding('fails-in-rehearsal', file.name, `The rehearsal failed: ${failure.message}.`, line)];
  const message = `Whether this passes depends on the rows that the database has: on made-up rows it fails (${failure.message}). Rehearse on the real rows with \`rehearse: export\`.`;
  return [finding('depends-on-rows', file.name, message, line)];
}
