import { undoCommand } from '../rollout/baseline.ts';
import { inSeconds } from '../runtime/deadline.ts';
import { code, escapeMarkdown, type Summary } from '../runtime/summary.ts';
import { reportChecks } from '../smoke/report.ts';
import type { WorkerResult } from './deploy-worker.ts';
import type { WorkerPlan } from './plan.ts';

/** The job summary of a plan. */
export function reportPlan(plans: readonly WorkerPlan[], summary: Summary): void {
  for (const { worker, baseline, url, promote, checks, wrangler } of plans) {
    summary.heading(`Deploy ${worker.name}`, 3).paragraph('This was a plan: nothing was changed.');
    summary.table(
      ['what', ''],
      [
        ['configuration', code(worker.configFile)],
        ['address', code(url.href)],
        [
          'serves now',
          baseline
            ? baseline.shares.map(({ version_id, percentage }) => `${code(version_id)} at ${percentage} %`).join('<br>')
            : 'nothing: it would be deployed directly',
        ],
        ['steps', baseline ? promote.map((step) => `${step} %`).join(' → ') : '100 %'],
        ['checks', checks.map(({ name }) => escapeMarkdown(name)).join('<br>') || 'answers without a server error'],
        ['wrangler', wrangler.version],
      ],
    );
  }
}

/** The job summary of what was done: the steps, their checks, the way back. */
export function reportResults(results: readonly WorkerResult[], summary: Summary): void {
  for (const result of results) reportResult(result, summary);
}

function reportResult(result: WorkerResult, summary: Summary): void {
  const { plan, steps, version, deploymentId, proof } = result;
  const { worker, baseline, url } = plan;
  summary.heading(`Deploy ${worker.name}`, 3).markdown(headline(result));
  if (version !== undefined)
    summary.markdown(
      `Version ${code(version)}${proof === undefined ? '' : `, proven ${proof === 'override' ? 'by its own header through the version override' : 'at its own address'}`}.`,
    );
  if (steps.length > 0) {
    summary.table(
      ['requests', 'checks', 'took'],
      steps.map(({ percentage, checks, durationMs }) => [
        `${percentage} %`,
        `${checks.filter(({ outcome }) => outcome !== 'failed').length} of ${checks.length} passed`,
        inSeconds(durationMs),
      ]),
    );
  }
  const last = steps.at(-1);
  if (last) reportChecks({ url: url.href, results: last.checks }, summary);
  if (baseline && deploymentId !== undefined && !result.wayBack) {
    summary.markdown('The way back:').codeBlock(undoCommand(worker.name, baseline.shares), 'sh');
  }
}

function headline({ error, wayBack, plan, version }: WorkerResult): string {
  if (!error && !wayBack && version === undefined) return '**Not come to.**';
  if (!error && !wayBack) return `Deployed at 100 % at ${code(plan.url.href)}.`;
  if (wayBack?.kind === 'unchanged') return '**Not deployed.** The former deployment never left its place.';
  if (wayBack?.kind === 'put-back') return '**Not deployed.** The former deployment is in place again.';
  if (wayBack?.kind === 'left-alone')
    return '**Stopped.** Someone else has deployed in the meantime; that was left alone.';
  if (wayBack?.kind === 'failed') return '**Failed, and the former deployment could not be put back.**';
  return '**Failed.**';
}
