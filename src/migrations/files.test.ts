import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Database } from '../project/project.ts';
import { compareNames, readMigrations } from './files.ts';

/** The migrations of a folder with these files. */
function read(files: Record<string, string | Buffer>, pattern = '*.sql') {
  const workspace = mkdtempSync(join(tmpdir(), 'migrations-'));
  const directory = join(workspace, 'migrations');
  mkdirSync(directory);
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(directory, name)), { recursive: true });
    writeFileSync(join(directory, name), content);
  }
  return readMigrations(databaseOf(directory, pattern), workspace);
}

function databaseOf(migrationsDirectory: string, migrationsPattern: string): Database {
  return {
    binding: 'DB',
    name: 'db',
    id: undefined,
    migrationsDirectory,
    migrationsPattern,
    migrationsTable: 'd1_migrations',
    location: { file: 'wrangler.jsonc', line: 3 },
    key: 'd1_databases[0]',
    boundBy: [],
  };
}

/** wrangler 4.164.0, packages/workers-utils/src/d1-migrations.ts, word for word but for types. */
const wrangler = {
  comparePaths(a: string, b: string): number {
    const aSegments = a.split('/');
    const bSegments = b.split('/');
    const shared = Math.min(aSegments.length, bSegments.length);
    for (let index = 0; index < shared; index++) {
      const order = wrangler.compareSegments(aSegments[index] ?? '', bSegments[index] ?? '');
      if (order !== 0) return order;
    }
    return aSegments.length - bSegments.length;
  },
  compareSegments(a: string, b: string): number {
    const aNumber = wrangler.leadingNumber(a);
    const bNumber = wrangler.leadingNumber(b);
    if (aNumber !== bNumber) {
      if (Number.isFinite(aNumber) && Number.isFinite(bNumber)) return aNumber - bNumber;
      if (Number.isFinite(aNumber)) return -1;
      if (Number.isFinite(bNumber)) return 1;
    }
    return a < b ? -1 : a > b ? 1 : 0;
  },
  leadingNumber: (path: string) => Number.parseInt((path.split('/')[0] ?? '').split('_')[0] ?? '', 10),
};

describe("the order of migrations is wrangler's", () => {
  test.each([
    ['0001_a.sql', '0002_b.sql', '0010_c.sql'],
    ['1_a.sql', '2_b.sql', '10_c.sql'],
    ['0001_a.sql', '1_b.sql', '01_c.sql'],
    ['9_z.sql', '10_a.sql', '0009_a.sql'],
    ['init.sql', '0001_a.sql', 'zz.sql'],
    ['0001_b.sql', '0001_a.sql', '0001_B.sql'],
    ['0001_ä.sql', '0001_z.sql', '0001_é.sql'],
    ['0001-a.sql', '0001_a.sql', '0001.sql', '0001a.sql'],
    ['20240101120000_a.sql', '20231231235959_b.sql', '1_c.sql'],
    ['0000_a.sql', '0_b.sql', '-1_c.sql', '+1_d.sql'],
    ['1e3_a.sql', '2_b.sql', '0x10_c.sql', '1.5_d.sql'],
    ['_1_a.sql', '1_a.sql', '__.sql'],
    ['a1.sql', 'a10.sql', 'a2.sql'],
    ['0001_a/migration.sql', '0002_b/migration.sql', '0010_c/migration.sql'],
    ['0002_b/migration.sql', '0001_a.sql', '0003_c.sql'],
    ['0001/b.sql', '0001/a.sql', '0001.sql', '0001_a.sql'],
    ['a/10.sql', 'a/9.sql', 'a/b.sql', 'a/1/z.sql'],
    ['10/1.sql', '9/1.sql', '9/10.sql', '9/2.sql'],
    ['1/a/b.sql', '1/a.sql', '1/a/a.sql'],
    ['99999999999999999999_a.sql', '99999999999999999998_b.sql', '1_c.sql'],
    ['NaN_a.sql', 'Infinity_b.sql', '7_c.sql'],
    [' 1_a.sql', '2_b.sql', ' b.sql'],
    ['0001_表.sql', '0001_🧭.sql', '0001_\uFF21.sql'],
    ['0008_a.sql', '0007_a.sql', '08_a.sql', '007_a.sql'],
  ])('%s, …', (...names) => {
    const expected = names.toSorted(wrangler.comparePaths);
    expect(names.toSorted(compareNames)).toEqual(expected);
    expect(names.toReversed().sort(compareNames)).toEqual(expected);
  });

  test('also in the files that are read', async () => {
    const names = ['10_c.sql', '2_b.sql', 'init.sql', '1_a.sql'];
    const migrations = await read(Object.fromEntries(names.map((name) => [name, 'SELECT 1'])));
    expect(migrations.map(({ name }) => name)).toEqual(['1_a.sql', '2_b.sql', '10_c.sql', 'init.sql']);
  });
});

describe('of the files in the folder', () => {
  const files = {
    '1.sql': 'SELECT 1',
    '2.SQL': 'x',
    '.3.sql': 'x',
    'README.md': 'x',
    'more/4.sql': 'SELECT 4',
    '.git/5.sql': 'x',
  };

  test('those that match the pattern are migrations, hidden ones and those of other folders are not', async () => {
    expect((await read(files)).map(({ name, path }) => [name, path])).toEqual([['1.sql', 'migrations/1.sql']]);
  });

  test('those in folders are migrations where the pattern says so', async () => {
    expect((await read(files, '**/*.sql')).map(({ name }) => name)).toEqual(['1.sql', 'more/4.sql']);
    expect((await read(files, '*/*.sql')).map(({ name }) => name)).toEqual(['more/4.sql']);
  });

  test('symbolic links are none, as with wrangler', async () => {
    const workspace = mkdtempSync(join(tmpdir(), 'migrations-'));
    writeFileSync(join(workspace, 'real.sql'), 'SELECT 1');
    symlinkSync(join(workspace, 'real.sql'), join(workspace, 'link.sql'));
    expect((await readMigrations(databaseOf(workspace, '*.sql'), workspace)).map(({ name }) => name)).toEqual([
      'real.sql',
    ]);
  });

  test('a folder without any is no error', async () => {
    expect(await read({})).toEqual([]);
  });
});

test('a migration has the digest of its bytes and its statements', async () => {
  const content = '-- first\nCREATE TABLE t (a);\r\nINSERT INTO t VALUES (1);\n';
  const [migration] = await read({ '1.sql': content });
  expect(migration).toMatchObject({
    sha256: createHash('sha256').update(content).digest('hex'),
    statements: [
      { sql: 'CREATE TABLE t (a)', line: 2 },
      { sql: 'INSERT INTO t VALUES (1)', line: 3 },
    ],
  });
});

test('a BOM at the beginning is not part of the first statement', async () => {
  const [migration] = await read({ '1.sql': '\uFEFFSELECT 1' });
  expect(migration?.statements).toEqual([{ sql: 'SELECT 1', line: 1 }]);
});

describe('a migration that cannot be used says why, with its path', () => {
  test.each<[string, string | Buffer, string]>([
    ['an empty file', '', 'holds no SQL statement'],
    ['comments only', '-- todo\n/* todo */;', 'holds no SQL statement'],
    ['a NUL byte', 'SELECT 1;\0', 'holds a NUL byte'],
    ['UTF-16', Buffer.from('\uFEFFSELECT 1', 'utf16le'), 'holds a NUL byte'],
    ['Latin-1', Buffer.from("SELECT 'é'", 'latin1'), 'is not UTF-8'],
  ])('%s', async (_, content, text) => {
    const [migration] = await read({ '1.sql': content });
    expect(migration?.unusable).toMatchObject({
      code: 'migrations-invalid',
      message: expect.stringContaining(`migrations/1.sql ${text}`),
      location: { file: 'migrations/1.sql' },
    });
  });

  test('a folder that does not exist is told with where it is configured', async () => {
    const missing = databaseOf(join(tmpdir(), 'no such folder'), '*.sql');
    await expect(readMigrations(missing, tmpdir())).rejects.toMatchObject({
      code: 'migrations-invalid',
      message: expect.stringContaining('no such folder of the database db does not exist'),
      location: { file: 'wrangler.jsonc', line: 3 },
    });
  });

  test('a statement of exactly 100 KB is taken', async () => {
    const [migration] = await read({ '1.sql': `SELECT '${'x'.repeat(100_000 - 9)}'` });
    expect(migration?.unusable).toBeUndefined();
    expect(migration?.statements[0]?.sql).toHaveLength(100_000);
  });
});
