import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { isRule, pageOf, ruleIds } from './rules.ts';

const docs = resolve(import.meta.dirname, '../../docs');

describe('every rule', () => {
  test.each(ruleIds)("%s is in the action's README, with its page", (rule) => {
    const readme = readFileSync(join(docs, 'actions/migrate.md'), 'utf8');
    expect(readme).toContain(`[${rule}](${pageOf(rule)})`);
  });
});

test('a rule is known by its whole name', () => {
  expect(['drop-table', 'drop-tables', 'Drop-Table', 'toString', ''].map(isRule)).toEqual([
    true,
    false,
    false,
    false,
    false,
  ]);
});
