import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { expect, test } from 'vitest';
import { type SarifResult, sarifOf } from './sarif.ts';

// The schema of the standard, as schemastore has it. It is of draft 4, where an id has another name.
const {
  $schema: _draft,
  id: _id,
  ...schema
} = JSON.parse(readFileSync(new URL('sarif-2.1.0.schema.fixture.json', import.meta.url), 'utf8'));
const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
addFormats.default(ajv);
const isSarif = ajv.compile(schema);

const run = { tool: 'voygent', informationUri: 'https://github.com/voygent/voygent-actions' };
const result: SarifResult = {
  rule: 'cors-opened',
  about: 'CORS lets every origin in.',
  severity: 'HIGH',
  message: 'Every origin may read the answers.',
  path: 'src/worker.ts',
  line: 12,
  fingerprint: 'f'.repeat(16),
};

function written(results: readonly SarifResult[]) {
  const document = JSON.parse(sarifOf({ ...run, results }));
  expect(isSarif(document), JSON.stringify(isSarif.errors)).toBe(true);
  return document.runs[0];
}

test('a result has its rule, level, place and fingerprint', () => {
  const { tool, results } = written([result]);
  expect(tool.driver.rules).toEqual([
    {
      id: 'cors-opened',
      shortDescription: { text: 'CORS lets every origin in.' },
      properties: { tags: ['security'], 'security-severity': '8.0' },
    },
  ]);
  expect(results).toEqual([
    {
      ruleIndex: 0,
      ruleId: 'cors-opened',
      level: 'error',
      message: { text: 'Every origin may read the answers.' },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: 'src/worker.ts', uriBaseId: '%SRCROOT%' },
            region: { startLine: 12 },
          },
        },
      ],
      partialFingerprints: { 'voygentFinding/v1': 'f'.repeat(16) },
    },
  ]);
});

test('no results are a document too', () => {
  expect(written([])).toMatchObject({ results: [], tool: { driver: { rules: [] } } });
});

test('a rule has the rank of the worst that it found', () => {
  const { tool, results } = written([
    { ...result, severity: 'LOW' },
    { ...result, rule: 'other', severity: 'LOW' },
    { ...result, severity: 'MEDIUM' },
  ]);
  expect(tool.driver.rules.map(({ properties }: { properties: unknown }) => properties)).toEqual([
    { tags: ['security'], 'security-severity': '5.0' },
    { tags: ['security'], 'security-severity': '2.0' },
  ]);
  expect(results.map(({ level, ruleIndex }: { level: string; ruleIndex: number }) => [level, ruleIndex])).toEqual([
    ['note', 0],
    ['note', 1],
    ['warning', 0],
  ]);
});

test('a column, the page of the rule, and whether a baseline has it are told where they are known', () => {
  const { tool, results } = written([{ ...result, column: 3, helpUri: 'https://example.com/rule', isKnown: true }]);
  expect(tool.driver.rules).toMatchObject([{ helpUri: 'https://example.com/rule' }]);
  expect(results).toMatchObject([
    { baselineState: 'unchanged', locations: [{ physicalLocation: { region: { startLine: 12, startColumn: 3 } } }] },
  ]);
});

test('what somebody accepts is suppressed, and why', () => {
  const { results } = written([{ ...result, accepted: 'It is public.' }]);
  expect(results[0].suppressions).toEqual([{ kind: 'external', justification: 'It is public.' }]);
});

test.each([
  ['src/a b#c?.ts', 'src/a%20b%23c%3F.ts'],
  ['ordner/größe.ts', 'ordner/gr%C3%B6%C3%9Fe.ts'],
  ['100%.md', '100%25.md'],
  ['a\nb', 'a%0Ab'],
  ['half \ud83d', 'half%20%EF%BF%BD'],
])('the path %j is the URI %s', (path, uri) => {
  const { results } = written([{ ...result, path, line: null }]);
  expect(results[0].locations).toEqual([{ physicalLocation: { artifactLocation: { uri, uriBaseId: '%SRCROOT%' } } }]);
});

test('of very many the first 5,000 are kept, as GitHub reads no more', () => {
  const { results } = written(Array.from({ length: 6000 }, (_, index) => ({ ...result, fingerprint: String(index) })));
  expect(results).toHaveLength(5000);
});
