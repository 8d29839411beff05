import type { CheckedAddress } from '../page/data.ts';
import { checkedOf } from '../smoke/page-parts.ts';
import type { WorkerResult } from './deploy-worker.ts';

/**
 * What a Worker was checked for at each of its steps, the last one first.
 * @param isCheckedAfter whether it was checked again after the last step
 */
export function checkedAtSteps({ plan, steps }: WorkerResult, isCheckedAfter: boolean): CheckedAddress[] {
  return steps.toReversed().map(({ percentage, checks }, index) => {
    const result = { url: plan.url.href, results: checks };
    return checkedOf(result, `${plan.worker.name} at ${percentage} %`, isCheckedAfter || index > 0);
  });
}
