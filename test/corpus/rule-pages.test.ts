import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { readAllowances } from '../../src/migrations/allow.ts';
import type { MigrationFile } from '../../src/migrations/files.ts';
import { lintFile } from '../../src/migrations/lint-file.ts';
import { finding, type RuleId, ruleIds } from '../../src/migrations/rules.ts';
import { isBlocking, type JudgedFinding, judge } from '../../src/rehearsal/judge.ts';
import { rehearse } from '../../src/rehearsal/rehearse.ts';
import { SchemaObject, schemaQuery } from '../../src/sqlite/schema.ts';
import { splitStatements } from '../../src/sqlite/statements.ts';
import { baseSql } from './corpus.ts';

const folder = join(import.meta.dirname, '../../docs/rules');

interface Page {
  rule: RuleId;
  text: string;
  bad: string[];
  /** Migrations, to be applied one after the other. */
  good: string[];
}

const pages = ruleIds.map((rule): Page => {
  const text = readFileSync(join(folder, `${rule}.md`), 'utf8');
  const [before = '', after = ''] = text.split('**Do:**');
  return { rule, text, bad: examples(before), good: examples(after) };
});

function examples(text: string): string[] {
  return [...text.matchAll(/^```sql\n([\s\S]*?)^```$/gm)].map(([, sql = '']) => sql);
}

function fileOf(sql: string, index: number): MigrationFile {
  const name = `${index + 1}.sql`;
  const statements = splitStatements(sql);
  return { name, path: name, sha256: '', statements, allowances: readAllowances(sql), unusable: undefined };
}

function findings(scripts: readonly string[], { withRows = true } = {}): JudgedFinding[] {
  const base = new DatabaseSync(':memory:');
  base.exec(baseSql());
  const schema = z.array(SchemaObject).parse(base.prepare(schemaQuery).all());
  const files = scripts.map(fileOf);
  const stage = { schema, ledgerTables: [], ...(withRows ? { dump: baseSql() } : {}) };
  const rehearsal = rehearse(stage, files);
  const all = [...files.flatMap(lintFile), ...rehearsal.files.flatMap((file) => file.findings)];
  return judge(all, files, [], new Set(rehearsal.files.map(({ name }) => name)));
}

test('each rule has its page, and no page is of another', () => {
  const names = readdirSync(folder).map((name) => name.replace(/\.md$/, ''));
  expect(names.sort()).toEqual([...ruleIds].sort());
});

describe.each(pages)('$rule', ({ rule, text, bad, good }) => {
  test('the page says how severe it is', () => {
    expect(text.split('\n')[0]).toBe(`# ${rule} (${finding(rule, '', '').severity})`);
  });

  test.skipIf(bad.length === 0)('the bad example is found', () => {
    const found = findings(bad, { withRows: rule !== 'depends-on-rows' });
    expect(found.filter(({ allowed }) => !allowed).map((one) => one.rule)).toContain(rule);
  });

  test.skipIf(good.length === 0)('what to do in its place is not', () => {
    const found = findings(good);
    expect(found.filter((one) => isBlocking(one) || one.rule.startsWith('allow-'))).toEqual([]);
  });

  test('what its allow line allows is this rule', () => {
    for (const [, rules = ''] of text.matchAll(/`-- voygent:allow ([\w,-]+) </g))
      expect(rules.split(',')).toContain(rule);
  });
});
