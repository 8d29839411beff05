import { describe, expect, test } from 'vitest';
import { compareBytes, pathBytes, pathText } from './path-text.ts';

const bytes = (...values: number[]) => Buffer.from(values);

describe('the text of a path', () => {
  test.each([
    ['src/index.ts', 'src/index.ts'],
    ['a b\tc\nd', 'a b\tc\nd'],
    ['旅行/é.ts', '旅行/é.ts'],
    ['back\\slash', 'back\\slash'],
    ['"quoted"', '"\\"quoted\\""'],
    ['"é\n\\', '"\\"\\303\\251\\n\\\\"'],
  ])('%j is %j', (path, text) => {
    expect(pathText(Buffer.from(path))).toBe(text);
  });

  test('that is not UTF-8 is quoted as git quotes it', () => {
    expect(pathText(bytes(0x63, 0x61, 0x66, 0xe9))).toBe('"caf\\351"');
    expect(pathText(bytes(0xff, 0x07, 0x01, 0x7f))).toBe('"\\377\\a\\001\\177"');
  });

  test('leads back to its bytes, and no two paths share one', () => {
    const pieces = [
      [0x61],
      [0x22],
      [0x5c],
      [0xff],
      [0xe9],
      [0xc3, 0xa9],
      [0x65, 0xcc, 0x81],
      [0x0a],
      [0x33],
      [0x7f],
      [0xed, 0xa0, 0x80],
    ];
    const seen = new Map<string, string>();
    for (const a of pieces)
      for (const b of pieces)
        for (const c of pieces) {
          const path = bytes(...a, ...b, ...c);
          const text = pathText(path);
          expect(pathBytes(text)).toEqual(path);
          expect(seen.get(text) ?? path.toString('hex')).toBe(path.toString('hex'));
          seen.set(text, path.toString('hex'));
          expect(text.isWellFormed()).toBe(true);
        }
  });

  test('is ordered by bytes', () => {
    const texts = ['\u{1F600}', '\uFFFD', 'b', 'a/b', 'a.b', 'é', 'A'];
    const inBytes = texts.map((text) => Buffer.from(text)).sort(Buffer.compare);
    expect(texts.sort(compareBytes).map((text) => Buffer.from(text))).toEqual(inBytes);
    expect(compareBytes('\u{1F600}', '\uFFFD')).toBe(1);
  });
});
