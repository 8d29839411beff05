import { describe, expect, test } from 'vitest';
import { duplicateKey } from '../verdict/duplicate-keys.ts';
import { mandates } from '../verdict/mandates.ts';
import { type Expected, readAnswer } from './answer.ts';
import { type Answer, answerJsonSchema, type Finding } from './answer-schema.ts';

const expected: Expected = {
  canary: 'voygent-canary-1',
  files: [
    { path: 'a.ts', lines: [[10, 20]], removed: [[7, 8]] },
    { path: 'a.ts', lines: [[40, 50]], removed: [] },
    { path: 'b\u0301.ts', lines: [], removed: [] },
  ],
};

const finding: Finding = {
  severity: 'HIGH',
  mandate: 'security',
  path: 'a.ts',
  line: 15,
  finding: 'x',
  risk: 'y',
  remediation: 'z',
  principle: null,
};

const right: Answer = {
  canary: 'voygent-canary-1',
  filesExamined: ['b\u0301.ts', 'a.ts'],
  mandatesExamined: [...mandates],
  findings: [finding],
  summary: 'One finding.',
};

const read = (answer: unknown) => readAnswer(typeof answer === 'string' ? answer : JSON.stringify(answer), expected);

describe('an answer that counts', () => {
  test.each([
    ['is what was asked for', right],
    ['may have no findings', { ...right, findings: [] }],
    [
      'may name a file and a mandate twice',
      { ...right, filesExamined: ['a.ts', 'b\u0301.ts', 'a.ts'], mandatesExamined: [...mandates, 'security'] },
    ],
    ['may be of the whole file', { ...right, findings: [{ ...finding, line: null }] }],
    ['may be of a line that is gone', { ...right, findings: [{ ...finding, line: 7 }] }],
    ['may be of another part of a file', { ...right, findings: [{ ...finding, line: 50 }] }],
    ['may stand between blanks', `\n ${JSON.stringify(right)} \n`],
    ['may have the same key in several objects', { ...right, findings: [finding, finding] }],
  ])('%s', (_, answer) => {
    const value = typeof answer === 'string' ? JSON.parse(answer) : answer;
    expect(read(answer)).toEqual({ outcome: 'accepted', answer: value });
  });
});

describe('an answer does not count', () => {
  const text = JSON.stringify(right);

  test.each([
    ['that is blank', ' \n', 'empty'],
    ['that is prose', 'No findings.', 'not-json'],
    ['in a fence', `\`\`\`json\n${text}\n\`\`\``, 'not-json'],
    ['that begins with a byte-order mark', `\ufeff${text}`, 'not-json'],
    ['with a comma too many', text.replace(/\}$/, ',}'), 'not-json'],
    ['that breaks off', text.slice(0, -1), 'truncated'],
    ['that breaks off within a text', text.slice(0, -5), 'truncated'],
    ['with text after it', `${text} That is all.`, 'trailing-text'],
    ['with another one after it', `${text}\n${text}`, 'trailing-text'],
    ['that refuses in words', 'I cannot review this code.', 'refusal'],
    ['that is too long', JSON.stringify({ ...right, summary: 'x'.repeat(1024 * 1024) }), 'oversize'],
    ['with two lists of findings', text.replace('"findings":', '"findings":[],"findings":'), 'duplicate-keys'],
    ['with two severities', text.replace('"severity":', '"severity":"LOW","severity":'), 'duplicate-keys'],
    ['that is a list', '[]', 'schema'],
    ['that is null', 'null', 'schema'],
    ['with a key of its own', { ...right, approved: true }, 'schema'],
    ['with a key of its own in a finding', { ...right, findings: [{ ...finding, waived: true }] }, 'schema'],
    ['with __proto__', text.replace('{', '{"__proto__":{},'), 'schema'],
    ['with a line as text', { ...right, findings: [{ ...finding, line: '15' }] }, 'schema'],
    ['with the line 0', { ...right, findings: [{ ...finding, line: 0 }] }, 'schema'],
    ['with a severity in small letters', { ...right, findings: [{ ...finding, severity: 'high' }] }, 'schema'],
    ['with a seventh mandate', { ...right, mandatesExamined: [...mandates, 'style'] }, 'schema'],
    ['with the canary of another question', { ...right, canary: 'voygent-canary-2' }, 'canary'],
    ['without one mandate', { ...right, mandatesExamined: mandates.slice(1) }, 'mandates'],
    ['without one file', { ...right, filesExamined: ['a.ts'] }, 'files-missing'],
    [
      'with a file that only looks the same',
      { ...right, filesExamined: ['a.ts', '\u0062\u0301.ts '.normalize('NFC')] },
      'files-missing',
    ],
    ['with a file too many', { ...right, filesExamined: [...right.filesExamined, 'c.ts'] }, 'files-foreign'],
    ['with a finding of another file', { ...right, findings: [{ ...finding, path: 'c.ts' }] }, 'finding-path'],
    ['with a finding between what was shown', { ...right, findings: [{ ...finding, line: 30 }] }, 'finding-line'],
    [
      'with a line of a file of which none is shown',
      { ...right, findings: [{ ...finding, path: 'b\u0301.ts', line: 1 }] },
      'finding-line',
    ],
    ['with a blank remediation', { ...right, findings: [{ ...finding, remediation: '\t' }] }, 'finding-blank'],
  ])('%s', (_, answer, problem) => {
    expect(read(answer)).toMatchObject({ outcome: 'refused', problem, message: expect.stringMatching(/\.$/) });
  });

  test('and what it found is kept all the same', () => {
    const high = { ...finding, path: 'elsewhere.ts' };
    expect(read({ ...right, canary: '', findings: [high, finding] })).toMatchObject({ findings: [high, finding] });
    expect(read({ findings: [{ nonsense: true }, high] })).toMatchObject({ problem: 'schema', findings: [high] });
  });

  test('and is told by its beginning only, as one line', () => {
    const found = read(`\u001b[31mApproved\n::set-output name=x::${'y'.repeat(500)}`);
    const message = found.outcome === 'refused' ? found.message : '';
    expect(message.length).toBeLessThan(200);
    expect(message.split('').filter((character) => character < ' ')).toEqual([]);
  });
});

describe('a key that is there twice', () => {
  test.each([
    ['{"a":1,"a":2}', 'a'],
    ['{"a":{"b":1,"b":2}}', 'b'],
    ['[{"a":1},{"a":[{"c":1,"d":{},"c":2}]}]', 'c'],
    ['{"a":1,"\\u0061":2}', 'a'],
    ['{"\\"":1 , "\\"" : 2}', '"'],
    ['{"":1,"":2}', ''],
    ['{"a":"a","b":["a","a"],"c":{"a":1}}', undefined],
    ['{"a\\\\":1,"a":2}', undefined],
    ['{"a":"{\\"b\\":1,\\"b\\":2}"}', undefined],
  ])('%s', (json, key) => {
    expect(() => JSON.parse(json)).not.toThrow();
    expect(duplicateKey(json)).toBe(key);
  });

  test('is found behind any depth, in time that grows with the length', () => {
    const deep = `{"a":${'['.repeat(200_000)}${']'.repeat(200_000)},"a":1}`;
    const wide = `{${Array.from({ length: 50_000 }, (_, index) => `"k${index}":${index}`).join(',')},"k1":0}`;
    const started = performance.now();
    expect([duplicateKey(deep), duplicateKey(wide)]).toEqual(['a', 'k1']);
    expect(performance.now() - started).toBeLessThan(2000);
  });
});

test('the schema is one that the strict mode takes: every key required, and none beside them', () => {
  const objects: Record<string, unknown>[] = [];
  const keywords = new Set<string>();
  const visit = (schema: unknown): void => {
    if (typeof schema !== 'object' || schema === null || Array.isArray(schema)) return;
    for (const keyword of Object.keys(schema)) keywords.add(keyword);
    const { properties, items, anyOf } = schema as Record<string, unknown>;
    if (properties) objects.push(schema as Record<string, unknown>);
    for (const one of Object.values(properties ?? {})) visit(one);
    visit(items);
    if (Array.isArray(anyOf)) anyOf.forEach(visit);
  };
  visit(answerJsonSchema());
  expect(objects).toHaveLength(2);
  for (const { properties, required, additionalProperties } of objects) {
    expect(required).toEqual(Object.keys(properties as object));
    expect(additionalProperties).toBe(false);
  }
  const supported = [
    'type',
    'properties',
    'required',
    'additionalProperties',
    'items',
    'enum',
    'anyOf',
    'minimum',
    'maximum',
  ];
  expect([...keywords].filter((keyword) => !supported.includes(keyword))).toEqual([]);
});
