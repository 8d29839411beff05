import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { Checkout } from '../project/checkout.fixture.ts';
import { testContext } from '../runtime/context.fixture.ts';
import { audited, findingsIn } from './audit.fixture.ts';
import { listCheckout, readText } from './checkout.ts';

const workflow = '.github/workflows/ci.yml';
const bomb = [
  'a0: &a0 [x, x]',
  ...Array.from({ length: 40 }, (_, i) => `a${i + 1}: &a${i + 1} [*a${i}, *a${i}, *a${i}]`),
];
const half = 512 * 1024;

/** What VA000 tells of a checkout, as `file:line message`. */
async function unread(files: Record<string, string>): Promise<string[]> {
  const found = await findingsIn(files, { only: 'VA000' });
  return found.map(({ location: { file, line }, message }) => `${file}${line ? `:${line}` : ''} ${message}`);
}

describe('a file that no rule can look at is told by its name', () => {
  test.each([
    ['a billion laughs', 'render.yaml', bomb.join('\n'), 'its aliases expand to more than'],
    ['a cyclic anchor', 'render.yaml', 'services: &a [*a]', 'within the value of its own anchor'],
    ['a cyclic workflow', workflow, 'jobs: &a { b: *a }', 'within the value of its own anchor'],
    ['deep YAML', 'librechat.yaml', `${'- '.repeat(100_000)}x`, 'nested too deeply'],
    ['deep JSON', 'wrangler.jsonc', '['.repeat(200_000), 'nested too deeply'],
    ['deep TOML', 'wrangler.toml', `a = ${'['.repeat(200_000)}`, 'excessively nested'],
    ['a key twice', 'render.yaml', 'services: []\nservices: []', 'a key stands twice'],
    ['half a megabyte and more', 'Dockerfile', 'x'.repeat(half + 1), 'what is larger than 524288 is not read'],
    ['no configuration', 'wrangler.jsonc', '{ "name": 7 }', '`name` must be a text'],
    ['Pages', 'wrangler.jsonc', '{ "name": "x", "pages_build_output_dir": "d" }', 'Pages project'],
  ])('%s', async (_, file, text, reason) => {
    const [told, ...others] = await unread({ [file]: text });
    expect(told).toContain(file);
    expect(told).toContain('No rule could look at this file');
    expect(told).toContain(reason);
    expect(others).toEqual([]);
  });

  test('at its line, where that is known', async () => {
    expect(await unread({ 'render.yaml': 'services: []\n\tx: 1' })).toEqual([
      expect.stringMatching(/^render\.yaml:2 /),
    ]);
  });

  test.each([
    ['binary', Buffer.from('name: x\0'), 'is binary'],
    ['Latin-1', Buffer.from('name: \xff', 'latin1'), 'is not UTF-8'],
    ['UTF-16', Buffer.from('\ufeffname: x', 'utf16le'), 'is binary'],
  ])('%s', async (_, bytes, reason) => {
    await using checkout = await Checkout.of({});
    writeFileSync(checkout.path('render.yaml'), bytes);
    expect(await audited(checkout.workspace, 'VA000')).toMatchObject([{ message: expect.stringContaining(reason) }]);
  });

  test('50 MB, without reading it', async () => {
    await using checkout = await Checkout.of({ 'render.yaml': '' });
    truncateSync(checkout.path('render.yaml'), 50 * 1024 * 1024);
    const before = process.memoryUsage().arrayBuffers;
    expect(await readText(checkout.workspace, 'render.yaml')).toEqual({
      problem: expect.stringContaining('52428800 bytes'),
    });
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(5_000_000);
  });

  test('a symbolic link out of the repository, which is not followed', async () => {
    await using outside = await Checkout.of({ 'secret.yaml': 'a: [' });
    await using checkout = await Checkout.of({});
    symlinkSync(outside.path('secret.yaml'), checkout.path('render.yaml'));
    const [found] = await audited(checkout.workspace, 'VA000');
    expect(found?.message).toContain('a symbolic link that leads out of the repository');
  });

  test('a symbolic link within it is followed', async () => {
    await using checkout = await Checkout.of({ 'deploy/blueprint': 'services: [' });
    symlinkSync('deploy/blueprint', checkout.path('render.yaml'));
    expect((await audited(checkout.workspace, 'VA000')).map(({ message }) => message)).toEqual([
      expect.stringContaining('the YAML cannot be read'),
    ]);
  });

  test('a pipe, on which a reader would wait for ever', async () => {
    await using checkout = await Checkout.of({});
    execFileSync('mkfifo', [checkout.path('Dockerfile')]);
    expect(await readText(checkout.workspace, 'Dockerfile')).toEqual({ problem: 'is no file' });
  });

  test('code of a Worker that is outside of the repository', async () => {
    await using outside = await Checkout.of({ 'index.ts': 'if (!env.MCP_AUTH_KEY) return true;' });
    await using checkout = await Checkout.of({ 'wrangler.jsonc': '{ "name": "x", "main": "index.ts" }' });
    symlinkSync(outside.path('index.ts'), checkout.path('index.ts'));
    const found = await audited(checkout.workspace);
    expect(found.map(({ rule }) => rule)).not.toContain('VA001');
    expect(found.find(({ rule }) => rule === 'VA000')?.message).toContain('leads out of the repository');
  });
});

describe('in a time that does not grow beyond reason', () => {
  test.each([
    ['a workflow of steps', workflow, `on: push\njobs:\n  a:\n    steps:\n${'      - uses: a/b@v1\n'.repeat(20_000)}`],
    [
      'a workflow of jobs',
      workflow,
      `on: push\njobs:\n${Array.from({ length: 20_000 }, (_, i) => `  j${i}: {}\n`).join('')}`,
    ],
    [
      'a wrangler of environments',
      'wrangler.jsonc',
      `{ "name": "a", "env": { ${Array.from({ length: 8_000 }, (_, i) => `"e${i}": { "d1_databases": [{ "binding": "B" }] }`).join(',')} } }`,
    ],
    [
      'a wrangler of tables',
      'wrangler.toml',
      `name = "a"\n${Array.from({ length: 12_000 }, (_, i) => `[env.e${i}.vars]\nA = "1"\n`).join('')}`,
    ],
    ['code of comments', 'index.ts', '/*'.repeat(half)],
    ['code of quotes', 'index.ts', `'"\``.repeat(half / 2)],
    ['code of spaces', 'index.ts', `import${' '.repeat(2 * half - 10)}`],
    ['code of names', 'index.ts', `${'if (!AUTHAUTH_KEYKEY'.repeat(90)}\n`.repeat(500)],
    ['a script', 'a.sh', `${'a${$('.repeat(half / 5)}`],
    ['a document', 'docs/a.md', '#'.repeat(half)],
    ['a document of fences', 'docs/a.md', '```\n~~~\n'.repeat(half / 8)],
    ['a Dockerfile', 'Dockerfile', 'HEALTHCHECK --interval=1s CMD x\n'.repeat(15_000)],
    ['a Dockerfile of one instruction', 'Dockerfile', `RUN ${'a \\\n'.repeat(100_000)}`],
  ])('%s', { timeout: 30_000 }, async (_, file, text) => {
    const files = file.endsWith('.ts')
      ? { 'wrangler.jsonc': '{ "name": "x", "main": "index.ts" }', [file]: text }
      : { [file]: text };
    const started = performance.now();
    const found = await findingsIn(files);
    expect(performance.now() - started).toBeLessThan(10_000);
    expect(found.length).toBeLessThan(3_000);
  });
});

describe('the list of files', () => {
  test('has what git tracks or would track, and not what it ignores', async () => {
    await using checkout = await Checkout.of({
      '.gitignore': '.dev.vars\n',
      '.dev.vars': 'A=1',
      'a/b.txt': '',
      'tracked.txt': '',
      'ö "x".txt': '',
    });
    execFileSync('git', ['init', '-q'], { cwd: checkout.workspace });
    execFileSync('git', ['add', 'tracked.txt'], { cwd: checkout.workspace });
    const { files } = await listCheckout(
      { workspace: checkout.workspace, root: checkout.workspace, exclude: [] },
      testContext({ PATH: process.env['PATH'] ?? '' }),
    );
    expect(files).toEqual(['.gitignore', 'a/b.txt', 'tracked.txt', 'ö "x".txt']);
  });

  test('without git has all but what tools make, and follows no link to a folder', async () => {
    await using checkout = await Checkout.of({ 'a/b.txt': '', 'node_modules/x/action.yml': '', '.git-not/x': '' });
    mkdirSync(checkout.path('loop'));
    symlinkSync('..', join(checkout.path('loop'), 'up'));
    const { files } = await listCheckout(
      { workspace: checkout.workspace, root: checkout.workspace, exclude: [] },
      testContext(),
    );
    expect(files).toEqual(['.git-not/x', 'a/b.txt', 'loop/up']);
  });

  test('a glob that is none is refused', async () => {
    await using checkout = await Checkout.of({});
    const listing = listCheckout(
      { workspace: checkout.workspace, root: checkout.workspace, exclude: ['{a'] },
      testContext(),
    );
    await expect(listing).rejects.toThrow('is not a glob');
  });
});
