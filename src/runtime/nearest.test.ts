import { describe, expect, test } from 'vitest';
import { didYouMean, nearest } from './nearest.ts';

describe('the nearest of the candidates', () => {
  test.each([
    ['promoet', ['promote', 'smoke', 'workers'], ['promote']],
    ['PROMOTE', ['promote'], ['promote']],
    ['stagin', ['staging', 'production'], ['staging']],
    ['voygent', ['voygent-prod', 'voygent-staging', 'other'], ['voygent-prod', 'voygent-staging']],
    ['prod', ['voygent-prod', 'other-prod'], ['other-prod', 'voygent-prod']],
    ['aaaa', ['aaab', 'aabb', 'aaac', 'aaad'], ['aaab', 'aaac', 'aaad']],
    ['same', ['same', 'same'], ['same']],
    ['db', ['DB', 'xy'], ['DB']],
    ['ab', ['xy', 'z'], []],
    ['a', ['b', 'cd'], []],
    ['', ['a', 'ab'], []],
    ['completely', ['different'], []],
    ['any', [], []],
  ])('of %j in %j are %j', (written, candidates, expected) => {
    expect(nearest(written, candidates)).toEqual(expected);
  });
});

describe('did you mean', () => {
  test('names what is near', () => {
    expect(didYouMean('promoet', ['promote', 'smoke'])).toBe('Did you mean `promote`?');
    expect(didYouMean('voygent', ['voygent-a', 'voygent-b'])).toBe('Did you mean `voygent-a` or `voygent-b`?');
  });

  test('lists all where none is near, and counts those that are too many to list', () => {
    expect(didYouMean('zzzzz', [])).toBe('There are none.');
    expect(didYouMean('zzzzz', ['one'])).toBe('There is: `one`.');
    expect(didYouMean('zzzzz', ['one', 'two'])).toBe('There are: `one`, `two`.');
    const many = Array.from({ length: 20 }, (_, index) => `name-${index}`);
    expect(didYouMean('zzzzz', many)).toMatch(/^There are: `name-0`, .*`name-11`, and 8 more\.$/);
  });

  test('takes candidates from anything that can be read once', () => {
    expect(didYouMean('smok', new Map([['smoke', 1]]).keys())).toBe('Did you mean `smoke`?');
  });
});
