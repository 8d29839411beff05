import { describeShares } from '../rollout/baseline.ts';
import { ActionError } from '../runtime/errors.ts';
import type { WorkerResult } from './deploy-worker.ts';

/** What failed, and in which state every Worker is now; `undefined` when all went well. */
export function conclusion(results: readonly WorkerResult[]): ActionError | undefined {
  const failed = results.find(({ error }) => error);
  if (!failed?.error) return undefined;
  const { error } = failed;
  const states = results.map(stateOf).filter((state) => state !== '');
  const stuck = results.flatMap(({ wayBack }) => (wayBack?.kind === 'failed' ? [wayBack.error] : []));
  return new ActionError(stuck.length > 0 ? 'way-back-failed' : error.code, [error.message, ...states].join(' '), {
    status: error.status,
    hint: [...stuck.map(({ hint }) => hint), error.hint].filter(Boolean).join(' '),
    ...(error.location ? { location: error.location } : {}),
    cause: error,
  });
}

/** In which state a Worker is: part of every error. */
export function stateOf({ plan, version, wayBack, state }: WorkerResult): string {
  const { name } = plan.worker;
  if (!wayBack) return state ?? (version === undefined && plan.baseline ? `${name} was not changed.` : '');
  switch (wayBack.kind) {
    case 'unchanged':
      return `${name} was not changed: ${describeShares(plan.baseline?.shares ?? [])}.`;
    case 'put-back':
      return `${name} is back at what it was: ${describeShares(plan.baseline?.shares ?? [])}.`;
    case 'left-alone':
      return `${name} was deployed by someone else in the meantime, and that was left alone.`;
    case 'failed':
      return wayBack.error.message;
  }
}
