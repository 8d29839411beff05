import { expect, test } from 'vitest';
import { OverrideSwitch, overrideFor } from './overrides.ts';

test('an override is the string that the dictionary has for the Worker', () => {
  expect(overrideFor('a="1", my-worker="dc8dcd28"', 'my-worker')).toBe('dc8dcd28');
  expect(overrideFor('a="1"', 'my-worker')).toBeUndefined();
  expect(overrideFor(undefined, 'my-worker')).toBeUndefined();
});

test('a header that is no dictionary of strings overrides nothing', () => {
  for (const header of ['a=1', 'a', 'a="1', 'a="1" b="2"', 'a="1", b', 'A="1"']) {
    expect(overrideFor(header, 'a'), header).toBeUndefined();
  }
});

test('overrides can be ignored for good, or until a number of requests has passed', () => {
  const overrides = new OverrideSwitch();
  expect(overrides.takesEffect()).toBe(true);
  overrides.set({ kind: 'ignore' });
  expect(overrides.takesEffect()).toBe(false);
  overrides.set({ kind: 'after', requests: 2 });
  expect([1, 2, 3, 4].map(() => overrides.takesEffect())).toEqual([false, false, true, true]);
});
