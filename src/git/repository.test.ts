import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { testContext } from '../runtime/context.fixture.ts';
import { attributeValues } from './attributes.ts';
import { type Blob, readBlobs } from './blobs.ts';
import { resolveCommit } from './commits.ts';
import { lineChanges } from './line-changes.ts';
import { fastImport, type TestRepository, testRepository } from './repository.fixture.ts';
import { openRepository, type Repository } from './repository.ts';
import { treeChanges } from './tree-changes.ts';

const opened: Repository[] = [];
afterAll(async () => {
  for (const repository of opened) await repository[Symbol.asyncDispose]();
});

async function open({ context, folder }: Pick<TestRepository, 'context' | 'folder'>): Promise<Repository> {
  const repository = await openRepository(context, folder);
  opened.push(repository);
  return repository;
}

async function blobsOf(repository: Repository, ids: string[], largest = 1_000_000): Promise<Blob[]> {
  const blobs: Blob[] = [];
  await readBlobs(repository, ids, largest, (blob) => void blobs.push(blob));
  return blobs;
}

/** A clone of some commits only, by URL as paths are cloned whole. */
function clone(source: TestRepository, ...args: string[]): Pick<TestRepository, 'context' | 'folder'> {
  source.git('config', 'uploadpack.allowFilter', 'true');
  source.git('config', 'uploadpack.allowAnySHA1InWant', 'true');
  const folder = mkdtempSync(join(tmpdir(), 'clone-'));
  const PATH = process.env['PATH'] ?? '';
  execFileSync('git', ['clone', '--quiet', ...args, `file://${source.folder}`, folder], {
    env: { PATH, HOME: folder },
    stdio: 'pipe',
  });
  return {
    folder,
    context: testContext({ GITHUB_WORKSPACE: folder, PATH, RUNNER_TEMP: mkdtempSync(join(tmpdir(), 'runner-')) }),
  };
}

describe.each(['sha1', 'sha256'] as const)('a repository of %s', (format) => {
  const made = testRepository({ format });

  test('tells commits by every name, changes of every kind, and contents', async () => {
    made.write({
      'kept.txt': 'kept\n',
      'mode.sh': '#!/bin/sh\n',
      'gone.txt': 'gone\n',
      'to-link': 'text\n',
      'old name': 'moved\n',
    });
    made.write({ 'changed.txt': 'one\n' });
    const base = made.commit();
    made.git('tag', '-a', 'v1', '-m', 'a tag');
    made.write({
      'gone.txt': null,
      'changed.txt': 'two\n',
      'new.txt': 'new\n',
      'old name': null,
      'new\nname': 'moved\n',
    });
    chmodSync(join(made.folder, 'mode.sh'), 0o755);
    made.link('to-link', 'kept.txt');
    made.git('add', '--all');
    made.git('update-index', '--add', '--cacheinfo', `160000,${base},module`);
    made.git('commit', '--quiet', '--message', 'head');
    const head = made.git('rev-parse', 'HEAD');

    const repository = await open(made);
    expect(repository).toMatchObject({ objectFormat: format, isShallow: false });
    for (const name of [head, head.slice(0, 10), 'HEAD', 'main', 'refs/heads/main', '@', '@{0}'])
      expect(await resolveCommit(repository, name)).toBe(head);
    for (const name of ['v1', 'HEAD~1', 'main^', base]) expect(await resolveCommit(repository, name)).toBe(base);

    const blob = (commit: string, path: string) => made.git('rev-parse', `${commit}:${path}`);
    const text = '100644';
    const moved = blob(base, 'old name');
    const changes = await treeChanges(repository, base, head);
    expect(new Map(changes.map(({ path, ...rest }) => [path, Object.values(rest)]))).toEqual(
      new Map([
        ['changed.txt', [text, blob(base, 'changed.txt'), text, blob(head, 'changed.txt')]],
        ['gone.txt', [text, blob(base, 'gone.txt'), null, null]],
        ['mode.sh', [text, blob(base, 'mode.sh'), '100755', blob(base, 'mode.sh')]],
        ['module', [null, null, '160000', base]],
        ['new\nname', [null, null, text, moved]],
        ['new.txt', [null, null, text, blob(head, 'new.txt')]],
        ['old name', [text, moved, null, null]],
        ['to-link', [text, blob(base, 'to-link'), '120000', blob(head, 'to-link')]],
      ]),
    );
    expect(await treeChanges(repository, head, head)).toEqual([]);
    const all = await treeChanges(repository, null, base);
    expect(all).toHaveLength(6);
    expect(all.every(({ oldMode, oldBlob }) => oldMode === null && oldBlob === null)).toBe(true);

    const [link] = await blobsOf(repository, [blob(head, 'to-link')]);
    expect(link?.content?.toString()).toBe('kept.txt');
  });

  test('tells which lines differ', async () => {
    const lines = (...of: string[]) => of.map((line) => `${line}\n`).join('');
    made.write({ a: lines('1', '2', '3', '4', '5'), b: 'same', c: '', d: 'no end', e: 'x\r\n', f: '\0binary\n' });
    const base = made.commit();
    made.write({
      a: lines('0', '1', '3', 'four', '4½', '5'),
      c: lines('new'),
      d: 'no end\n',
      e: 'x\n',
      f: '\0other\n',
    });
    const head = made.commit();
    const pairs = [...'abcdef'].map((path) => ({
      oldBlob: made.git('rev-parse', `${base}:${path}`),
      newBlob: made.git('rev-parse', `${head}:${path}`),
    }));
    const change = (oldFrom: number, oldCount: number, newFrom: number, newCount: number) => ({
      oldFrom,
      oldCount,
      newFrom,
      newCount,
    });
    expect(await lineChanges(await open(made), pairs)).toEqual([
      [change(1, 0, 1, 1), change(2, 1, 3, 0), change(4, 1, 4, 2)],
      [],
      [change(1, 0, 1, 1)],
      [change(1, 1, 1, 1)],
      [change(1, 1, 1, 1)],
      [change(1, 1, 1, 1)],
    ]);
    expect(await lineChanges(await open(made), [])).toEqual([]);
  });
});

test('a file in which every second of very many lines changed is compared in time', async () => {
  const made = testRepository();
  const lines = Array.from({ length: 80_000 }, (_, line) => `line ${line}\n`);
  made.write({ a: lines.join('') });
  made.commit();
  const oldBlob = made.git('rev-parse', 'HEAD:a');
  made.write({ a: lines.map((line, index) => (index % 2 ? line : `other ${line}`)).join('') });
  made.commit();
  const newBlob = made.git('rev-parse', 'HEAD:a');
  const repository = await open(made);
  const started = performance.now();
  const [changes] = await lineChanges(repository, [{ oldBlob, newBlob }]);
  expect(changes).toHaveLength(40_000);
  expect(performance.now() - started).toBeLessThan(10_000);
});

describe('names', () => {
  const made = testRepository();
  made.write({ a: '1' });
  made.commit('a subject to search for');

  test.each([
    '',
    '-h',
    '--all',
    'HEAD..main',
    ':/subject',
    'HEAD^{/subject}',
    'a b',
    'main:a',
    'x\ny',
    '^main',
    'refs/*',
  ])('that are no commit are refused: %j', async (name) => {
    await expect(resolveCommit(await open(made), name, 'base')).rejects.toMatchObject({
      code: 'input-invalid',
      message: expect.stringContaining('not the name of a base'),
    });
  });

  test('that lead to no commit are not found, and how to fetch it is told', async () => {
    const repository = await open(made);
    const blob = made.git('rev-parse', 'HEAD:a');
    for (const name of ['0'.repeat(40), 'no-such-branch', blob])
      await expect(resolveCommit(repository, name, 'base')).rejects.toMatchObject({
        code: 'commit-not-found',
        message: `The base ${name} is not a commit of this checkout. Nothing was done.`,
        hint: expect.stringContaining(`git fetch origin ${name}`),
      });
  });
});

describe('a checkout that lacks something', () => {
  const source = testRepository();
  source.write({ a: '1\n', 'folder/b': '1\n' });
  const base = source.commit();
  source.write({ a: '2\n', 'folder/b': 'two\n' });
  const head = source.commit();

  test('that is shallow says so', async () => {
    const repository = await open(clone(source, '--depth=1'));
    expect(repository.isShallow).toBe(true);
    expect(await resolveCommit(repository, 'HEAD')).toBe(head);
    await expect(resolveCommit(repository, base, 'base')).rejects.toMatchObject({
      code: 'commit-not-found',
      message: expect.stringContaining('shallow'),
      hint: expect.stringContaining('`fetch-depth: 0`'),
    });
  });

  test('fetches no content of a partial clone, and says how to have it', async () => {
    const partial = clone(source, '--filter=blob:none', '--no-checkout');
    const repository = await open(partial);
    const changes = await treeChanges(repository, base, head);
    expect(changes).toHaveLength(2);
    const ids = changes.flatMap(({ newBlob }) => newBlob ?? []);
    await expect(blobsOf(repository, ids)).rejects.toMatchObject({
      code: 'commit-not-found',
      message: expect.stringContaining('2 changed files'),
      hint: expect.stringContaining('`filter`'),
    });
    const objects = execFileSync('git', ['count-objects', '-v'], { cwd: partial.folder, encoding: 'utf8' });
    expect(objects).toMatch(/^count: 0$/m);
  });

  test('fetches no commit of a partial clone either', async () => {
    const partial = clone(source, '--filter=blob:none', '--depth=1', '--no-checkout');
    const repository = await open(partial);
    await expect(resolveCommit(repository, base)).rejects.toMatchObject({ code: 'commit-not-found' });
    // Git itself would, and find it.
    const fetched = execFileSync('git', ['rev-parse', `${base}^{tree}`], { cwd: partial.folder, encoding: 'utf8' });
    expect(fetched.trim()).toMatch(/^[0-9a-f]{40}$/);
  });

  test('without trees cannot be compared, and says so', async () => {
    const repository = await open(clone(source, '--filter=tree:0', '--no-checkout'));
    await expect(treeChanges(repository, base, head)).rejects.toMatchObject({
      code: 'subprocess-failed',
      hint: expect.stringContaining('`fetch-depth: 0`'),
    });
  });

  test('is not read where its objects are damaged', async () => {
    const made = testRepository();
    made.write({ a: 'the truth\n' });
    made.commit();
    made.git('config', 'core.compression', '0');
    const [truth, lie] = ['the truth\n', 'a big lie\n'].map((text) => {
      writeFileSync(join(made.folder, 'content'), text);
      return made.git('hash-object', '-w', 'content');
    });
    const file = (id = '') => join(made.folder, '.git/objects', id.slice(0, 2), id.slice(2));
    rmSync(file(truth));
    execFileSync('cp', [file(lie), file(truth)]);
    await expect(blobsOf(await open(made), [truth ?? ''])).rejects.toMatchObject({
      code: 'subprocess-failed',
      message: expect.stringMatching(/not what its id says|hash mismatch|corrupt/),
    });
  });
});

describe('contents', () => {
  const made = testRepository();
  made.write({
    small: 'small\n',
    over: 'larger\n',
    empty: '',
    large: Buffer.alloc(3_000_000, 'large '),
    bytes: Buffer.from([0, 255, 10]),
  });
  made.commit();
  const id = (path: string) => made.git('rev-parse', `HEAD:${path}`);

  test('over the limit are told by their size', async () => {
    const ids = ['small', 'over', 'large', 'empty', 'bytes', 'small'].map(id);
    expect(await blobsOf(await open(made), ids, 6)).toEqual([
      { id: id('over'), size: 7, content: undefined },
      { id: id('large'), size: 3_000_000, content: undefined },
      { id: id('small'), size: 6, content: Buffer.from('small\n') },
      { id: id('empty'), size: 0, content: Buffer.alloc(0) },
      { id: id('bytes'), size: 3, content: Buffer.from([0, 255, 10]) },
    ]);
    expect(await blobsOf(await open(made), [])).toEqual([]);
  });

  test('that the taker refuses end the reading', async () => {
    const refuse = async () => {
      throw new Error('enough');
    };
    await expect(readBlobs(await open(made), [id('small'), id('large')], 1e9, refuse)).rejects.toThrow('enough');
  });
});

describe('what a checkout says of itself', () => {
  test('changes nothing: attributes, configuration, index, replacements, grafts', async () => {
    const made = testRepository();
    made.write({ 'a.ts': 'one\n', 'b.ts': 'one\n' });
    const base = made.commit();
    made.write({ 'a.ts': 'two\n', 'b.ts': 'two\n' });
    const head = made.commit();
    const plain = await open(made);
    const changes = await treeChanges(plain, base, head);
    const pairs = changes.map(({ oldBlob, newBlob }) => ({ oldBlob: oldBlob ?? '', newBlob: newBlob ?? '' }));
    const lines = await lineChanges(plain, pairs);
    expect(lines).toHaveLength(2);

    const trap = join(made.folder, 'trap');
    made.write({
      'trap.sh': `#!/bin/sh\ntouch ${trap}\n`,
      '.gitattributes': '* -diff diff=trap\n*.ts linguist-generated\n',
      '.git/info/attributes': '* -diff\n* linguist-generated\n',
      '.git/info/grafts': `${head}\n`,
    });
    chmodSync(join(made.folder, 'trap.sh'), 0o755);
    const settings: Record<string, string> = {
      'diff.external': './trap.sh',
      'diff.trap.textconv': './trap.sh',
      'diff.trap.command': './trap.sh',
      'core.fsmonitor': './trap.sh',
      'core.pager': './trap.sh',
      'core.hooksPath': '.',
      'diff.renames': 'copies',
      'diff.noprefix': 'true',
      'diff.orderFile': 'trap.sh',
      'diff.ignoreSubmodules': 'all',
      'diff.context': '9',
      'diff.interHunkContext': '9',
      'color.ui': 'always',
      'core.abbrev': '5',
    };
    for (const [key, value] of Object.entries(settings)) made.git('config', key, value);
    const [oldBlob = '', newBlob = ''] = [pairs[0]?.oldBlob, pairs[0]?.newBlob];
    made.git('tag', '-a', 'honest', '-m', 'a tag', head);
    made.git('tag', '-a', 'other', '-m', 'a tag', base);
    made.git('replace', made.git('rev-parse', 'honest'), made.git('rev-parse', 'other'));
    made.git('replace', newBlob, oldBlob);
    made.git('replace', head, base);

    const repository = await open(made);
    for (const name of ['main', 'honest']) expect(await resolveCommit(repository, name)).toBe(head);
    expect(await treeChanges(repository, base, head)).toEqual(changes);
    expect(await lineChanges(repository, pairs)).toEqual(lines);
    expect((await blobsOf(repository, [newBlob]))[0]?.content?.toString()).toBe('two\n');
    expect(await attributeValues(repository, base, 'linguist-generated', ['a.ts'])).toEqual(['unspecified']);
    expect(existsSync(trap)).toBe(false);
  });

  test('is read from a folder of it, a linked working tree and one of another user', async () => {
    const made = testRepository();
    made.write({ 'folder/a': '1' });
    const head = made.commit();
    const linked = join(mkdtempSync(join(tmpdir(), 'linked-')), 'tree "with" odd\nname');
    made.git('worktree', 'add', '--quiet', '--detach', linked);
    // Only root can give files away.
    if (process.getuid?.() === 0) execFileSync('chown', ['-R', '12345', made.folder]);
    for (const folder of [join(made.folder, 'folder'), linked]) {
      const repository = await open({ context: made.context, folder });
      expect(await treeChanges(repository, null, await resolveCommit(repository, 'HEAD'))).toMatchObject([
        { path: 'folder/a' },
      ]);
      expect(await resolveCommit(repository, 'HEAD')).toBe(head);
    }
  });

  test('is read whatever its folder is called', async () => {
    const made = testRepository();
    made.write({ a: '1' });
    const head = made.commit();
    const folder = join(mkdtempSync(join(tmpdir(), 'odd-')), '"odd"\n#name é\\n');
    renameSync(made.folder, folder);
    expect(await treeChanges(await open({ context: made.context, folder }), null, head)).toHaveLength(1);
  });

  test('leaves nothing behind, and no repository is said so', async () => {
    const made = testRepository();
    made.commit();
    const { temporary } = made.context.runner;
    const before = readdirSync(temporary);
    await (await openRepository(made.context))[Symbol.asyncDispose]();
    const nowhere = mkdtempSync(join(tmpdir(), 'nowhere-'));
    await expect(openRepository(made.context, nowhere)).rejects.toMatchObject({
      code: 'input-invalid',
      message: expect.stringContaining('not in a git repository'),
    });
    expect(readdirSync(temporary)).toEqual(before);
  });
});

describe('attributes of a commit', () => {
  test('are those of its files at every depth', async () => {
    const made = testRepository();
    made.write({
      '.gitattributes':
        '*.gen.ts linguist-generated\ndocs/** linguist-generated=true\n[attr]made linguist-generated\n*.made made\n',
      'api/.gitattributes': '*.gen.ts -linguist-generated\n',
    });
    const base = made.commit();
    const paths = ['x.gen.ts', 'api/x.gen.ts', 'docs/a/b', 'a.made', 'src/a.ts', '"\\377.gen.ts"', 'new\nline.gen.ts'];
    const repository = await open(made);
    const values = await attributeValues(repository, base, 'linguist-generated', paths);
    expect(values).toEqual(['set', 'unset', 'true', 'set', 'unspecified', 'set', 'set']);
    expect(await attributeValues(repository, null, 'linguist-generated', ['x.gen.ts'])).toEqual(['unspecified']);
  });
});

test('paths that are not UTF-8, or differ only in normal form, stay different', async () => {
  const made = testRepository();
  const names = [
    'caf\\351',
    'caf\\303\\251',
    'cafe\\314\\201',
    'caf\\303\\251 ',
    '\\"quoted\\"',
    'new\\nline',
    'caf\u00e9.\u202etxt',
  ];
  const files = names.map((name) => `M 100644 inline "${name}"\ndata 1\nx\n`).join('');
  fastImport(made, Buffer.from(`commit refs/heads/main\ncommitter T <t@voygent.example> 0 +0000\ndata 0\n${files}\n`));
  const repository = await open(made);
  const changes = await treeChanges(repository, null, await resolveCommit(repository, 'main'));
  expect(new Set(changes.map(({ path }) => path))).toEqual(
    new Set([
      '"caf\\351"',
      'caf\u00e9',
      'cafe\u0301',
      'caf\u00e9 ',
      '"\\"quoted\\""',
      'new\nline',
      'caf\u00e9.\u202etxt',
    ]),
  );
});
