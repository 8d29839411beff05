import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Trigger } from './events.ts';
import type { Host } from './host.ts';
import { Origin } from './origin.ts';
import type { Permissions } from './permissions.ts';
import { type RunResult, WorkflowRunner } from './runner.ts';

/** A repository on GitHub, for tests of the runner itself: behind the addresses of the services is only what a test puts there. */
export interface Project extends Disposable {
  origin: Origin;
  runner: WorkflowRunner;
  /** What each token that was handed out may do, in turn. */
  tokens: Permissions[];
  run(trigger?: Partial<Trigger>): Promise<RunResult>;
}

const nobody = { resultsUrl: 'http://127.0.0.1:9/', runtimeToken: () => 'runtime-token' };

type Settings = Partial<Omit<Host['repository'], 'git'>> &
  Partial<Pick<Host, 'minuteMs' | 'others' | 'env' | 'artifacts'>>;

/** @param files By path; a workflow may be given by its name alone, as `ci.yml` */
export function projectOf(files: Readonly<Record<string, string>>, settings: Settings = {}): Project {
  const folder = mkdtempSync(join(tmpdir(), 'voygent-runner-'));
  const copy = join(folder, 'copy');
  for (const [path, text] of Object.entries(files))
    put(copy, path.includes('/') ? path : `.github/workflows/${path}`, text);
  const origin = new Origin(join(folder, 'origin.git'), copy);
  const tokens: Permissions[] = [];
  const { minuteMs, others = {}, env = {}, artifacts = nobody, ...repository } = settings;
  const runner = new WorkflowRunner({
    repository: { name: 'voygent/voygent', defaultBranch: 'main', ...repository, git: origin.git },
    others,
    github: {
      apiUrl: 'http://127.0.0.1:9',
      jobToken: (permissions) => `token-number-${tokens.push(permissions)}`,
      setRun: () => undefined,
    },
    artifacts,
    env,
    folder: join(folder, 'runs'),
    toolCache: join(folder, 'tools'),
    ...(minuteMs === undefined ? {} : { minuteMs }),
  });
  return {
    origin,
    runner,
    tokens,
    run: (trigger = {}) => runner.run({ event: 'push', ...trigger }),
    [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** Writes a file with the folders that it needs. */
export function put(root: string, path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}
