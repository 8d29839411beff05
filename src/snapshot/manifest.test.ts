import { mkdtempSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ActionError } from '../runtime/errors.ts';
import { isProven, jsonOf, type Manifest, readManifest } from './manifest.ts';

const manifest: Manifest = {
  format: 'voygent-snapshot',
  version: 1,
  id: '11111111-2222-4333-8444-555555555555',
  createdAt: '2026-11-23T06:00:00.000Z',
  database: { name: 'trips-prod', id: 'aaaaaaaa-2222-4333-8444-555555555555', bookmark: '1-a' },
  exact: true,
  moving: [],
  tables: [{ name: 'trips', rows: 3 }],
  rows: 3,
  notKept: [],
  ledger: { table: 'd1_migrations', head: null },
  schemaDigest: 'a'.repeat(64),
  dump: {
    file: 'trips-prod.sql.zst.age',
    bytes: 1000,
    sha256: 'b'.repeat(64),
    sqlBytes: 5000,
    compression: 'zstd',
    encryption: 'age',
    recipients: ['age1x'],
  },
  verification: { loadedAsItIs: true, loadedAsD1: true, problems: [], sqlite: '3.53.4', at: '2026-11-23T06:00:05Z' },
  source: { repository: 'voygent/trips', run: '1', commit: null },
};

async function fileOf(content: string): Promise<string> {
  const file = join(mkdtempSync(join(tmpdir(), 'manifest-')), 'manifest.json');
  await writeFile(file, content);
  return file;
}

async function refusal(content: unknown): Promise<ActionError> {
  const file = await fileOf(typeof content === 'string' ? content : JSON.stringify(content));
  const outcome = await readManifest(file).catch((error) => error);
  if (outcome instanceof ActionError) return outcome;
  throw new Error(`expected an ActionError, got ${JSON.stringify(outcome)}`);
}

/** The manifest with another value at a path; `undefined` takes it away. */
function changed(path: string, value: unknown): unknown {
  const copy = structuredClone(manifest) as unknown as Record<string, unknown>;
  const keys = path.split('.');
  const last = keys.pop() ?? '';
  let at = copy;
  for (const key of keys) at = at[key] as Record<string, unknown>;
  at[last] = value;
  return copy;
}

describe('a manifest', () => {
  test('is read as it was written', async () => {
    expect(await readManifest(await fileOf(JSON.stringify(manifest, null, 2)))).toEqual(manifest);
  });

  test('is that of a proven snapshot only where both loads were good', () => {
    const proven = (loadedAsItIs: boolean, loadedAsD1: boolean) =>
      isProven({ ...manifest, verification: { ...manifest.verification, loadedAsItIs, loadedAsD1 } });
    expect([proven(true, true), proven(true, false), proven(false, true), proven(false, false)]).toEqual([
      true,
      false,
      false,
      false,
    ]);
  });

  test.each<[string, unknown]>([
    ['format', 'another'],
    ['version', 2],
    ['id', 'no uuid'],
    ['createdAt', '23.11.2026'],
    ['database', undefined],
    ['database.bookmark', null],
    ['exact', 'yes'],
    ['tables', [{ name: 'trips', rows: -1 }]],
    ['rows', 1.5],
    ['ledger.head', undefined],
    ['schemaDigest', 'A'.repeat(64)],
    ['dump.file', '../../etc/passwd'],
    ['dump.file', 'a/b'],
    ['dump.file', ''],
    ['dump.bytes', Number.MAX_SAFE_INTEGER + 2],
    ['dump.sha256', 'b'.repeat(63)],
    ['dump.compression', 'gzip'],
    ['dump.encryption', 'AGE'],
    ['dump.recipients', 'age1x'],
    ['verification.loadedAsD1', undefined],
    ['added', 1],
    ['dump.added', 1],
  ])('with %s as %j is refused, and says where', async (path, value) => {
    const error = await refusal(changed(path, value));
    expect(error.code).toBe('snapshot-invalid');
    expect(error.message).toContain(path === 'added' || path === 'dump.added' ? '"added"' : path);
    expect(error.message).toMatch(/Nothing was done\.$/);
  });

  test.each([
    '',
    'no JSON',
    '[]',
    'null',
    '"text"',
    JSON.stringify(manifest).slice(0, -1),
    `${JSON.stringify(manifest)}x`,
  ])('that is %j is refused', async (content) => {
    expect((await refusal(content)).code).toBe('snapshot-invalid');
  });

  test('that is missing, or a folder, is refused with what to give', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'manifest-'));
    for (const [path, code] of [
      [join(folder, 'manifest.json'), 'ENOENT'],
      [folder, 'EISDIR'],
    ] as const) {
      const error = await readManifest(path).catch((error) => error);
      expect(error).toMatchObject({ code: 'snapshot-invalid', message: expect.stringContaining(code) });
      expect(error.hint).toContain('manifest.json');
    }
  });

  test('does not become long where all of it is wrong', async () => {
    const error = await refusal({ tables: Array.from({ length: 1000 }, () => ({})) });
    expect(error.message.length).toBeLessThan(1000);
  });
});

test('what is no JSON is nothing', () => {
  expect([jsonOf('{"a":1}'), jsonOf('{'), jsonOf(''), jsonOf('1')]).toEqual([{ a: 1 }, undefined, undefined, 1]);
});
