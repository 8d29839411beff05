import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { WorkerPlan } from '../deploy/plan.ts';
import { reportPlan, reportResults } from '../deploy/report.ts';
import type { WayBack } from '../ledger/entry.ts';
import { report as reportMigrations } from '../migrate/report.ts';
import { undoCommand } from '../rollout/baseline.ts';
import type { Context } from '../runtime/context.ts';
import type { Status } from '../runtime/status.ts';
import { code, escapeMarkdown, type Summary } from '../runtime/summary.ts';
import type { Step } from '../runtime/timeline.ts';
import { reportTimeline } from '../runtime/timeline-report.ts';
import type { ReleaseResult } from './run.ts';

/** The job summary of a release: what happened, step by step, and the way back as commands. */
export function reportRelease(
  result: ReleaseResult,
  plan: { environment: string; workers: readonly WorkerPlan[] },
  summary: Summary,
  mode: 'plan' | 'apply',
  done?: { release: string; wayBack: WayBack; timeline: readonly Step[] },
): void {
  summary.heading(`Release to ${plan.environment}${done ? ` — ${done.release}` : ''}`);
  if (mode === 'apply') summary.markdown(result.error ? '**Not released.**' : '**Released.** Every step was checked.');
  if (done) reportTimeline(done.timeline, summary);
  reportMigrations(result.databases, mode, summary);
  if (mode === 'plan') reportPlan(plan.workers, summary);
  else reportResults(result.workers, summary);
  if (done) reportWayBack(done.wayBack, summary);
}

function reportWayBack({ workers, databases }: WayBack, summary: Summary): void {
  summary.heading('The way back', 3);
  summary.markdown('Recorded before the first step. A Worker goes back at once and loses nothing:');
  const commands = workers
    .filter(({ versions }) => versions.length > 0)
    .map(({ name, versions }) => undoCommand(name, versions));
  summary.codeBlock(commands.join('\n') || '# there was no Worker before this release', 'sh');
  if (databases.length === 0) return;
  summary.markdown('A database goes back to its bookmark, and loses **everything that was written since**:');
  summary.codeBlock(
    databases
      .map(({ name, bookmark }) => `npx wrangler d1 time-travel restore ${name} --bookmark=${bookmark}`)
      .join('\n'),
    'sh',
  );
  summary.table(
    ['database', 'last migration before'],
    databases.map(({ name, head }) => [code(name), head === null ? 'none' : escapeMarkdown(head)]),
  );
}

export interface ReleaseReport {
  release: string;
  deploymentId: number;
  status: Status;
  wayBack: WayBack;
  result: ReleaseResult;
  timeline: readonly Step[];
}

/** The report as a JSON file; gives its path. */
export async function writeReport(
  { release, deploymentId, status, wayBack, result, timeline }: ReleaseReport,
  context: Context,
): Promise<string> {
  const file = join(context.runner.temporary, `voygent-release-${release}.json`);
  const report = {
    version: 1,
    release,
    deployment_id: deploymentId,
    status,
    error: result.error ? { code: result.error.code, message: result.error.message, hint: result.error.hint } : null,
    way_back: wayBack,
    timeline: timeline.map(({ subject, name, startedAt, durationMs, outcome }) => ({
      subject,
      name,
      started: new Date(startedAt).toISOString(),
      duration_ms: durationMs,
      outcome,
    })),
    databases: result.databases.map(({ target, applied, pending }) => ({
      name: target.name,
      applied,
      pending: pending.map(({ name }) => name),
    })),
    workers: result.workers.map(({ plan, version, proof, steps, wayBack: back }) => ({
      name: plan.worker.name,
      url: plan.url.href,
      version: version ?? null,
      proof: proof ?? null,
      steps,
      way_back: back?.kind ?? null,
    })),
  };
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, `${context.secrets.redact(JSON.stringify(report, undefined, 2))}\n`);
  return file;
}
