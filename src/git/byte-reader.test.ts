import { expect, test } from 'vitest';
import { createByteReader } from './byte-reader.ts';

async function* cut(bytes: Buffer, every: number): AsyncIterable<Buffer> {
  for (let at = 0; at < bytes.length; at += every) yield bytes.subarray(at, at + every);
}

test.each([1, 2, 3, 7, 100])('gives lines and lengths, however the stream is cut: every %i bytes', async (every) => {
  const reader = createByteReader(cut(Buffer.from('4 head\nbody\n\n\nrest'), every));
  expect((await reader.until(10, 99))?.toString()).toBe('4 head');
  expect((await reader.exactly(4))?.toString()).toBe('body');
  expect((await reader.until(10, 99))?.toString()).toBe('');
  expect((await reader.exactly(0))?.toString()).toBe('');
  expect((await reader.until(10, 99))?.toString()).toBe('');
  expect((await reader.exactly(1))?.toString()).toBe('\n');
  expect(await reader.until(10, 99)).toBe(undefined);
  expect(await reader.exactly(1)).toBe(undefined);
});

test.each([1, 3, 100])('reads no line that is too long: every %i bytes', async (every) => {
  const five = createByteReader(cut(Buffer.from('12345\n'), every));
  expect((await five.until(10, 5))?.toString()).toBe('12345');
  const six = createByteReader(cut(Buffer.from('123456\n'), every));
  await expect(six.until(10, 5)).rejects.toThrow(RangeError);
});
