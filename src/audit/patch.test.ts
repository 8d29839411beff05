import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { applyEdits, type Edit, unifiedDiff } from './patch.ts';

const lines = (count: number) => Array.from({ length: count }, (_, index) => `line ${index + 1}\n`).join('');

/** The edits that replace each of these words. */
function replacing(text: string, ...words: [string, string][]): Edit[] {
  return words.map(([old, put]) => ({ from: text.indexOf(old), to: text.indexOf(old) + old.length, text: put }));
}

const cases: [string, string, Edit[]][] = [
  ['one word', lines(9), replacing(lines(9), ['line 5', 'other'])],
  ['the first and the last line', lines(30), replacing(lines(30), ['line 1\n', 'a\n'], ['line 30', 'b'])],
  ['two words near each other', lines(9), replacing(lines(9), ['line 3', 'a'], ['line 6', 'b'])],
  ['two words of one line', 'a b c\n', replacing('a b c\n', ['a', 'x'], ['c', 'y\nz'])],
  ['an insertion before a line', lines(9), [{ from: 7, to: 7, text: 'new\nlines\n' }]],
  [
    'two insertions in one place, and a word',
    lines(9),
    [{ from: 7, to: 7, text: 'a\n' }, { from: 7, to: 7, text: 'b\n' }, ...replacing(lines(9), ['line 2', 'c'])],
  ],
  [
    'a word, and an insertion after its line',
    lines(9),
    [...replacing(lines(9), ['line 2', 'c']), { from: 14, to: 14, text: 'a\n' }],
  ],
  ['an insertion into an empty file of two lines', '', [{ from: 0, to: 0, text: 'a\nb\n' }]],
  ['an insertion at the end', lines(3), [{ from: 21, to: 21, text: 'new\n' }]],
  ['at the end without a line break', 'a\nb', [{ from: 3, to: 3, text: '\nc\n' }]],
  ['a last line that loses its line break', 'a\nb\n', [{ from: 3, to: 4, text: '' }]],
  ['a deletion', lines(5), replacing(lines(5), ['line 2\nline 3\n', ''])],
  ['CRLF', 'a\r\nb\r\nc\r\n', replacing('a\r\nb\r\nc\r\n', ['b', 'x'])],
  ['an empty file', '', [{ from: 0, to: 0, text: 'a\n' }]],
];

test('lines that are put between others leave those alone', () => {
  const text = lines(3);
  expect(unifiedDiff('f', text, [{ from: 7, to: 7, text: 'new\n' }])).toBe(
    '--- a/f\n+++ b/f\n@@ -1,3 +1,4 @@\n line 1\n+new\n line 2\n line 3\n',
  );
});

test('hunks tell where they are in the new text', () => {
  const text = lines(30);
  const diff = unifiedDiff('f', text, [{ from: 0, to: 0, text: 'new\n' }, ...replacing(text, ['line 20', 'other'])]);
  expect(diff.match(/^@@.*@@$/gm)).toEqual(['@@ -1,3 +1,4 @@', '@@ -17,7 +18,7 @@']);
});

test.each(cases)('git makes the same of it: %s', (_, text, edits) => {
  const folder = mkdtempSync(join(tmpdir(), 'patch-'));
  writeFileSync(join(folder, 'a b.txt'), text);
  const input = unifiedDiff('a b.txt', text, edits);
  execFileSync('git', ['apply', '--whitespace=nowarn', '-'], { cwd: folder, input, stdio: 'pipe' });
  expect(readFileSync(join(folder, 'a b.txt'), 'utf8')).toBe(applyEdits(text, edits));
});
