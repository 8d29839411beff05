import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runAction } from '../local/action.ts';
import { openRepository } from '../src/git/repository.ts';
import { testContext } from '../src/runtime/context.fixture.ts';
import { readClasses } from '../src/subject/subject.ts';
import { readTerms } from '../src/terms/terms.ts';
import { mandates } from '../src/verdict/mandates.ts';
import { verdictOf } from '../src/verdict/verdict.ts';
import { interleaved, median, spread, table } from './measure.ts';

/** The gate, from the start of the process to its decision, over a few changed files and over very many. */
export async function gate(rounds: number): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'voygent-bench-'));
  try {
    const few = await repositoryOf(join(folder, 'few'), 50);
    const many = await repositoryOf(join(folder, 'many'), 20_000);
    const times = await interleaved(rounds, {
      '50 changed files': () => decide(few),
      '20,000 changed files': () => decide(many),
    });
    const targets = ['300 ms', '2,000 ms'];
    const rows = [...times].map(([name, took], index) => [
      name,
      spread(took),
      targets[index] ?? '',
      median(took) <= Number((targets[index] ?? '').replace(/\D/g, '')) ? 'yes' : 'no',
    ]);
    return `## gate\n\nFrom the start of the process to the decision: terms, classes, digest, coverage, status, all computed anew. The verdict of 20,000 files has 3 MB.\n\n${table(['', 'median (least to most)', 'target', 'kept'], rows)}`;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Judged {
  folder: string;
  verdict: string;
  sha256: string;
}

async function repositoryOf(folder: string, files: number): Promise<Judged> {
  execFileSync('git', ['init', '--quiet', '--initial-branch=main', folder]);
  const stream = Array.from({ length: files }, (_, index) => {
    const text = `export const value${index} = ${index};\n`;
    return `M 100644 inline src/${index % 100}/${index}.ts\ndata ${text.length}\n${text}`;
  });
  const head = 'commit refs/heads/main\ncommitter Bench <bench@voygent.example> 1700000000 +0000\ndata 5\nbegin\n';
  execFileSync('git', ['fast-import', '--quiet'], { cwd: folder, input: head + stream.join('') });
  execFileSync('git', ['reset', '--quiet', '--hard'], { cwd: folder });
  const verdict = await verdictFor(folder);
  const path = join(folder, '..', `${files}.json`);
  writeFileSync(path, verdict);
  return { folder, verdict: path, sha256: createHash('sha256').update(verdict).digest('hex') };
}

/** As a review would write it that has found nothing. */
async function verdictFor(folder: string): Promise<string> {
  const context = testContext({ GITHUB_WORKSPACE: folder, PATH: process.env['PATH'] ?? '' });
  await using repository = await openRepository(context);
  const head = execFileSync('git', ['rev-parse', 'HEAD'], { cwd: folder, encoding: 'utf8' }).trim();
  const place = { config: undefined, 'working-directory': undefined };
  const { policy, reading } = await readTerms(repository, { commit: head, told: 'main', branch: 'main' }, place);
  const { changes, classes, digest } = await readClasses(repository, { base: null, head }, reading);
  const now = Date.now();
  const verdict = verdictOf(digest, {
    base: null,
    head,
    repository: 'voygent/voygent',
    createdAt: new Date(now).toISOString(),
    expiresAt: new Date(now + 3_600_000).toISOString(),
    policy,
    critic: {
      model: policy.model,
      modelsSaid: [policy.model],
      cli: policy.cli,
      instructions: policy.instructions,
      constitution: null,
      passes: policy.passes,
      questions: policy.passes,
      gaps: [],
      usage: { inputTokens: 0, outputTokens: 0 },
      reusedFrom: null,
    },
    coverage: changes.map(({ path }, index) => ({
      path,
      kind: classes[index]?.kind ?? 'reviewed',
      reason: null,
      chunks: [1],
    })),
    mandatesExamined: [...mandates],
    findings: [],
    status: 'approved',
    reasons: [],
    run: null,
  });
  return JSON.stringify(verdict);
}

async function decide({ folder, verdict, sha256 }: Judged): Promise<void> {
  const { outputs, log } = await runAction('gate', {
    workspace: folder,
    inputs: { verdict, 'verdict-sha256': sha256, base: 'empty', 'policy-ref': 'HEAD' },
    env: { GITHUB_REPOSITORY: 'voygent/voygent' },
  });
  if (outputs['decision'] !== 'admitted') throw new Error(`the gate did not admit it: ${log}`);
}
