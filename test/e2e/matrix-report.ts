import { appendFileSync } from 'node:fs';
import type { Verdict } from './matrix-oracle.ts';

export interface Row {
  scenario: string;
  call: string;
  fault: string;
  verdict: Verdict | 'killed';
  /** How the next run ended, where there was one. */
  next?: Verdict;
}

/** Keeps a row for `node scripts/matrix.ts`, where that asks for it. */
export function keep(row: Row): void {
  const file = process.env['VOYGENT_MATRIX_FILE'];
  if (file) appendFileSync(file, `${JSON.stringify(row)}\n`);
}
