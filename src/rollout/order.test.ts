import { expect, test } from 'vitest';
import { inDependencyOrder } from './order.ts';

type Given = Record<string, string[]>;

test.each<[string, Given, string[]]>([
  ['nothing binds anything', { b: [], a: [] }, ['b', 'a']],
  ['the one that is bound comes first', { front: ['auth'], auth: [] }, ['auth', 'front']],
  ['a chain', { a: ['b'], b: ['c'], c: [] }, ['c', 'b', 'a']],
  ['two that need one', { a: ['c'], b: ['c'], c: [] }, ['c', 'a', 'b']],
  [
    'a diamond',
    { top: ['left', 'right'], left: ['base'], right: ['base'], base: [] },
    ['base', 'left', 'right', 'top'],
  ],
  ['what is elsewhere does not matter', { a: ['elsewhere'], b: [] }, ['a', 'b']],
  ['itself', { a: ['a'], b: [] }, ['a', 'b']],
  ['a circle, and one outside of it', { a: ['b'], b: ['a'], c: ['a'] }, ['b', 'a', 'c']],
])('%s', (_, given, expected) => {
  const workers = Object.entries(given).map(([name, dependsOn]) => ({ name, dependsOn }));
  expect(inDependencyOrder(workers, (worker) => worker).map(({ name }) => name)).toEqual(expected);
});
