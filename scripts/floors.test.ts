import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { floorViolations } from './floors.ts';

function house(files: Record<string, string>): string {
  const src = join(mkdtempSync(join(tmpdir(), 'floors-')), 'src');
  for (const [name, code] of Object.entries(files)) {
    mkdirSync(dirname(join(src, name)), { recursive: true });
    writeFileSync(join(src, name), code);
  }
  return src;
}

test('every import of src/ points down', () => {
  expect(floorViolations(resolve(import.meta.dirname, '../src'))).toEqual([]);
});

test.each([
  [
    'an import that points up',
    { 'runtime/a.ts': "import { b } from '../project/b.ts';", 'project/b.ts': '' },
    'points up or across',
  ],
  [
    'an import across a floor',
    { 'sqlite/a.ts': "import { b } from '../project/b.ts';", 'project/b.ts': '' },
    'points up or across',
  ],
  [
    'an action that imports another',
    { 'migrate/a.ts': "import { b } from '../smoke/b.ts';", 'smoke/b.ts': '' },
    'actions do not import one another',
  ],
  [
    'a dynamic import that points up',
    { 'runtime/a.ts': "await import('../entry/b.ts');", 'entry/b.ts': '' },
    'points up or across',
  ],
  ['an import of the local stack', { 'runtime/a.ts': "import { b } from '../../local/b.ts';" }, 'leaves src/'],
  [
    'a folder that is on no floor',
    { 'helpers/a.ts': "import { b } from '../runtime/b.ts';", 'runtime/b.ts': '' },
    'is on no floor: add its folder to scripts/floors.ts',
  ],
])('%s is found', (_, files, why) => {
  expect(floorViolations(house(files as Record<string, string>)).map((violation) => violation.why)).toEqual([why]);
});

test('deploy may use the checks of smoke', () => {
  expect(floorViolations(house({ 'deploy/a.ts': "import { b } from '../smoke/b.ts';", 'smoke/b.ts': '' }))).toEqual([]);
});
