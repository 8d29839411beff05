import type { CheckedAddress } from '../page/data.ts';
import { checkedOf } from '../smoke/page-parts.ts';
import type { WorkerResult } from './deploy-worker.ts';

/** What a Worker was checked for at each of its steps, the last one first. */
export function checkedAtSteps({ plan, steps }: WorkerResult): CheckedAddress[] {
  return steps
    .toReversed()
    .map(({ percentage, checks }) =>
      checkedOf({ url: plan.url.href, results: checks }, `${plan.worker.name} at ${percentage} %`),
    );
}
