import { expect, test } from 'vitest';
import { lintFile } from './lint-file.ts';
import { fileOf } from './migrations.fixture.ts';

const lint = (script: string) => lintFile(fileOf(script, '0007.sql'));

test.each([
  ['x', 100_000 - "SELECT ''".length, []],
  ['x', 100_000 - "SELECT ''".length + 1, [100_001]],
  ['é', (100_000 - 10) / 2, []],
  ['🧭', 25_000, [100_009]],
])('a statement is measured in bytes, and may have 100 KB: %s × %d', (character, count, told) => {
  expect(lint(`SELECT 1;\nSELECT '${character.repeat(count)}'; SELECT 2`)).toEqual(
    told.map((bytes) => ({
      rule: 'statement-too-long',
      severity: 'error',
      file: '0007.sql',
      line: 2,
      message: `A statement of ${bytes} bytes: D1 allows 100 KB. Split it into several.`,
    })),
  );
});

test('a file may have more than 100 KB, in statements that have not', () => {
  expect(lint(`SELECT '${'x'.repeat(90_000)}';\n`.repeat(20))).toEqual([]);
});

test('each statement that is too long is told, with its line', () => {
  const long = `SELECT\n'${'x'.repeat(100_000)}';\n`;
  expect(lint(`${long}${long}`).map(({ line }) => line)).toEqual([1, 3]);
});

test('an allowance that cannot be read is told, with how it is written', () => {
  expect(lint('SELECT 1;\n\n-- voygent:allow drop-table\n')).toEqual([
    {
      rule: 'allow-invalid',
      severity: 'error',
      file: '0007.sql',
      line: 3,
      message:
        'This `voygent:allow` gives no reason for allowing drop-table. It is written: `-- voygent:allow RULE the reason`.',
    },
  ]);
});

test('one that names a rule which does not exist is told as one sentence after the other', () => {
  const [told] = lint('-- voygent:allow drop-tabel as agreed');
  expect(told?.message).toBe(
    'This `voygent:allow` names the rule `drop-tabel`, which does not exist. Did you mean `drop-table`? It is written: `-- voygent:allow RULE the reason`.',
  );
});
