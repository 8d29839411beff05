import type { Specimen } from '../specimen.ts';
import { constitution, constitutionText } from './constitution.ts';
import { dataLoss } from './data-loss.ts';
import { errorHandling } from './error-handling.ts';
import { performance } from './performance.ts';
import { rollback } from './rollback.ts';
import { security } from './security.ts';

/** Every specimen; the same project's, so that all have the same constitution. */
export const corpus: readonly Specimen[] = [
  ...constitution,
  ...security,
  ...dataLoss,
  ...performance,
  ...rollback,
  ...errorHandling,
];

/** What is there before the change, in all of them. */
export const ground: Readonly<Record<string, string>> = { 'docs/constitution.md': constitutionText };
