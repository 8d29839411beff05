import type { DatabaseSync } from 'node:sqlite';

/**
 * The limits that D1 sets SQLite, where they are lower than SQLite's own; seen with workerd. That of a statement's length
 * is judged on the file, that of a row on the rows.
 */
const d1Limits = {
  column: 100,
  compoundSelect: 5,
  exprDepth: 100,
  functionArg: 127,
  likePatternLength: 50,
  triggerDepth: 10,
  variableNumber: 100,
} as const;

/** Does something under the limits of D1, and lifts them again. */
export function withD1Limits<T>(database: DatabaseSync, work: () => T): T {
  const own = { ...database.limits };
  Object.assign(database.limits, d1Limits);
  try {
    return work();
  } finally {
    Object.assign(database.limits, own);
  }
}
