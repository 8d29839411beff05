import { describe, expect, test } from 'vitest';
import { parseJsonc } from './jsonc.ts';
import type { Document, KeyPath } from './positions.ts';
import { parseToml } from './toml.ts';
import { parseYaml } from './yaml.ts';

const parsers = { yaml: parseYaml, jsonc: parseJsonc, toml: parseToml };

/** How a parser ends, as words. */
async function endOf(kind: keyof typeof parsers, text: string): Promise<string> {
  return parsers[kind](text, 'f').then(
    () => 'read',
    (error: Error) => error.message,
  );
}

describe('where it stands in TOML', () => {
  const text = [
    'name = "x"',
    '[vars]',
    'A = "1"',
    'deep.er = { b = [1, { c = "1" }] }',
    '[[d1]]',
    'id = "a"',
    '[[d1]]',
    'id = "a"',
    '[env.production.vars]',
    '"A" = "1"',
  ].join('\n');
  const cases: [KeyPath, value: string, key: string][] = [
    [['name'], '1:8', '1:1'],
    [['vars', 'A'], '3:5', '3:1'],
    [['vars', 'deep', 'er', 'b', 1, 'c'], '4:27', '4:23'],
    [['d1', 0, 'id'], '6:6', '6:1'],
    [['d1', 1, 'id'], '8:6', '8:1'],
    [['env', 'production', 'vars', 'A'], '10:7', '10:1'],
    [['env'], '9:1', '9:2'],
    [['vars', 'missing'], '2:1', '2:2'],
    [['missing'], 'undefined:undefined', 'undefined:undefined'],
  ];

  test.each(cases)('%j', async (path, value, key) => {
    const document: Document = await parseToml(text, 'f');
    const at = document.at(path);
    const keyAt = document.keyAt(path);
    expect([`${at.line}:${at.column}`, `${keyAt.line}:${keyAt.column}`]).toEqual([value, key]);
  });
});

describe('hostile documents', () => {
  const many = (count: number, line: (index: number) => string) => Array.from({ length: count }, (_, i) => line(i));
  const bomb = ['a0: &a0 [x, x]', ...many(40, (i) => `a${i + 1}: &a${i + 1} [*a${i}, *a${i}, *a${i}]`)].join('\n');

  test.each([
    ['a billion laughs', 'yaml', bomb, 'its aliases expand to more than 100 copies'],
    ['an anchor that contains itself', 'yaml', 'a: &a { b: *a }', 'stands within the value of its own anchor'],
    ['an alias without an anchor', 'yaml', 'a: *b', 'that is not set before it'],
    ['YAML as deep as a megabyte goes', 'yaml', `${'- '.repeat(200_000)}x`, 'nested too deeply'],
    ['JSON as deep as that', 'jsonc', '['.repeat(500_000), 'nested too deeply'],
    ['closed JSON as deep', 'jsonc', `${'['.repeat(5_000)}${']'.repeat(5_000)}`, 'nested too deeply'],
    ['TOML as deep', 'toml', `a = ${'['.repeat(500_000)}`, 'excessively nested'],
    ['a key that stands twice', 'yaml', 'a: 1\nb: 2\na: 3', 'f:3:1: a key stands twice'],
    ['a key that stands twice below', 'yaml', 'a: { b: 1, b: 2 }', 'f:1:12: a key stands twice'],
  ] as const)('%s is refused with the reason', async (_, kind, text, reason) => {
    expect(await endOf(kind, text)).toContain(reason);
  });

  test.each([
    ['yaml', many(50_000, (i) => `key${i}: 1`)],
    ['toml', many(50_000, (i) => `key${i} = 1`)],
    ['jsonc', ['{', ...many(50_000, (i) => `"key${i}": 1,`), '}']],
  ] as const)('%s with 50,000 keys is read in seconds', async (kind, lines) => {
    const started = performance.now();
    expect(await endOf(kind, lines.join('\n'))).toBe('read');
    expect(performance.now() - started).toBeLessThan(8_000);
  });

  test('what is shared by aliases without a cycle is read', async () => {
    const { value } = await parseYaml('a: &a { b: 1 }\nc: [*a, *a]', 'f');
    expect(value).toEqual({ a: { b: 1 }, c: [{ b: 1 }, { b: 1 }] });
  });
});
