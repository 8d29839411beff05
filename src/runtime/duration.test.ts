import { describe, expect, test } from 'vitest';
import { isDuration, parseDuration } from './duration.ts';
import { ActionError } from './errors.ts';

describe('a duration', () => {
  test.each([
    ['500ms', 500],
    ['30s', 30_000],
    ['2m', 120_000],
    ['1h', 3_600_000],
    ['8d', 691_200_000],
    ['0s', 0],
    [' 10s ', 10_000],
  ])('%j is %d milliseconds', (text, ms) => {
    expect(parseDuration(text)).toBe(ms);
    expect(isDuration(text)).toBe(true);
  });

  test.each(['30', '', 's', '-1s', '1.5s', '10 s', '1w', '10S', '1e3s', '10sec', '99999999999s'])(
    '%j is refused, and the error says how to write one',
    (text) => {
      expect(isDuration(text)).toBe(false);
      expect(() => parseDuration(text)).toThrow(ActionError);
      expect(() => parseDuration(text)).toThrow(expect.objectContaining({ code: 'input-invalid' }));
      expect(() => parseDuration(text)).toThrow(
        expect.objectContaining({ hint: expect.stringContaining('such as `500ms`') }),
      );
    },
  );
});
