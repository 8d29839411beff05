import { expect, test } from 'vitest';
import { combinationsOf } from './matrix.ts';

test('is the product of its axes, the last one fastest', () => {
  expect(combinationsOf({ os: ['a', 'b'], node: [1, 2] }, 'x')).toEqual([
    { os: 'a', node: 1 },
    { os: 'a', node: 2 },
    { os: 'b', node: 1 },
    { os: 'b', node: 2 },
  ]);
});

test('leaves out what is excluded, by some of its keys too', () => {
  expect(combinationsOf({ os: ['a', 'b'], node: [1, 2], exclude: [{ os: 'a' }, { os: 'b', node: 1 }] }, 'x')).toEqual([
    { os: 'b', node: 2 },
  ]);
});

// The example of docs.github.com, «Expanding or adding matrix configurations».
test('includes as GitHub documents it', () => {
  const matrix = {
    fruit: ['apple', 'pear'],
    animal: ['cat', 'dog'],
    include: [
      { color: 'green' },
      { color: 'pink', animal: 'cat' },
      { fruit: 'apple', shape: 'circle' },
      { fruit: 'banana' },
      { fruit: 'banana', animal: 'cat' },
    ],
  };
  expect(combinationsOf(matrix, 'x')).toEqual([
    { fruit: 'apple', animal: 'cat', color: 'pink', shape: 'circle' },
    { fruit: 'apple', animal: 'dog', color: 'green', shape: 'circle' },
    { fruit: 'pear', animal: 'cat', color: 'pink' },
    { fruit: 'pear', animal: 'dog', color: 'green' },
    { fruit: 'banana' },
    { fruit: 'banana', animal: 'cat' },
  ]);
});

test('may be of included ones alone', () => {
  expect(combinationsOf({ include: [{ a: 1 }, { a: 2 }] }, 'x')).toEqual([{ a: 1 }, { a: 2 }]);
});

test.each([[{ os: [] }], [{ os: 'a' }], ['a'], [{ include: ['a'] }]])('%j is refused', (matrix) => {
  expect(() => combinationsOf(matrix, 'ci.yml: job')).toThrow(/^ci\.yml: job/);
});
