import { expect, test } from 'vitest';
import { settingsIn } from '../project/settings.ts';
import type { Finding } from './finding.ts';
import { applyWaivers } from './waivers.ts';

const now = Date.parse('2026-11-17T00:00:00Z');
const finding = (rule: string, file: string): Finding => ({
  rule,
  name: 'x',
  severity: 'HIGH',
  location: { file },
  message: '',
  fix: '',
  patch: undefined,
  fingerprint: `${rule}${file}`,
});

async function answer(waivers: string, findings = [finding('VA002', 'a/wrangler.toml'), finding('VA003', 'b')]) {
  const settings = await settingsIn(`version: 1\naudit:\n  waivers:\n${waivers}`, 'voygent.yml');
  const { open, waived, expired, unused } = applyWaivers(findings, settings, now);
  return {
    open: open.map(({ rule }) => rule),
    waived: waived.map(({ finding: { rule } }) => rule),
    expired: expired.map(({ location, message }) => `${location.line}: ${message}`),
    unused: unused.map(({ location, message }) => `${location.line}: ${message}`),
  };
}
const waiver = (fields: string, expires = '2026-12-31') =>
  `    - { ${fields}, reason: because it is so, owner: platform, expires: ${expires} }\n`;

test('a waiver accepts the findings of its rule', async () => {
  expect(await answer(waiver('rule: VA002'))).toEqual({ open: ['VA003'], waived: ['VA002'], expired: [], unused: [] });
});

test('a waiver with a path accepts those in its files', async () => {
  expect(await answer(waiver('rule: VA002, path: "a/**"'))).toMatchObject({ waived: ['VA002'], unused: [] });
  expect(await answer(waiver('rule: VA002, path: "b/**"'))).toEqual({
    open: ['VA002', 'VA003'],
    waived: [],
    expired: [],
    unused: ['4: The waiver of VA002 in b/** accepts nothing any more: take it out.'],
  });
});

test('an expired waiver accepts nothing, and says so even where there is nothing left to accept', async () => {
  const told = ['4: The waiver of VA002 expired on 2026-11-14: platform decides whether it is renewed.'];
  expect(await answer(waiver('rule: VA002', '2026-11-14'))).toEqual({
    open: ['VA002', 'VA003'],
    waived: [],
    expired: told,
    unused: [],
  });
  expect(await answer(waiver('rule: VA002', '2026-11-14'), [])).toMatchObject({ expired: told });
});

test.each([
  ['2026-11-16', 1],
  ['2026-11-15', 0],
])('a waiver until %s counts to the end of its day everywhere', async (expires, waived) => {
  expect((await answer(waiver('rule: VA002', expires))).waived).toHaveLength(waived);
});

test('of two waivers of one finding both are used', async () => {
  expect(await answer(waiver('rule: VA002') + waiver('rule: VA002, path: "a/*"'))).toMatchObject({ unused: [] });
});

test.each([
  ['rule: VA2', 'must be the id of a rule'],
  ['rule: VA002, because: x', '`audit.waivers[0].because` is not a known key'],
])('%s is refused', async (fields, message) => {
  await expect(answer(waiver(fields))).rejects.toThrow(message);
});

test.each(['reason', 'owner', 'expires'])('a waiver without %s is refused', async (key) => {
  const fields = { rule: 'VA002', reason: 'because it is so', owner: 'platform', expires: '2026-12-31' };
  const text = Object.entries(fields)
    .filter(([name]) => name !== key)
    .map(([name, value]) => `${name}: ${value}`);
  await expect(answer(`    - { ${text.join(', ')} }\n`)).rejects.toThrow(`\`audit.waivers[0].${key}\` is missing`);
});
