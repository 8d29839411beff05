import { describe, expect, test } from 'vitest';
import { fileOf } from '../migrations/migrations.fixture.ts';
import { type Finding, finding, type RuleId } from '../migrations/rules.ts';
import { blockedBy, isBlocking, judge } from './judge.ts';

const one = '0001.sql';
const two = '0002.sql';
const found = (rule: RuleId, file = one, line = 1): Finding => finding(rule, file, `of ${rule}`, line);
const all = new Set([one, two]);

describe('a finding', () => {
  test('blocks when it is an error that nobody allows', () => {
    const judged = judge([found('drop-table'), found('virtual-table')], [fileOf('SELECT 1')], [], all);
    expect(judged.map(isBlocking)).toEqual([true, false]);
    expect(judged).toEqual([
      { ...found('drop-table'), allowed: false },
      { ...found('virtual-table'), allowed: false },
    ]);
  });

  test('is allowed by the input, without a reason', () => {
    const judged = judge([found('drop-table'), found('rows-lost')], [fileOf('SELECT 1')], ['drop-table'], all);
    expect(judged).toEqual([
      { ...found('drop-table'), allowed: true },
      { ...found('rows-lost'), allowed: false },
    ]);
  });

  test('is allowed by its file, with the reason, also where the input allows it', () => {
    const file = fileOf('-- voygent:allow rows-lost,drop-table as agreed\nSELECT 1');
    for (const allow of [[], ['drop-table']]) {
      const judged = judge([found('drop-table')], [file], allow, all);
      expect(judged).toEqual([{ ...found('drop-table'), allowed: true, reason: 'as agreed' }]);
    }
  });

  test('has the reason of the first allowance that names its rule', () => {
    const file = fileOf('-- voygent:allow drop-table the first\n-- voygent:allow drop-table the second');
    expect(judge([found('drop-table')], [file], [], all)).toMatchObject([{ reason: 'the first' }]);
  });

  test('is not allowed by another file', () => {
    const files = [fileOf('SELECT 1', one), fileOf('-- voygent:allow drop-table as agreed\nSELECT 1', two)];
    const judged = judge([found('drop-table', one), found('drop-table', two)], files, [], all);
    expect(judged.map(({ file, allowed }) => [file, allowed])).toEqual([
      [one, false],
      [two, true],
    ]);
  });

  test('of a file that is not pending is judged by the input alone', () => {
    expect(judge([found('edited-since-applied', 'old.sql')], [], [], all).map(isBlocking)).toEqual([true]);
    expect(judge([found('edited-since-applied', 'old.sql')], [], ['edited-since-applied'], all)).toMatchObject([
      { allowed: true },
    ]);
  });
});

describe('an allowance that nothing needs', () => {
  const unused = (comment: string, findings: Finding[] = [], allow: string[] = [], rehearsed = all) =>
    judge(findings, [fileOf(`SELECT 1;\n${comment}`)], allow, rehearsed)
      .filter(({ rule }) => rule === 'allow-unused')
      .map(({ line, message, severity, allowed }) => [line, message, severity, allowed]);
  const told = (rule: string) => `\`voygent:allow ${rule}\` allows what this file does not do: remove it.`;

  test('is told, rule by rule, as a warning with its line', () => {
    expect(unused('-- voygent:allow drop-table,drop-column as agreed', [found('drop-table')])).toEqual([
      [2, told('drop-column'), 'warning', false],
    ]);
  });

  test('is told although another file does what it allows', () => {
    expect(unused('-- voygent:allow drop-table as agreed', [found('drop-table', two)])).toHaveLength(1);
  });

  test('is not told of what depends on the rows: here there may be none', () => {
    expect(
      unused(
        '-- voygent:allow cascade-wipe,rows-lost,fails-in-rehearsal,depends-on-rows,row-too-large,too-slow as agreed',
      ),
    ).toEqual([]);
  });

  test('is not told of a file that was not rehearsed to its end', () => {
    expect(unused('-- voygent:allow drop-table as agreed', [], [], new Set([two]))).toEqual([]);
  });

  test('is itself allowed by the input', () => {
    expect(unused('-- voygent:allow drop-table as agreed', [], ['allow-unused'])).toEqual([
      [2, told('drop-table'), 'warning', true],
    ]);
  });
});

describe('the error of a plan', () => {
  const blocked = (findings: readonly Finding[], allow: string[] = [], pending = [fileOf('SELECT 1')]) =>
    blockedBy('trips', judge(findings, pending, allow, new Set()), pending);

  test('is none where nothing blocks', () => {
    expect(blocked([])).toBeUndefined();
    expect(blocked([found('virtual-table')])).toBeUndefined();
    expect(blocked([found('drop-table')], ['drop-table'])).toBeUndefined();
  });

  test('tells what blocks and nothing else, where, and what to do', () => {
    const error = blocked([found('virtual-table'), found('drop-table', one, 4), found('rows-lost')], ['rows-lost']);
    expect(error).toMatchObject({
      code: 'migrations-invalid',
      status: 'blocked',
      message: 'trips: 0001.sql:4: of drop-table [drop-table] Nothing was done.',
      location: { file: 'migrations/0001.sql', line: 4 },
    });
    expect(error?.hint).toBe(
      'What to do instead: https://github.com/voygent/voygent-actions/blob/v1/docs/rules/drop-table.md\nWhere this is meant to be so, write into the file, with your reason: `-- voygent:allow drop-table the reason`.',
    );
  });

  test('is at the file when the finding has no line', () => {
    const error = blocked([finding('too-many-columns', one, 'Too many.')]);
    expect(error?.message).toContain('trips: 0001.sql: Too many. [too-many-columns]');
    expect(error?.location).toEqual({ file: 'migrations/0001.sql' });
  });

  test('of a file that is applied already has no place in the checkout, and is allowed by the input', () => {
    const error = blocked([finding('edited-since-applied', 'old.sql', 'Edited.')]);
    expect(error?.location).toBeUndefined();
    expect(error?.hint).toMatch(/^Where this is meant to be so, `allow: edited-since-applied`\.$/m);
  });

  test('of several rules names each once, and the page of none', () => {
    const error = blocked([found('drop-table'), found('rows-lost'), found('drop-table', one, 3)]);
    expect(error?.hint).toContain('docs/rules/<rule>.md');
    expect(error?.hint).toContain('`-- voygent:allow drop-table,rows-lost the reason`');
  });

  test.each([
    [8, false],
    [9, true],
    [30, true],
  ])('of %d findings shows eight', (count, isCut) => {
    const message = blocked(Array.from({ length: count }, (_, index) => found('drop-table', one, index + 1)))?.message;
    expect(message?.match(/\[drop-table\]/g)).toHaveLength(8);
    expect(message?.includes(`… and ${count - 8} more, in the summary.`)).toBe(isCut);
  });
});
