import { chmodSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { fastImport, type TestRepository, testRepository } from '../git/repository.fixture.ts';
import { openRepository } from '../git/repository.ts';
import { defaultPolicy, type ReviewPolicy } from '../subject/policy.ts';
import { readSubject } from '../subject/subject.ts';
import { changesBetween } from '../verdict/changes.ts';
import { changesDigest } from '../verdict/digest.ts';
import { coverageOf } from './coverage.ts';
import { fencedIn } from './fence.fixture.ts';
import { packChunks } from './pack.ts';

async function review(made: TestRepository, base: string | null, head: string, policy: Partial<ReviewPolicy> = {}) {
  await using repository = await openRepository(made.context);
  const subject = await readSubject(repository, { base, head }, { ...defaultPolicy, ...policy });
  expect(subject.digest).toBe(changesDigest(await changesBetween(repository, base, head)));
  const chunks = packChunks(subject);
  const coverage = coverageOf(subject, chunks);
  const kinds = Object.fromEntries(
    coverage.map(({ path, kind, reason }) => [path, reason === null ? kind : `${kind}: ${reason}`]),
  );
  const fenced = chunks.flatMap(({ text, nonce }) => fencedIn(text, nonce));
  const shown = (path: string) => fenced.filter(({ header }) => header['path'] === path).flatMap(({ lines }) => lines);
  const header = (path: string) => fenced.find((part) => part.header['path'] === path)?.header;
  return { subject, chunks, coverage, kinds, shown, header, text: chunks.map(({ text }) => text).join('') };
}

const nul = Buffer.from('a\0b\n');

describe('every changed path is of one class', () => {
  test('which its name, its mode, its contents and the policy decide', async () => {
    const made = testRepository();
    made.write({
      'was-link': 'x\n',
      'to-link': 'text\n',
      'large-before.ts': 'x'.repeat(3_000),
      'mode.sh': 'x\n',
      'gone.ts': 'gone\n',
    });
    made.link('from-link', 'mode.sh');
    const base = made.commit();
    made.write({
      'src/a.ts': 'export {};\n',
      'image.png': nul,
      'hidden.ts': nul,
      'bin/deploy': Buffer.from('#!/bin/sh\nexit\n\0'),
      'latin.txt': Buffer.from([0x63, 0xe9, 0x0a]),
      'package-lock.json': '{}\n',
      'apps/x/pnpm-lock.yaml': 'a: 1\n',
      'dist/index.js': 'built();\n',
      'docs/guide.md': '# Guide\n',
      'large.ts': 'y'.repeat(3_000),
      'large-before.ts': 'x\n',
      'gone.ts': null,
      'from-link': 'no link any more\n',
      empty: '',
    });
    chmodSync(join(made.folder, 'mode.sh'), 0o755);
    made.link('to-link', '/etc/passwd');
    made.link('dist/link', '../../outside');
    made.git('add', '--all', '--force');
    made.git('update-index', '--add', '--cacheinfo', `160000,${base},module`);
    made.git('commit', '--quiet', '--message', 'head');
    const head = made.git('rev-parse', 'HEAD');

    const { kinds, shown, header, coverage } = await review(made, base, head, {
      excluded: ['docs/**'],
      largestFileBytes: 2_000,
    });
    expect(kinds).toEqual({
      'apps/x/pnpm-lock.yaml': `generated: ${defaultPolicy.generated[0]}`,
      'bin/deploy': 'reviewed',
      'dist/index.js': 'generated: **/dist/**',
      'dist/link': 'symlink',
      'docs/guide.md': 'excluded: docs/**',
      empty: 'reviewed',
      'from-link': 'reviewed',
      'gone.ts': 'reviewed',
      'hidden.ts': 'reviewed',
      'image.png': 'binary',
      'large-before.ts': 'too-large: 3000 bytes',
      'large.ts': 'too-large: 3000 bytes',
      'latin.txt': 'reviewed',
      'mode.sh': 'reviewed',
      module: 'submodule',
      'package-lock.json': `generated: ${defaultPolicy.generated[0]}`,
      'src/a.ts': 'reviewed',
      'to-link': 'symlink',
    });
    expect(coverage.map(({ path }) => path)).toEqual(Object.keys(kinds).sort());
    expect(shown('hidden.ts')).toEqual(['      1 + a‹U+0000›b']);
    expect(shown('latin.txt')).toEqual(['      1 + c‹0xE9›']);
    expect(shown('to-link')).toEqual(['    (1) - text', '      1 + /etc/passwd ‹no line feed at the end›']);
    expect(header('to-link')).toMatchObject({ kind: 'symlink', oldMode: '100644', newMode: '120000' });
    expect(shown('dist/link')).toEqual(['      1 + ../../outside ‹no line feed at the end›']);
    expect(shown('module')).toEqual([`      1 + Subproject commit ${base}`]);
    expect(shown('gone.ts')).toEqual(['    (1) - gone']);
    expect(shown('mode.sh')).toEqual([]);
    expect(header('mode.sh')).toEqual({
      path: 'mode.sh',
      change: 'mode changed',
      oldMode: '100644',
      newMode: '100755',
    });
    expect(header('empty')).toMatchObject({ change: 'added' });
    expect(shown('image.png')).toEqual([]);
  });

  test('and a policy for everything hides neither workflows, actions, migrations, wrangler configurations nor its own rules', async () => {
    const made = testRepository();
    made.write({ '.gitattributes': '* linguist-generated\n' });
    const base = made.commit();
    const always = [
      '.gitattributes',
      '.github/voygent.yml',
      '.github/workflows/deploy.yml',
      '.github/workflows/a"b\n.yml',
      'action.yml',
      'actions/x/ACTION.yaml',
      'db/migrations/0001_drop.sql',
      'dist/wrangler.json',
      'migrations/down/2.sql',
      'workers/a/wrangler.production.toml',
      'wrangler.jsonc',
      'schema/steps/1.ddl',
    ];
    const others = ['src/a.ts', 'wrangler.md', 'docs/migrations.md'];
    made.write(Object.fromEntries([...always, ...others].map((path) => [path, nul])));
    made.commit();
    fastImport(
      made,
      Buffer.from(
        `commit refs/heads/main\ncommitter T <t@voygent.example> 0 +0000\ndata 0\nfrom refs/heads/main^0\nM 100644 inline ".github/workflows/\\377.yml"\ndata 2\nx\n\n`,
      ),
    );
    const { kinds } = await review(made, base, made.git('rev-parse', 'main'), {
      excluded: ['**'],
      generated: ['**'],
      alwaysReviewed: ['schema/**'],
    });
    for (const path of [...always, '".github/workflows/\\377.yml"']) expect(kinds[path], path).toBe('reviewed');
    for (const path of others) expect(kinds[path], path).toBe('excluded: **');
  });

  test('and only the base says what is generated', async () => {
    const made = testRepository();
    made.write({ '.gitattributes': '*.gen.ts linguist-generated\ndist/kept.js -linguist-generated\n', 'a.ts': '1\n' });
    const base = made.commit();
    made.write({
      '.gitattributes': '*.ts linguist-generated\n',
      'a.ts': '2\n',
      'b.gen.ts': '',
      'dist/kept.js': '',
      'dist/b.js': '',
    });
    // What lies in the checkout beside the commits has no say.
    made.write({ '.git/info/attributes': '* linguist-generated -diff\n' });
    const { kinds } = await review(made, base, made.commit());
    expect(kinds).toEqual({
      '.gitattributes': 'reviewed',
      'a.ts': 'reviewed',
      'b.gen.ts': 'generated: linguist-generated',
      'dist/b.js': 'generated: **/dist/**',
      'dist/kept.js': 'reviewed',
    });
    expect(Object.values((await review(made, null, base)).kinds)).toEqual(['reviewed', 'reviewed']);
  });
});

describe('what is shown', () => {
  const text = (count: number, change: Record<number, string> = {}) =>
    Array.from({ length: count }, (_, index) => `${change[index + 1] ?? `line ${index + 1}`}\n`).join('');

  test('of a small file is all of it, of a large one the changes with what is around them', async () => {
    const made = testRepository();
    made.write({ small: text(30), large: text(5_000) });
    const base = made.commit();
    made.write({
      small: text(30, { 15: 'changed' }),
      large: text(5_000, { 100: 'changed\nand more', 103: 'again', 4000: 'x' }),
    });
    const { shown, coverage } = await review(made, base, made.commit(), { contextLines: 2 });
    expect(shown('small')).toHaveLength(31);
    expect(shown('large')).toEqual([
      '     98   line 98',
      '     99   line 99',
      '  (100) - line 100',
      '    100 + changed',
      '    101 + and more',
      '    102   line 101',
      '    103   line 102',
      '  (103) - line 103',
      '    104 + again',
      '    105   line 104',
      '    106   line 105',
      '        ⋮',
      '   3999   line 3998',
      '   4000   line 3999',
      ' (4000) - line 4000',
      '   4001 + x',
      '   4002   line 4001',
      '   4003   line 4002',
    ]);
    expect(coverage.find(({ path }) => path === 'large')?.shown).toEqual([
      {
        chunk: 1,
        lines: [
          [98, 106],
          [3_999, 4_003],
        ],
        removed: [
          [100, 100],
          [103, 103],
          [4_000, 4_000],
        ],
      },
    ]);
  });

  test('is told without the lines that are left out, were it a single one', async () => {
    const made = testRepository();
    made.write({ a: text(5) });
    const base = made.commit();
    made.write({ a: text(5, { 1: 'x', 3: 'y' }) });
    const { coverage } = await review(made, base, made.commit(), { contextLines: 0, wholeFileBytes: 0 });
    const ranges = [
      [1, 1],
      [3, 3],
    ];
    expect(coverage[0]?.shown).toEqual([{ chunk: 1, lines: ranges, removed: ranges }]);
  });

  test('tells line ends that change, and leaves out those of a file that has no others', async () => {
    const made = testRepository();
    made.write({ both: 'a\r\nb\r\n', becomes: 'a\r\nb\r\n', mixed: 'a\r\nb\n' });
    const base = made.commit();
    made.write({ both: 'a\r\nc\r\n', becomes: 'a\nb\n', mixed: 'a\r\nc\n' });
    const { shown, header, subject } = await review(made, base, made.commit());
    expect(shown('both')).toEqual(['      1   a', '    (2) - b', '      2 + c']);
    expect(header('both')).toMatchObject({ lineEnds: 'CRLF' });
    expect(shown('becomes')).toEqual(['    (1) - a‹U+000D›', '    (2) - b‹U+000D›', '      1 + a', '      2 + b']);
    expect(shown('mixed')).toEqual(['      1   a‹U+000D›', '    (2) - b', '      2 + c']);
    expect(subject.invisible).toMatchObject([{ path: 'mixed', line: 1, character: 'U+000D', isAdded: false }]);
  });

  test('has no secret and nothing that cannot be seen; both are told by path and line', async () => {
    const made = testRepository();
    const token = `gh${'p'}_${'aB3dE6gH9jK2mN5pQ8sT1vW4yZ7bC0eF3hJ6'}`;
    const removed = `gh${'p'}_${'zB3dE6gH9jK2mN5pQ8sT1vW4yZ7bC0eF3hJ6'}`;
    made.write({ 'a.ts': `const old = '${token}';\n// \u202e\nconst gone = '${removed}';\n` });
    const base = made.commit();
    made.write({
      'a.ts': `const old = '${token}';\n// \u202e\nconst now = '${token}'; // \u200b\u200b\n`,
      'b\u202e.ts': 'x\n',
    });
    const { subject, text: sent } = await review(made, base, made.commit());
    expect(subject.secrets).toEqual([
      { path: 'a.ts', line: 1, rule: 'github-token', isAdded: false },
      { path: 'a.ts', line: 3, rule: 'github-token', isAdded: true },
    ]);
    expect(subject.invisible).toEqual([
      { path: 'b\u202e.ts', line: null, character: 'U+202E', kind: 'bidirectional', count: 1, isAdded: true },
      { path: 'a.ts', line: 2, character: 'U+202E', kind: 'bidirectional', count: 1, isAdded: false },
      { path: 'a.ts', line: 3, character: 'U+200B', kind: 'zero-width', count: 2, isAdded: true },
    ]);
    expect(JSON.stringify(subject)).not.toMatch(/B3dE6gH9/);
    expect(sent).not.toMatch(/B3dE6gH9|[\u202e\u200b]/);
    expect(sent.match(/‹redacted:github-token›/g)).toHaveLength(3);
  });
});

describe('a review is refused', () => {
  test('for a path that holds a secret, which the error does not tell', async () => {
    const made = testRepository();
    const token = `gh${'p'}_${'aB3dE6gH9jK2mN5pQ8sT1vW4yZ7bC0eF3hJ6'}`;
    made.write({ [`backup-${token}.txt`]: 'x' });
    const refused = review(made, null, made.commit());
    await expect(refused).rejects.toMatchObject({
      code: 'review-refused',
      status: 'blocked',
      message: expect.stringContaining('backup-‹redacted:github-token›.txt'),
    });
    await expect(refused).rejects.not.toThrow('B3dE6gH9');
  });

  test('for more than the policy allows in all', async () => {
    const made = testRepository();
    made.write({ a: 'a'.repeat(600_000), b: 'b'.repeat(600_000) });
    await expect(review(made, null, made.commit(), { largestTotalBytes: 1024 * 1024 })).rejects.toMatchObject({
      code: 'review-refused',
      message: expect.stringContaining('1 MiB'),
    });
  });

  test('for contents that the checkout lacks', async () => {
    const made = testRepository();
    made.write({ a: 'x\n' });
    const head = made.commit();
    const blob = made.git('rev-parse', 'HEAD:a');
    rmSync(join(made.folder, '.git/objects', blob.slice(0, 2), blob.slice(2)));
    await expect(review(made, null, head)).rejects.toMatchObject({ code: 'commit-not-found' });
  });
});
