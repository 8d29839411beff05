import { describe, expect, test } from 'vitest';
import { canonicalJson, digestOf } from './canonical.ts';
import { readVerdict } from './read.ts';
import { findingOf, sound } from './verdict.fixture.ts';

const bytes = (value: unknown) => Buffer.from(typeof value === 'string' ? value : JSON.stringify(value));

test('a verdict is read as it was written', () => {
  const verdict = { ...sound(), predicate: { ...sound().predicate, findings: [findingOf('LOW')] } };
  expect(readVerdict(bytes(verdict))).toEqual(verdict);
});

describe('a verdict is refused', () => {
  const text = JSON.stringify(sound());
  const edited = (change: (verdict: ReturnType<typeof sound>) => void) => {
    const verdict = structuredClone(sound());
    change(verdict);
    return verdict;
  };
  test.each<[string, unknown, RegExp]>([
    ['that is no JSON', '{', /no JSON/],
    ['that is no verdict', '{}', /_type/],
    ['with a key more', { ...sound(), approved: true }, /approved/],
    [
      'with a key twice',
      text.replace('"status":"approved"', '"status":"rejected","status":"approved"'),
      /"status" twice/,
    ],
    [
      'with an escaped key twice',
      text.replace('"status":"approved"', '"st\\u0061tus":"rejected","status":"approved"'),
      /"status" twice/,
    ],
    ['with a text behind', `${text}{}`, /no JSON/],
    ['with a byte order mark', `\uFEFF${text}`, /no JSON/],
    ['of another type', { ...sound(), predicateType: 'https://example.com/verdict' }, /predicateType/],
    ['with two subjects', { ...sound(), subject: [...sound().subject, ...sound().subject] }, /subject/],
    ['with a status of its own', edited(({ predicate }) => Object.assign(predicate, { status: 'fine' })), /status/],
    [
      'with a finding that was changed',
      edited(({ predicate }) => void predicate.findings.push({ ...findingOf('LOW'), path: 'src/a.ts' })),
      /not what its id says/,
    ],
    [
      'with a finding elsewhere',
      edited(({ predicate }) => void predicate.findings.push(findingOf('LOW', { path: 'etc/passwd' }))),
      /not covered/,
    ],
    [
      'with a path twice',
      edited(({ predicate }) => void predicate.coverage.push(...predicate.coverage.slice(0, 1))),
      /twice/,
    ],
    [
      'with a finding of no source',
      edited(({ predicate }) => void predicate.findings.push(findingOf('LOW', { source: 'rule' }))),
      /no source/,
    ],
    [
      'with a severity of its own',
      edited(({ predicate }) => void predicate.findings.push(Object.assign(findingOf('LOW'), { severity: 'NONE' }))),
      /severity/,
    ],
  ])('%s', (_, value, message) => {
    expect(() => readVerdict(bytes(value))).toThrow(
      expect.objectContaining({
        code: 'verdict-invalid',
        status: 'indeterminate',
        message: expect.stringMatching(message),
      }),
    );
  });

  test('that is no UTF-8, or has no end', () => {
    expect(() => readVerdict(Buffer.from([0x7b, 0xff, 0x7d]))).toThrow(/no UTF-8/);
    expect(() => readVerdict(Buffer.alloc(33 * 1024 * 1024, ' '))).toThrow(/bytes/);
  });
});

test('one content has one digest, whatever the order of its keys', () => {
  expect(canonicalJson({ b: [1, 'ü"\n', null], a: { d: true, c: 1e21 } })).toBe(
    '{"a":{"c":1e+21,"d":true},"b":[1,"ü\\"\\n",null]}',
  );
  expect(digestOf({ a: 1, b: 2 })).toBe(digestOf({ b: 2, a: 1 }));
  expect(digestOf({ a: 1 })).not.toBe(digestOf({ a: '1' }));
  expect(() => canonicalJson(Number.NaN)).toThrow();
  expect(() => canonicalJson([() => 1])).toThrow();
});
