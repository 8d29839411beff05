import { describe, expect, test } from 'vitest';
import { applyPatches, findingsIn, places } from '../audit.fixture.ts';

const sha = '3d3c42e5aac5ba805825da76410c181273ba90b1';
const file = '.github/workflows/ci.yml';
const find = async (text: string, path = file) => places(await findingsIn({ [path]: text }, { only: 'VA014' }));
const job = (uses: string, more = '') => `on: push
permissions: {}
jobs:
  test:
    runs-on: ubuntu-latest
    steps:
      - uses: ${uses}
${more}`;

describe('bad', () => {
  test.each([
    ['a tag', 'someone/action@v1', 'HIGH'],
    ['a branch', 'someone/action@main', 'HIGH'],
    ['a short id', 'someone/action@3d3c42e', 'HIGH'],
    ['nothing', 'someone/action', 'HIGH'],
    ['an image by its tag', 'docker://alpine:3.20', 'HIGH'],
    ["GitHub's own by its tag", 'actions/checkout@v4', 'MEDIUM'],
  ])('%s', async (_, uses, severity) => {
    expect(await find(job(uses))).toEqual([`${file}:7 ${severity}`]);
  });

  test('a called workflow, and a step of a composite action', async () => {
    expect(await find(`on: push\npermissions: {}\njobs:\n  a:\n    uses: x/y/.github/workflows/z.yml@v1`)).toEqual([
      `${file}:5 HIGH`,
    ]);
    expect(await find('runs:\n  using: composite\n  steps:\n    - uses: a/b@v1', 'tools/action.yml')).toEqual([
      'tools/action.yml:4 HIGH',
    ]);
  });

  test('a token that may write everything', async () => {
    expect(await find(`on: push\npermissions: write-all\njobs: { a: { runs-on: x } }`)).toEqual([`${file}:2 HIGH`]);
  });

  test('a token of which nothing is said', async () => {
    expect(await find('on: push\njobs:\n  a: { runs-on: x, permissions: {} }\n  b: { runs-on: x }')).toEqual([
      `${file}:4 MEDIUM`,
    ]);
  });

  test('a permission to write that every job has', async () => {
    expect(
      await find('on: push\npermissions:\n  contents: write\njobs:\n  a: { runs-on: x }\n  b: { runs-on: x }'),
    ).toEqual([`${file}:3 LOW`]);
  });
});

describe('good', () => {
  test.each([
    ['a commit', `someone/action@${sha} # v1.2.3`],
    ['an image by its digest', `docker://alpine@sha256:${'a'.repeat(64)}`],
    ['an action of the repository', './tools/action'],
    ['an action at the running commit', '$/actions/gate'],
  ])('%s', async (_, uses) => {
    expect(await find(job(uses))).toEqual([]);
  });
});

describe('tricky', () => {
  test('an input that is called uses', async () => {
    expect(await find(job(`someone/action@${sha}`, '        with: { uses: someone/action@v1 }'))).toEqual([]);
  });

  test('the same through an anchor is told once, where it stands', async () => {
    const text = job(`someone/action@${sha}`, '      - &step { uses: a/b@v1 }\n      - *step\n');
    expect(await find(text)).toEqual([`${file}:8 HIGH`]);
  });

  test('one job may write', async () => {
    expect(await find('on: push\npermissions: { contents: write }\njobs:\n  a: { runs-on: x }')).toEqual([]);
  });
});

test('the patch gives the least that a checkout needs', async () => {
  expect(await applyPatches({ [file]: 'on: push\n\njobs:\n  a:\n    runs-on: x\n' }, 'VA014')).toBe(1);
});
