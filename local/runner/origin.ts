import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A repository as GitHub keeps it, and the working copy of somebody who pushes to it. */
export class Origin {
  /** The bare repository. */
  readonly git: string;
  readonly workingCopy: string;

  /** @param workingCopy A folder with the first files; it becomes a working copy of the branch `main` */
  constructor(git: string, workingCopy: string) {
    this.git = git;
    this.workingCopy = workingCopy;
    mkdirSync(git, { recursive: true });
    this.#run(git, 'init', '--quiet', '--bare', '--initial-branch=main');
    // As on GitHub, a commit can be fetched by its id, and pull requests have refs.
    this.#run(git, 'config', 'uploadpack.allowAnySHA1InWant', 'true');
    this.run('init', '--quiet', '--initial-branch=main');
    this.run('remote', 'add', 'origin', git);
    writeFileSync(join(workingCopy, '.git', 'info', 'exclude'), 'node_modules\n.wrangler\n');
    this.push('Begin');
  }

  /** Git in the working copy. */
  run(...args: string[]): string {
    return this.#run(this.workingCopy, ...args);
  }

  /** Commits all that was changed, and pushes it to the branch that is checked out. @returns the commit */
  push(message: string): string {
    this.run('add', '--all');
    this.run('commit', '--quiet', '--allow-empty', '-m', message);
    this.run('push', '--quiet', '--force', 'origin', 'HEAD');
    return this.run('rev-parse', 'HEAD');
  }

  /** Makes the refs of a pull request for the branch that is checked out, into `main`. @returns both ends */
  offer(number: number): { head: string; headRef: string; base: string; baseRef: string } {
    const [headRef, head] = [this.run('branch', '--show-current'), this.run('rev-parse', 'HEAD')];
    const base = this.run('rev-parse', 'origin/main');
    const tree = this.run('merge-tree', '--write-tree', base, head).split('\n')[0] ?? '';
    const merge = this.run('commit-tree', tree, '-p', base, '-p', head, '-m', `Merge ${head} into ${base}`);
    const ref = `refs/pull/${number}`;
    this.run('push', '--quiet', '--force', 'origin', `${head}:${ref}/head`, `${merge}:${ref}/merge`);
    return { head, headRef, base, baseRef: 'main' };
  }

  /** What GitHub shows as the files of a pull request: what the branch that is checked out has beside `main`. */
  changedFiles(): { filename: string; sha: string; status: 'added' | 'modified' | 'removed'; patch: string }[] {
    const range = 'origin/main...HEAD';
    const lines = this.run('diff', '--raw', '--no-renames', '--no-abbrev', range).split('\n').filter(Boolean);
    return lines.map((line) => {
      const [, , , sha = '', letter = ''] = line.split('\t')[0]?.split(' ') ?? [];
      const filename = line.split('\t')[1] ?? '';
      const diff = this.run('diff', range, '--', filename);
      const status = letter === 'A' ? 'added' : letter === 'D' ? 'removed' : 'modified';
      return { filename, sha, status, patch: diff.slice(diff.indexOf('\n@@') + 1) };
    });
  }

  #run(cwd: string, ...args: string[]): string {
    const person = ['-c', 'user.name=Somebody', '-c', 'user.email=somebody@voygent.example'];
    return execFileSync('git', [...person, ...args], {
      cwd,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    }).trim();
  }
}
