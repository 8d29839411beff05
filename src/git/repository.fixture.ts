import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type TestContext, testContext } from '../runtime/context.fixture.ts';

/** A real repository in a temporary folder. For tests only. */
export interface TestRepository {
  folder: string;
  context: TestContext;
  git(...args: string[]): string;
  /** Writes files, by path; `null` removes one. Folders are made. */
  write(files: Record<string, string | Buffer | null>): void;
  link(path: string, target: string): void;
  /** Commits everything that there is, and gives the commit's id. */
  commit(message?: string): string;
}

const PATH = process.env['PATH'] ?? '';

export function testRepository({ format = 'sha1' }: { format?: 'sha1' | 'sha256' } = {}): TestRepository {
  const folder = mkdtempSync(join(tmpdir(), 'repository-'));
  const env = {
    PATH,
    HOME: folder,
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_AUTHOR_DATE: '2026-11-17T00:00:00Z',
    GIT_COMMITTER_DATE: '2026-11-17T00:00:00Z',
  };
  const git = (...args: string[]) =>
    execFileSync('git', args, { cwd: folder, encoding: 'utf8', env, maxBuffer: 1e9, stdio: 'pipe' }).trim();
  git('init', '--quiet', '--initial-branch=main', `--object-format=${format}`);
  git('config', 'user.name', 'Test');
  git('config', 'user.email', 'test@voygent.example');
  git('config', 'core.autocrlf', 'false');
  git('config', 'protocol.file.allow', 'always');
  return {
    folder,
    context: testContext({ GITHUB_WORKSPACE: folder, RUNNER_TEMP: mkdtempSync(join(tmpdir(), 'runner-')), PATH }),
    git,
    write(files) {
      for (const [path, content] of Object.entries(files)) {
        const file = join(folder, path);
        rmSync(file, { force: true, recursive: true });
        if (content === null) continue;
        mkdirSync(dirname(file), { recursive: true });
        writeFileSync(file, content);
      }
    },
    link(path, target) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      rmSync(join(folder, path), { force: true });
      symlinkSync(target, join(folder, path));
    },
    commit(message = 'a change') {
      git('add', '--all', '--force');
      git('commit', '--quiet', '--allow-empty', '--message', message);
      return git('rev-parse', 'HEAD');
    },
  };
}

/** What git's fast-import makes of a stream: the quick way to repositories with many files, and to names that no shell can type. */
export function fastImport({ folder }: Pick<TestRepository, 'folder'>, script: Buffer): void {
  execFileSync('git', ['fast-import', '--quiet', '--force'], {
    cwd: folder,
    env: { PATH, HOME: folder },
    input: script,
  });
}
