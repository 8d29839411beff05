import { afterEach } from 'vitest';
import {
  type ActionResult,
  type ActionRun,
  type RunningAction,
  readEvents,
  startAction as startUnwatched,
} from '../../local/action.ts';
import type { ActionName } from '../../src/entry/actions.ts';

export { type ActionResult, type Event, type RunningAction, readEvents } from '../../local/action.ts';

/** Runs that have not ended, with the log so far. */
const unfinished = new Map<RunningAction, { name: ActionName; log: string }>();

/** Starts a built action as the runner does. What it has told is shown when the test fails before it ends. */
export function startAction(name: ActionName, run: ActionRun): RunningAction {
  const seen = { name, log: '' };
  const onLog = (chunk: string) => {
    seen.log += chunk;
    run.onLog?.(chunk);
  };
  const action = startUnwatched(name, { ...run, onLog });
  unfinished.set(action, seen);
  const forget = () => unfinished.delete(action);
  action.result.then(forget, forget);
  return action;
}

export function runAction(name: ActionName, run: ActionRun): Promise<ActionResult> {
  return startAction(name, run).result;
}

afterEach(({ task }) => {
  if (task.result?.state !== 'fail') return;
  for (const [{ process, eventFile }, { name, log }] of unfinished) {
    const events = readEvents(eventFile).map((event) => JSON.stringify(event));
    console.error(
      [`\`${name}\` (process ${process.pid}) has not ended when «${task.name}» failed. Its log:`, log].join('\n'),
      ['Its last events:', ...events.slice(-5)].join('\n'),
    );
  }
});
