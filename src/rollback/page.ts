import { errorOf, type ReportData } from '../page/data.ts';
import { factsOf } from '../page/facts.ts';
import type { Context } from '../runtime/context.ts';
import { checkedOf, latenciesOf } from '../smoke/page-parts.ts';
import type { RollbackResult } from './apply.ts';
import type { RollbackPlan } from './plan.ts';

/** The page of a rollback that was begun. */
export function pageOf(
  { rollback, moved, undo, error }: RollbackResult,
  { chosen, environment }: RollbackPlan,
  context: Context,
): ReportData {
  const checked = moved.filter(({ checks }) => checks.length > 0);
  return {
    title: `Rollback of ${environment}: to ${chosen.told}`,
    status: error?.status ?? 'passed',
    headline: error
      ? 'Not as planned. What is in which state stands in the error.'
      : 'Rolled back. Every step was checked.',
    error: errorOf(error),
    facts: [{ name: 'Rollback', value: rollback }, ...factsOf(context)],
    wayBack:
      undo.length === 0
        ? undefined
        : {
            introduction: 'To take this rollback back:',
            ways: undo.map((command) => ({
              what: 'This leads to what was there before it.',
              command,
              losesWrites: command.includes('time-travel restore'),
            })),
          },
    steps: context.timeline.steps,
    checks: checked.map(({ move, checks }) => checkedOf({ url: move.url.href, results: checks })),
    latencies: checked.flatMap(({ move, checks }) => latenciesOf(checks, move.worker.name)),
    findings: [],
    schemas: [],
    coverage: undefined,
  };
}
