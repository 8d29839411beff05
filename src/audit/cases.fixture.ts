import { describe, expect, test } from 'vitest';
import { applyPatches, findingsIn, places } from './audit.fixture.ts';

type Files = Record<string, string>;
/** What it is, the files, and `file:line SEVERITY` of what is found. */
type Bad = readonly [what: string, files: Files, ...found: string[]];
type Good = readonly [what: string, files: Files];

export interface Cases {
  bad: readonly Bad[];
  good: readonly Good[];
  /** What looks bad and is not, or looks good and is not. */
  tricky: readonly (Good | Bad)[];
  /** How many patches there are; each must apply, and its finding be gone. */
  patches?: readonly (readonly [what: string, files: Files, count: number])[];
}

/** Holds a rule to its cases. For tests only. */
export function holds(rule: string, { bad, good, tricky, patches = [] }: Cases): void {
  const each = (cases: readonly (Good | Bad)[]) =>
    test.each(cases.map(([what, files, ...found]) => [what, files, found] as const))('%s', async (_, files, found) => {
      expect(places(await findingsIn(files, { only: rule }))).toEqual(found);
    });
  describe('bad', () => void each(bad));
  describe('good', () => void each(good));
  describe('tricky', () => void each(tricky));
  if (patches.length > 0)
    test.each(patches)('the patch of %s repairs it', async (_, files, count) => {
      expect(await applyPatches(files, rule)).toBe(count);
    });
}

/** A wrangler configuration with code beside it. */
export function worker(config: object, code = 'export default { fetch: () => new Response() };\n'): Files {
  const written = { name: 'trips', main: 'index.ts', ...config };
  return { 'wrangler.jsonc': `${JSON.stringify(written, null, 2)}\n`, 'index.ts': code };
}
