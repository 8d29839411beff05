import { DatabaseSync } from 'node:sqlite';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { readAllowances } from '../../src/migrations/allow.ts';
import type { MigrationFile } from '../../src/migrations/files.ts';
import { lintFile } from '../../src/migrations/lint-file.ts';
import { ruleIds } from '../../src/migrations/rules.ts';
import { type JudgedFinding, judge } from '../../src/rehearsal/judge.ts';
import { rehearse, type Stage } from '../../src/rehearsal/rehearse.ts';
import { Rehearser } from '../../src/rehearsal/rehearse-apart.ts';
import { testContext } from '../../src/runtime/context.fixture.ts';
import { SchemaObject, schemaQuery } from '../../src/sqlite/schema.ts';
import { splitStatements } from '../../src/sqlite/statements.ts';
import { baseSql, type CorpusCase, corpus } from './corpus.ts';

const schema = (() => {
  using database = new DatabaseSync(':memory:');
  database.exec(baseSql());
  return z.array(SchemaObject).parse(database.prepare(schemaQuery).all());
})();
const onSchema: Stage = { schema, ledgerTables: [] };
const onRows: Stage = { ...onSchema, dump: baseSql() };

// It is ended from outside, which needs a process.
const isEndless = ({ name }: CorpusCase) => name.startsWith('too-slow--');
const all = corpus();
const cases = all.filter((one) => !isEndless(one));

function fileOf({ name, sql }: CorpusCase): MigrationFile {
  const script = sql.toString('utf8').replace(/^\uFEFF/, '');
  const allowances = readAllowances(script);
  return { name, path: name, sha256: '', statements: splitStatements(script), allowances, unusable: undefined };
}

function findingsIn(one: CorpusCase, stage: Stage): JudgedFinding[] {
  const file = fileOf(one);
  const { files } = rehearse(stage, [file]);
  const ended = new Set(files.filter((rehearsed) => rehearsed.schema).map(({ name }) => name));
  return judge([...lintFile(file), ...files.flatMap(({ findings }) => findings)], [file], [], ended);
}

function rulesIn(findings: readonly JudgedFinding[], allowed: boolean): string[] {
  return [...new Set(findings.filter((one) => one.allowed === allowed).map(({ rule }) => rule))].sort();
}

test('the corpus is what it claims to be', () => {
  const bad = all.filter(({ kind }) => kind === 'bad');
  expect(bad.length).toBeGreaterThanOrEqual(40);
  expect(all.length - bad.length).toBeGreaterThanOrEqual(20);
  const planned = ['edited-since-applied', 'file-missing', 'out-of-order', 'duplicate-prefix'];
  // On real rows nothing is left to depend on them.
  const elsewhere = [...planned, 'depends-on-rows'];
  expect(
    ruleIds.filter((rule) => !elsewhere.includes(rule) && !bad.some(({ expected }) => expected.includes(rule))),
  ).toEqual([]);
});

describe('on the rows of the database, what is found is what is expected, and nothing else', () => {
  test.each(cases)('$kind $name', (one) => {
    const found = findingsIn(one, onRows);
    expect({ found: rulesIn(found, false), allowed: rulesIn(found, true) }).toEqual({
      found: [...one.expected].sort(),
      allowed: [...one.allowed].sort(),
    });
  });
});

/** What made-up rows do not show: nothing of it is in the schema. The guards of the apply are there for these. */
const unseenOnSchema = [
  'delete-without-where--where-that-finds-all',
  'row-too-large--blob',
  'rows-lost--rebuild-distinct',
  'rows-lost--rebuild-limit',
  'rows-lost--trigger-that-deletes',
  'values-lost--copy-leaves-a-column-out',
];
/** What is told to depend on the rows, though these rows bear it. */
const doubtedOnSchema = ['cascade-wipe--replace-new-parent', 'rows-lost--replace-leaf'];

describe('on made-up rows', () => {
  test.each(cases.filter(({ kind, name }) => kind === 'bad' && !unseenOnSchema.includes(name)))(
    'something is found in $name',
    (one) => expect(rulesIn(findingsIn(one, onSchema), false)).not.toEqual([]),
  );

  test.each(cases.filter(({ kind, name }) => kind === 'innocent' && !doubtedOnSchema.includes(name)))(
    'nothing is found in $name',
    (one) => expect(rulesIn(findingsIn(one, onSchema), false)).toEqual([]),
  );

  test.each(cases.filter(({ name }) => doubtedOnSchema.includes(name)))(
    '$name is said to depend on the rows',
    (one) => {
      const found = findingsIn(one, onSchema);
      expect(found.map(({ rule }) => rule)).toSatisfy((rules: string[]) =>
        rules.every((rule) => rule === 'cascade-wipe' || rule === 'depends-on-rows'),
      );
      expect(found.every(({ message }) => message.includes('`rehearse: export`'))).toBe(true);
    },
  );
});

test('a statement that does not end is ended, and named', { timeout: 30_000 }, async () => {
  const [one] = all.filter(isEndless);
  if (!one) throw new Error('there is no such case');
  using rehearser = new Rehearser(testContext());
  const { files } = await rehearser.rehearse(onRows, [fileOf(one)], new AbortController().signal);
  expect(files.flatMap(({ findings }) => findings.map(({ rule, line }) => [rule, line]))).toEqual([['too-slow', 3]]);
});
