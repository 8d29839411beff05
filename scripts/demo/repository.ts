import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The checkout as a repository, as actions/checkout leaves it with `fetch-depth: 0` after a push to the default branch. */
export class Repository {
  readonly #folder: string;
  readonly #eventFile: string;

  constructor(folder: string) {
    this.#folder = folder;
    this.#eventFile = join(folder, '..', 'event.json');
    writeFileSync(this.#eventFile, JSON.stringify({ repository: { default_branch: 'main' } }));
    writeFileSync(join(folder, '.gitignore'), 'node_modules\n.wrangler\nbackups\n');
    this.#git('init', '--quiet', '--initial-branch=main');
    this.commit('The sample project');
  }

  /** Commits all that was changed; nothing where nothing was. */
  commit(message: string): void {
    this.#git('add', '--all');
    if (this.#git('status', '--porcelain') === '') return;
    this.#git('-c', 'user.name=Demo', '-c', 'user.email=demo@voygent.example', 'commit', '--quiet', '-m', message);
  }

  /** Takes the last commit back, as a pull request that is closed. */
  withdraw(): void {
    this.#git('reset', '--quiet', '--hard', 'HEAD~1');
  }

  /** What GitHub tells a job of a push. */
  get env(): Record<string, string> {
    const sha = this.#git('rev-parse', 'HEAD');
    return { GITHUB_SHA: sha, GITHUB_REF: 'refs/heads/main', GITHUB_EVENT_PATH: this.#eventFile };
  }

  #git(...args: string[]): string {
    return execFileSync('git', args, { cwd: this.#folder, encoding: 'utf8' }).trim();
  }
}
