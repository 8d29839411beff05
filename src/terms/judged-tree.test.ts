import { appendFileSync, chmodSync, cpSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type TestRepository, testRepository } from '../git/repository.fixture.ts';
import { testContext } from '../runtime/context.fixture.ts';
import { requireJudgedTree } from './judged-tree.ts';

function judgedRepository(): TestRepository & { judged: string; file: string } {
  const made = testRepository();
  made.write({ 'src/a.ts': 'one\n', 'src/b.ts': 'two\n' });
  made.link('src/link', 'a.ts');
  return { ...made, judged: made.commit(), file: join(made.folder, 'src/a.ts') };
}

test('what was judged is let through, with what a build writes beside it', async () => {
  const made = judgedRepository();
  made.write({ 'build/out.js': 'built();\n' });
  await requireJudgedTree(made.judged, made.context);
});

test('files that a sparse checkout leaves out are missing, and not changed', async () => {
  const made = judgedRepository();
  made.git('sparse-checkout', 'set', '--no-cone', '/src/b.ts');
  await requireJudgedTree(made.judged, made.context);
});

type Judged = ReturnType<typeof judgedRepository>;

test.each<[string, (made: Judged) => void]>([
  ['is changed', ({ file }) => appendFileSync(file, 'evil\n')],
  ['is gone', ({ file }) => rmSync(file)],
  ['can be executed', ({ file }) => chmodSync(file, 0o755)],
  [
    'is a symbolic link',
    ({ file }) => {
      rmSync(file);
      symlinkSync('b.ts', file);
    },
  ],
  [
    'is changed, and staged as it is',
    ({ file, git }) => {
      appendFileSync(file, 'evil\n');
      git('add', '--all');
    },
  ],
  [
    'is changed, and git is told to take it for unchanged',
    ({ file, git }) => {
      git('update-index', '--assume-unchanged', 'src/a.ts');
      appendFileSync(file, 'evil\n');
    },
  ],
  [
    'is changed, and git is told to leave it out',
    ({ file, git }) => {
      git('update-index', '--skip-worktree', 'src/a.ts');
      appendFileSync(file, 'evil\n');
    },
  ],
  [
    'is changed, in a sparse checkout that is told to expect it',
    ({ file, git }) => {
      git('sparse-checkout', 'set', '--no-cone', '/src/b.ts');
      git('config', 'sparse.expectFilesOutsideOfPatterns', 'true');
      writeFileSync(file, 'evil\n');
    },
  ],
])('a file that %s is not', async (_, change) => {
  const made = judgedRepository();
  change(made);
  await expect(requireJudgedTree(made.judged, made.context)).rejects.toMatchObject({
    code: 'gate-refused',
    message: expect.stringContaining('src/a.ts'),
  });
});

test('a submodule that is changed is not, though the configuration says to ignore it', async () => {
  const made = judgedRepository();
  const other = testRepository();
  other.write({ 'x.ts': 'one\n' });
  other.commit();
  made.git('-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', other.folder, 'tool');
  const judged = made.commit();
  made.write({ 'tool/built.js': 'built();\n' });
  await requireJudgedTree(judged, made.context);
  made.write({ 'tool/x.ts': 'evil\n' });
  made.git('config', 'submodule.tool.ignore', 'all');
  made.git('config', 'diff.ignoreSubmodules', 'all');
  await expect(requireJudgedTree(judged, made.context)).rejects.toThrow(/what was judged: tool differ/);
});

test('a folder in whose place the configuration names another is not', async () => {
  const made = judgedRepository();
  const honest = mkdtempSync(join(tmpdir(), 'honest-'));
  cpSync(made.folder, honest, { recursive: true, verbatimSymlinks: true, filter: (path) => !path.endsWith('.git') });
  made.git('config', 'core.worktree', honest);
  appendFileSync(made.file, 'evil\n');
  await expect(requireJudgedTree(made.judged, made.context)).rejects.toMatchObject({
    code: 'gate-refused',
    message: expect.stringContaining('is not the folder that git looks at'),
  });
});

test('a folder of the repository is let through', async () => {
  const made = judgedRepository();
  const context = testContext({ ...made.context.runner.env, GITHUB_WORKSPACE: join(made.folder, 'src') });
  await requireJudgedTree(made.judged, context);
});
