import { describe, expect, test } from 'vitest';
import { readVersionNote, writeVersionNote } from './version-note.ts';

const commit = 'c'.repeat(40);

describe('what a version carries is read as it was written', () => {
  test.each([
    { release: '77.1' },
    { release: '77.1', commit },
    { release: '77.1', heads: { prod: '0001_a.sql' } },
    { release: '77.1', commit, heads: { prod: 'sub dir/0001: a,b.sql', 'ünï-codé': null } },
  ])('%j', (note) => {
    expect(readVersionNote(writeVersionNote(note))).toEqual(note);
  });
});

test('heads that do not fit into a message are left out whole', () => {
  const heads = Object.fromEntries(
    Array.from({ length: 40 }, (_, n) => [`database-${n}`, `0001_${'x'.repeat(20)}.sql`]),
  );
  const message = writeVersionNote({ release: '77.1', commit, heads });
  expect(readVersionNote(message)).toEqual({ release: '77.1', commit });
  expect(message.length).toBeLessThan(1000);
});

test.each([undefined, '', 'by hand', 'voygent release=', 'voygent step=0 run=1 way-back=', 'x voygent release=1'])(
  'the message %j is not one of ours',
  (message) => {
    expect(readVersionNote(message)).toBeUndefined();
  },
);

test('a head that is no text of ours is none', () => {
  expect(readVersionNote('voygent release=1 heads=a:%E0%A4%A')?.heads).toBeUndefined();
});
