import { describe, expect, test } from 'vitest';
import { compareNames, type MigrationFile } from '../migrations/files.ts';
import type { Ledger } from '../migrations/ledger.ts';
import { planMigrations } from './plan.ts';

function plan(names: string[], applied: string[], checksums: Record<string, string> = {}) {
  const files: MigrationFile[] = names.toSorted(compareNames).map((name) => ({
    name,
    path: name,
    sha256: `of ${name}`,
    statements: [],
    allowances: { allowed: [], invalid: [] },
    unusable: undefined,
  }));
  const ledger: Ledger = {
    applied,
    checksums: new Map(Object.entries(checksums)),
    runs: new Map(),
    schema: [],
    digest: '',
  };
  const { pending, findings } = planMigrations(files, ledger);
  return {
    pending: pending.map(({ name }) => name),
    findings: findings.map(({ rule, severity, file }) => `${severity} ${rule} ${file}`),
    messages: findings.map(({ message }) => message),
  };
}

describe('pending', () => {
  test.each([
    ['all, on a new database', ['1.sql', '2.sql'], [], ['1.sql', '2.sql']],
    ['none, when all are applied', ['1.sql', '2.sql'], ['1.sql', '2.sql'], []],
    ['the rest', ['1.sql', '2.sql', '10.sql'], ['1.sql'], ['2.sql', '10.sql']],
    ['nothing, without files', [], [], []],
  ])('are %s', (_, names, applied, pending) => {
    expect(plan(names, applied)).toEqual({ pending, findings: [], messages: [] });
  });
});

describe('a finding', () => {
  test('tells a file that was edited after it was applied, as an error', () => {
    expect(plan(['1.sql', '2.sql'], ['1.sql'], { '1.sql': 'other' })).toMatchObject({
      pending: ['2.sql'],
      findings: ['error edited-since-applied 1.sql'],
    });
  });

  test('is not made of a file whose content is the same, or was never kept', () => {
    expect(plan(['1.sql'], ['1.sql'], { '1.sql': 'of 1.sql' }).findings).toEqual([]);
    expect(plan(['1.sql'], ['1.sql']).findings).toEqual([]);
  });

  test('is not made of a pending file with a left-over checksum', () => {
    expect(plan(['1.sql'], [], { '1.sql': 'other' })).toMatchObject({ pending: ['1.sql'], findings: [] });
  });

  test('tells what is applied and not in the checkout', () => {
    expect(plan(['1.sql', '3.sql'], ['1.sql', '2.sql'])).toMatchObject({
      pending: ['3.sql'],
      findings: ['warning file-missing 2.sql'],
    });
  });

  test('tells a pending file that comes before one that is applied', () => {
    const { pending, findings, messages } = plan(['1.sql', '2.sql', '3.sql', '4.sql'], ['1.sql', '3.sql']);
    expect({ pending, findings }).toEqual({ pending: ['2.sql', '4.sql'], findings: ['warning out-of-order 2.sql'] });
    expect(messages[0]).toContain('2.sql comes before 3.sql, which is applied already');
  });

  test('tells a number that is used twice, for the pending ones only, and once each', () => {
    expect(plan(['1_a.sql', '01_b.sql', '2.sql'], ['1_a.sql', '01_b.sql']).findings).toEqual([]);
    expect(plan(['1_a.sql', '1_b.sql'], ['1_a.sql']).findings).toEqual(['warning duplicate-prefix 1_b.sql']);
    expect(plan(['1_a.sql', '01_b.sql'], []).findings).toEqual([
      'warning duplicate-prefix 01_b.sql',
      'warning duplicate-prefix 1_a.sql',
    ]);
  });

  test('is not made of names without a number, nor of numbers within folders', () => {
    expect(plan(['a.sql', 'b.sql'], []).findings).toEqual([]);
    expect(plan(['x/1.sql', 'y/1.sql', 'x/1_b.sql'], []).findings).toEqual([]);
  });
});
