import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { kinds } from './all.ts';
import { openZoo, type Zoo } from './zoo.ts';

let zoo: Zoo;
beforeAll(async () => {
  zoo = await openZoo(Object.values(kinds).flat());
});
afterAll(() => zoo?.close());

describe.each(Object.entries(kinds))('%s', (_kind, specimens) => {
  test.concurrent.each(specimens)('$name is caught, and its twin passes', async (specimen) => {
    const [flawed, sound] = await Promise.all([zoo.look(specimen, 'flawed'), zoo.look(specimen, 'sound')]);
    const problems = flawed.flatMap((result) => result.problems.map(({ message }) => message));
    expect(flawed.some(({ outcome }) => outcome === 'failed')).toBe(true);
    expect(problems.join('\n')).toMatch(specimen.caught);
    const said = sound.map(({ outcome, problems, warnings }) => ({ outcome, problems, warnings }));
    expect(said).toEqual(sound.map(() => ({ outcome: 'passed', problems: [], warnings: [] })));
  });
});
