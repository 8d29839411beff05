import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { DumpCheck } from './dump-check.ts';

const unknown = { bytes: undefined, md5: undefined };

/** The first problem of these chunks, one after the other. */
function problemOf(chunks: Buffer[], announced: { bytes?: number; md5?: string } = {}): string | undefined {
  const check = new DumpCheck({ ...unknown, ...announced });
  for (const chunk of chunks) {
    const problem = check.add(chunk);
    if (problem !== undefined) return problem;
  }
  return check.end();
}

const pieces = (bytes: Buffer, size: number) =>
  Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) =>
    bytes.subarray(index * size, (index + 1) * size),
  );

const text = Buffer.from(`INSERT INTO t VALUES ('é€🧭 \u{10ffff}\u0800');\n`);

test.each([1, 2, 3, 4, 5, 7, 1000])('text that comes %d bytes at a time is text', (size) => {
  const md5 = createHash('md5').update(text).digest('hex');
  expect(problemOf(pieces(text, size), { bytes: text.length, md5 })).toBeUndefined();
});

test('what is text is so however it is cut, and what is none is so too', () => {
  const parts = ['e9', '80', 'c3a9', 'e282', 'e282ac', 'eda080', 'f09fa7ad', 'f09fa7', 'f5808080', 'c080', 'ff', '41'];
  let texts = 0;
  for (const first of parts)
    for (const second of parts) {
      const bytes = Buffer.concat([Buffer.from(first, 'hex'), Buffer.from(second, 'hex'), Buffer.from(';')]);
      const isText = Buffer.from(bytes.toString('utf8')).equals(bytes);
      if (isText) texts++;
      for (const size of [1, 2, 3, 4, 5, 9])
        expect([bytes.toString('hex'), size, problemOf(pieces(bytes, size)) === undefined]).toEqual([
          bytes.toString('hex'),
          size,
          isText,
        ]);
    }
  expect(texts).toBe(18);
});

describe('the end', () => {
  test.each([
    ['SELECT 1;', undefined],
    ['SELECT 1;\r\n \t', undefined],
    ['SELECT 1', 'ends within a statement'],
    ['', 'ends within a statement'],
    [' \n', 'ends within a statement'],
  ])('of %j', (sql, said) => {
    for (const size of [1, 100]) {
      const problem = problemOf(pieces(Buffer.from(sql), size));
      if (said === undefined) expect(problem).toBeUndefined();
      else expect(problem).toContain(said);
    }
  });

  test('within a character is no text', () => {
    expect(problemOf([Buffer.from([0x3b, 0xc3])])).toBe('what was downloaded is no UTF-8');
  });
});

test('what is longer or shorter than announced is wrong', () => {
  expect(problemOf([text], { bytes: text.length - 1 })).toContain('more than the');
  expect(problemOf([text], { bytes: text.length + 1 })).toContain(`announced ${text.length + 1}`);
});

test('what has another md5 is wrong', () => {
  expect(problemOf([text], { md5: 'f'.repeat(32) })).toContain('not what the storage has');
});
