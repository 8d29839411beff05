import { join } from 'node:path';
import { checkedAtSteps } from '../deploy/page-parts.ts';
import type { ReleaseEntry, WayBack } from '../ledger/entry.ts';
import { findingsOf, schemasOf } from '../migrate/page-parts.ts';
import { errorOf, type Fact, type ReportData, type WayBackText } from '../page/data.ts';
import { factsOf } from '../page/facts.ts';
import { writePage } from '../page/write.ts';
import { undoCommand } from '../rollout/baseline.ts';
import type { Context } from '../runtime/context.ts';
import type { ActionError } from '../runtime/errors.ts';
import { runId } from '../runtime/run-id.ts';
import { checkedOf, latenciesOf } from '../smoke/page-parts.ts';
import type { Covered } from '../verdict/verdict.ts';
import type { ReleaseResult } from './run.ts';

/** What of a release its page shows beside its result. */
export interface PageSubject {
  environment: string;
  coverage: readonly Covered[] | undefined;
  /** sha256 of the verdict by which the gate let it through. */
  verdict: string | null;
  breakGlass: ReleaseEntry['break_glass'];
  /** Absent for what was only planned. */
  done?: { release: string; wayBack: WayBack } | undefined;
}

/** Writes the page of a release, or of the plan of one, beside the JSON. */
export async function releasePage(
  result: ReleaseResult,
  subject: PageSubject,
  error: ActionError | undefined,
  context: Context,
): Promise<{ 'report-html'?: string }> {
  const file = join(context.runner.temporary, `voygent-release-${runId(context)}.html`);
  const report = pageOf(result, subject, error, context);
  const written = await writePage(report, { file, environment: subject.environment }, context);
  return written === undefined ? {} : { 'report-html': written };
}

function pageOf(
  result: ReleaseResult,
  subject: PageSubject,
  error: ActionError | undefined,
  context: Context,
): ReportData {
  const { databases, workers, checks } = result;
  const { environment, coverage, done } = subject;
  return {
    title: done ? `Release ${done.release} to ${environment}` : `Plan of a release to ${environment}`,
    status: error?.status ?? 'passed',
    headline: headlineOf(result, error, done !== undefined),
    error: errorOf(error),
    facts: [gateFact(subject), ...factsOf(context)],
    wayBack: done && wayBackOf(done.wayBack, result),
    steps: context.timeline.steps,
    checks: [
      ...checks.map((result) => checkedOf(result, `${result.url}, with everything at 100 %`)),
      ...workers.flatMap((worker) => checkedAtSteps(worker, checks.length > 0)),
    ],
    latencies: [
      ...checks.flatMap(({ url, results }) => latenciesOf(results, `${url} at 100 %`)),
      ...workers.flatMap(({ plan, steps }) =>
        steps.flatMap(({ percentage, checks }) => latenciesOf(checks, `${plan.worker.name} at ${percentage} %`)),
      ),
    ],
    findings: findingsOf(databases),
    schemas: schemasOf(databases),
    coverage,
  };
}

function gateFact({ verdict, breakGlass }: PageSubject): Fact {
  const value = breakGlass
    ? `closed; ${breakGlass.by} has broken the glass (issue ${breakGlass.issue})`
    : verdict === null
      ? 'none: without a verdict of a review'
      : `admitted by the verdict ${verdict.slice(0, 12)}`;
  return { name: 'Gate', value };
}

function headlineOf({ workers }: ReleaseResult, error: ActionError | undefined, isDone: boolean): string {
  if (!isDone) return error ? 'It would not be released. Nothing was done.' : 'This is a plan: nothing was changed.';
  if (!error) return 'Released. Every step was checked.';
  const back = workers.filter(({ wayBack }) => wayBack?.kind === 'put-back').map(({ plan }) => plan.worker.name);
  return back.length === 0 ? 'Not released.' : `Not released. What served before serves again: ${back.join(', ')}.`;
}

/** As recorded before the first step, with what of it is done already. */
function wayBackOf({ workers, databases }: WayBack, result: ReleaseResult): WayBackText {
  return {
    introduction: 'It was recorded before the first step, and leads to what was there then.',
    ways: [
      ...workers
        .filter(({ versions }) => versions.length > 0)
        .map(({ name, versions }) => ({
          what: `The Worker ${name}.${isBack(name, result) ? ' It serves what it served before already.' : ''}`,
          command: undoCommand(name, versions),
          losesWrites: false,
        })),
      ...databases.map(({ name, bookmark }) => ({
        what: `The database ${name}.${isUnchanged(name, result) ? ' No migration was applied to it.' : ''}`,
        command: `npx wrangler d1 time-travel restore ${name} --bookmark=${bookmark}`,
        losesWrites: true,
      })),
    ],
  };
}

function isBack(name: string, { workers }: ReleaseResult): boolean {
  const worker = workers.find(({ plan }) => plan.worker.name === name);
  return worker?.wayBack?.kind === 'put-back' || worker?.wayBack?.kind === 'unchanged';
}

function isUnchanged(name: string, { databases }: ReleaseResult): boolean {
  return databases.find(({ target }) => target.name === name)?.applied.length === 0;
}
