import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { resolveCommit } from '../git/commits.ts';
import { fastImport, testRepository } from '../git/repository.fixture.ts';
import { openRepository } from '../git/repository.ts';
import { type Change, changesBetween } from './changes.ts';
import { changesDigest } from './digest.ts';

/** Numbers from 0 to 1 that are the same in every run: mulberry32. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const alphabet = ['a', 'b', '/', '.', ' ', 'é', 'e\u0301', '\u{1F600}', '\uFFFD', '"', '\\', '\n', '\u202e', 'а'];

function anyChanges(next: () => number): Change[] {
  const id = () => Array.from({ length: 40 }, () => Math.floor(next() * 16).toString(16)).join('');
  const mode = () => ['100644', '100755', '120000', '160000'][Math.floor(next() * 4)] ?? '100644';
  const paths = new Set(
    Array.from({ length: 12 }, () =>
      Array.from({ length: 1 + next() * 4 }, () => alphabet[Math.floor(next() * alphabet.length)]).join(''),
    ),
  );
  return [...paths].map((path) => {
    const kind = next();
    const old = kind < 0.3 ? { oldMode: null, oldBlob: null } : { oldMode: mode(), oldBlob: id() };
    const to = kind > 0.7 ? { newMode: null, newBlob: null } : { newMode: mode(), newBlob: id() };
    return { path, ...old, ...to };
  });
}

function shuffled<T>(items: readonly T[], next: () => number): T[] {
  return items
    .map((item) => ({ item, at: next() }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item);
}

describe('the digest', () => {
  test('is what its description says, computed by hand', () => {
    const zero = '0'.repeat(39);
    const changes: Change[] = [
      { path: '\u{1F600}', oldMode: null, oldBlob: null, newMode: '100644', newBlob: `${zero}1` },
      { path: '\uFFFD"\n\u001f', oldMode: '100644', oldBlob: `${zero}2`, newMode: null, newBlob: null },
    ];
    const text = `["\uFFFD\\"\\n\\u001f","100644","${zero}2",null,null]\n["\u{1F600}",null,null,"100644","${zero}1"]\n`;
    expect(changesDigest(changes)).toBe(createHash('sha256').update(text, 'utf8').digest('hex'));
    expect(changesDigest([])).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  });

  test('does not depend on the order, and depends on every field of every change', () => {
    const seen = new Set<string>();
    let made = 0;
    for (let seed = 1; seed <= 100; seed++) {
      const next = random(seed);
      const changes = anyChanges(next);
      const digest = changesDigest(changes);
      expect(changesDigest(shuffled(changes, next)), `seed ${seed}`).toBe(digest);
      seen.add(digest);
      made++;
      for (const [index, change] of changes.entries())
        for (const other of variants(change)) {
          if (changes.some(({ path }, at) => at !== index && path === other.path)) continue;
          seen.add(changesDigest(changes.with(index, other)));
          made++;
        }
      seen.add(changesDigest(changes.slice(1)));
      made++;
    }
    expect(made).toBeGreaterThan(5_000);
    expect(seen.size).toBe(made);
  });

  function variants(change: Change): Change[] {
    const flip = (text: string | null) =>
      text === null ? '1'.repeat(40) : text.startsWith('1') ? `2${text.slice(1)}` : `1${text.slice(1)}`;
    const { path, oldMode, oldBlob, newMode, newBlob } = change;
    const swapped = { path, oldMode: newMode, oldBlob: newBlob, newMode: oldMode, newBlob: oldBlob };
    return [
      { ...change, path: `${path} ` },
      { ...change, path: `${path}\u200b` },
      { ...change, oldMode: oldMode === '100600' ? null : '100600' },
      { ...change, newMode: newMode === '100600' ? null : '100600' },
      { ...change, oldBlob: flip(oldBlob) },
      { ...change, newBlob: flip(newBlob) },
      swapped,
    ];
  }

  test('keeps apart what only looks alike', () => {
    const blob = '1'.repeat(40);
    const names = [
      'é',
      'e\u0301',
      'é ',
      'é\u00a0',
      'E\u0301',
      'a',
      'а',
      'a\u200b',
      'a/',
      '"a"',
      '\\"a\\"',
      '"\\351"',
      '\u212b',
      '\u00c5',
    ];
    const digests = names.map((path) =>
      changesDigest([{ path, oldMode: null, oldBlob: null, newMode: '100644', newBlob: blob }]),
    );
    expect(new Set(digests).size).toBe(names.length);
  });

  test('is refused for a path that comes twice, or that has no UTF-8', () => {
    const change: Change = { path: 'a', oldMode: null, oldBlob: null, newMode: '100644', newBlob: '1' };
    expect(() => changesDigest([change, { ...change, newBlob: '2' }])).toThrow('comes twice');
    expect(() => changesDigest([{ ...change, path: 'a\ud800' }])).toThrow('surrogate');
  });
});

test('a digest from git tells modes, types, submodules, deletions and additions apart, and can be had by a shell', async () => {
  const made = testRepository();
  made.write({ 'a.txt': 'a\n', 'b é.txt': 'b\n', 'B.txt': 'B\n' });
  const base = made.commit();
  const cases: [string, (folder: string) => void][] = [
    ['added', () => made.write({ 'new.txt': 'a\n' })],
    ['deleted', () => made.write({ 'a.txt': null })],
    ['changed', () => made.write({ 'a.txt': 'b\n' })],
    ['mode', () => execFileSync('chmod', ['+x', 'a.txt'], { cwd: made.folder })],
    ['type', () => made.link('a.txt', 'b é.txt')],
    ['moved', () => made.write({ 'a.txt': null, 'c.txt': 'a\n' })],
    ['all', () => made.write({ 'a.txt': 'x', 'b é.txt': 'y', 'B.txt': null, é: 'z' })],
  ];
  await using repository = await openRepository(made.context);
  const digests = new Set<string>();
  for (const [name, change] of cases) {
    change(made.folder);
    const head = made.commit(name);
    const digest = changesDigest(await changesBetween(repository, base, head));
    expect(digest, name).toBe(byShell(base, head));
    digests.add(digest);
    made.git('reset', '--quiet', '--hard', base);
  }
  made.git('update-index', '--add', '--cacheinfo', `160000,${base},module`);
  made.git('commit', '--quiet', '--message', 'a submodule');
  digests.add(changesDigest(await changesBetween(repository, base, made.git('rev-parse', 'HEAD'))));
  expect(digests.size).toBe(cases.length + 1);

  /** As the description says it: by git, awk, sort and sha256sum. */
  function byShell(from: string, to: string): string {
    const script = `git diff-tree -r -z --raw --no-renames --no-abbrev ${from} ${to} | tr '\\0' '\\n' | awk '
      /^:/ { sub(/^:/, "", $1); om = $1; nm = $2; ob = $3; nb = $4; next }
      function q(text) { return "\\"" text "\\"" }
      function side(mode, blob) { return mode == "000000" ? "null,null" : q(mode) "," q(blob) }
      { print $0 "\\t[" q($0) "," side(om, ob) "," side(nm, nb) "]" }' | LC_ALL=C sort -t '\t' -k1,1 | cut -f2 | sha256sum | cut -c1-64`;
    return execFileSync('sh', ['-c', script], { cwd: made.folder, encoding: 'utf8' }).trim();
  }
});

test('twenty thousand changed files are digested', async () => {
  const made = testRepository();
  const commit = (content: string) => {
    const files = Array.from(
      { length: 20_000 },
      (_, number) => `M 100644 inline src/${number % 200}/file-${number}.ts\ndata <<.\n${content} ${number}\n.\n`,
    );
    fastImport(
      made,
      Buffer.from(`commit refs/heads/${content}\ncommitter T <t@voygent.example> 0 +0000\ndata 0\n${files.join('')}\n`),
    );
  };
  commit('one');
  commit('two');
  await using repository = await openRepository(made.context);
  const started = performance.now();
  const [base, head] = [await resolveCommit(repository, 'one'), await resolveCommit(repository, 'two')];
  const changes = await changesBetween(repository, base, head);
  const digest = changesDigest(changes);
  console.log(`20,000 changes, from names of commits to the digest: ${Math.round(performance.now() - started)} ms`);
  expect(changes).toHaveLength(20_000);
  expect(digest).toBe(changesDigest(changes.toReversed()));
});
