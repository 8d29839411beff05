import type { Context } from '../runtime/context.ts';
import type { Fact } from './data.ts';

/** What every report tells of its run. */
export function factsOf({ runner, timeline, clock, events }: Context): Fact[] {
  const began = timeline.steps[0]?.startedAt ?? clock.now();
  const { sha, runUrl, runId, attempt, actor } = runner;
  return [
    { name: 'Began', value: `${new Date(began).toISOString().slice(0, 19).replace('T', ' ')} UTC` },
    ...(sha === undefined ? [] : [{ name: 'Commit', value: sha }]),
    ...(runUrl === undefined
      ? []
      : [{ name: 'Workflow run', value: `${runId ?? ''}, attempt ${attempt ?? '1'}`, link: runUrl }]),
    ...(actor === undefined ? [] : [{ name: 'Started by', value: actor }]),
    { name: 'Trace', value: events.trace.traceId },
  ];
}
