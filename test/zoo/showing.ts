import { afterAll, beforeAll, expect, test } from 'vitest';
import { openZoo, type Specimen, type Zoo } from './zoo.ts';

/** Tests that each flawed specimen is caught and its sound twin passes, all of them at once in one workerd. */
export function show(specimens: readonly Specimen[]): void {
  let zoo: Zoo;
  beforeAll(async () => {
    zoo = await openZoo(specimens);
  });
  afterAll(() => zoo?.close());

  test.concurrent.each(specimens)('$name is caught, and its twin passes', async (specimen) => {
    const [flawed, sound] = await Promise.all([zoo.look(specimen, 'flawed'), zoo.look(specimen, 'sound')]);
    const problems = flawed.flatMap((result) => result.problems.map(({ message }) => message));
    expect(flawed.some(({ outcome }) => outcome === 'failed')).toBe(true);
    expect(problems.join('\n')).toMatch(specimen.caught);
    const said = sound.map(({ outcome, problems, warnings }) => ({ outcome, problems, warnings }));
    expect(said).toEqual(sound.map(() => ({ outcome: 'passed', problems: [], warnings: [] })));
  });
}
