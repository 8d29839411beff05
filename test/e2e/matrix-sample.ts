import { createHash } from 'node:crypto';

/**
 * A part of the cases, one of `of`, so that the whole suite stays below 25 minutes on two cores: the same in every run, chosen by the
 * digests of their names, which favour neither a call nor a fault. All of them with VOYGENT_MATRIX=whole, and for
 * `node scripts/matrix.ts`.
 */
export function sampled<T extends { name: string }>(what: string, cases: readonly T[], of = 5): T[] {
  const isWhole = process.env['VOYGENT_MATRIX_FILE'] !== undefined || process.env['VOYGENT_MATRIX'] === 'whole';
  const chosen = cases.filter(({ name }) => isWhole || digestOf(name) % of === 0);
  console.log(`${what}: ${chosen.length} of ${cases.length} cases`);
  return chosen;
}

function digestOf(name: string): number {
  return createHash('sha256').update(name).digest().readUInt32BE();
}
