import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { CommandFiles } from './command-files.ts';

function read(text: string, file: 'GITHUB_OUTPUT' | 'GITHUB_STEP_SUMMARY' = 'GITHUB_OUTPUT') {
  const files = new CommandFiles(mkdtempSync(join(tmpdir(), 'voygent-files-')));
  writeFileSync(files.env[file], text);
  return files.read();
}

test.each([
  ['a=b\nc==d<<e\n', { a: 'b', c: '=d<<e' }],
  ['a<<END\n1\n\n2\nEND\nb=\n', { a: '1\n\n2', b: '' }],
  ['a<<X=1\nv\nX=1\n', { a: 'v' }],
])('%j', (text, outputs) => {
  expect(read(text).outputs).toEqual(outputs);
});

test.each([['alone'], ['=b'], ['a<<END\n1\n']])('%j is refused', (text) => {
  expect(() => read(text)).toThrow(/GITHUB_OUTPUT/);
});

test('a summary above the limit is refused, as it would not be shown', () => {
  expect(() => read('x'.repeat(1024 * 1024 + 1), 'GITHUB_STEP_SUMMARY')).toThrow(/1 MiB/);
});
