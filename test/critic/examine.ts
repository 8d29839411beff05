import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { runAction } from '../../local/action.ts';
import { toolCache } from '../../src/review/codex.fixture.ts';
import { ground } from './corpus/all.ts';
import type { Side } from './critics.ts';
import type { Look } from './score.ts';
import type { Specimen } from './specimen.ts';

/** Who is asked, and how. */
export interface Asking {
  apiKey: string;
  /** Of the API; empty: OpenAI's. */
  baseUrl: string;
  /** Of `review` in voygent.yml, such as `model`. */
  settings: Readonly<Record<string, string | number>>;
}

export interface Seen extends Look {
  tokens: number;
  /** Why there is no result, where there is none. */
  log: string;
}

/** Has the built `review` look at one side of a specimen, in a repository of its own. */
export async function examine(specimen: Specimen, side: Side, asking: Asking): Promise<Seen> {
  const folder = mkdtempSync(join(tmpdir(), 'voygent-critic-'));
  try {
    const { base } = repositoryOf(folder, specimen, side, asking);
    const { outputs, log } = await runAction('review', {
      workspace: folder,
      inputs: {
        'openai-api-key': asking.apiKey,
        'openai-base-url': asking.baseUrl,
        base,
        'policy-ref': base,
        upload: 'false',
      },
      env: { GITHUB_REPOSITORY: 'voygent/voygent', RUNNER_TOOL_CACHE: toolCache() },
    });
    return seenIn(outputs, log);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function seenIn(outputs: Readonly<Record<string, string>>, log: string): Seen {
  const status = outputs['derived-status'];
  if (status === undefined) return { status: 'failed', findings: [], tokens: 0, log };
  return {
    status: status as Look['status'],
    findings: JSON.parse(outputs['findings'] ?? '[]'),
    tokens: tokensOf(outputs['verdict'] ?? ''),
    log,
  };
}

function tokensOf(verdict: string): number {
  const { inputTokens, outputTokens } = JSON.parse(readFileSync(verdict, 'utf8')).predicate.critic.usage;
  return inputTokens + outputTokens;
}

function repositoryOf(folder: string, specimen: Specimen, side: Side, { settings }: Asking): { base: string } {
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=Critic', '-c', 'user.email=critic@voygent.example', ...args], {
      cwd: folder,
      encoding: 'utf8',
    }).trim();
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  git('init', '--quiet', '--initial-branch=main');
  const review = { constitution: 'docs/constitution.md', review: settings };
  write('.github/voygent.yml', `${JSON.stringify({ version: 1, ...review })}\n`);
  for (const [path, text] of Object.entries({ ...ground, ...specimen.beside })) write(path, text);
  if (specimen.before !== null) write(specimen.path, specimen.before);
  git('add', '--all');
  git('commit', '--quiet', '-m', 'Begin');
  const base = git('rev-parse', 'HEAD');
  write(specimen.path, specimen[side]);
  git('add', '--all');
  git('commit', '--quiet', '-m', 'Change');
  return { base };
}
