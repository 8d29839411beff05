import { inSeconds } from '../runtime/deadline.ts';
import { ActionError } from '../runtime/errors.ts';
import { attempt, type Call, type Line } from './call.ts';
import { RenderError } from './errors.ts';
import { type Deploy, isUnderWay } from './schema.ts';

const firstPauseMs = 2000;
// Reads are limited to 400 a minute for a user: api-docs.render.com/reference/rate-limiting.
const longestPauseMs = 15_000;

/**
 * Looks at a deploy until it is live or has failed. A look that fails is not the deploy's failure: there is another one,
 * as long as there is time.
 * @param subject begins a sentence, such as `The deploy dep-… of the Render service srv-…`
 * @throws ActionError `timeout` when the time is up, RenderError where looking again is of no use, or the signal's reason
 */
export async function untilSettled(
  call: Call<Deploy>,
  line: Line,
  deadlineMs: number,
  subject: string,
): Promise<Deploy> {
  const ends = line.clock.now() + deadlineMs;
  let last: Deploy | RenderError | undefined;
  for (let pause = firstPauseMs; ; pause = Math.min(pause * 1.5, longestPauseMs)) {
    const left = ends - line.clock.now();
    last = await look({ ...call, deadlineMs: Math.min(30_000, Math.max(1000, left)) }, line);
    if (!(last instanceof RenderError) && !isUnderWay(last)) return last;
    if (left <= 0) throw tooLong(subject, last, deadlineMs);
    await line.clock.sleep(Math.min(pauseAfter(last, pause), left), line.signal);
  }
}

async function look(call: Call<Deploy>, line: Line): Promise<Deploy | RenderError> {
  try {
    return await attempt(call, line);
  } catch (error) {
    if (error instanceof RenderError && error.failure.kind !== 'final') return error;
    throw error;
  }
}

function pauseAfter(last: Deploy | RenderError, pause: number): number {
  if (!(last instanceof RenderError) || last.failure.kind === 'final') return pause;
  return Math.max(pause, last.failure.retryAfterMs ?? 0);
}

function tooLong(subject: string, last: Deploy | RenderError, deadlineMs: number): ActionError {
  const state =
    last instanceof RenderError ? last.message : `Its status is \`${last.status}\`, and it may still become live.`;
  return new ActionError('timeout', `${subject} was waited for ${inSeconds(deadlineMs)} without an end. ${state}`, {
    hint: "Look at the service's events in Render's dashboard, and run this again: it is then waited for anew.",
    cause: last,
  });
}
