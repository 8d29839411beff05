import { setTimeout as wait } from 'node:timers/promises';
import type { LatencyCheck } from '../../project/checks/latency.ts';
import type { Request } from '../exchange.ts';
import type { Probe } from '../probe.ts';
import { versionDifference } from '../subject.ts';
import { askOn, type Lane } from './lanes.ts';

/** One request at its time. */
export interface Sample {
  /** From when it was to be sent until its answer was there, in milliseconds; infinite where none good came. */
  ms: number;
  /** Without the way there and back, where that was measured. */
  correctedMs: number | undefined;
  /** Why it is no good answer. */
  error: string | undefined;
  /** Whether another version answered: it says nothing of this one. */
  isStranger: boolean;
}

/** With what a batch is measured. */
export interface Course {
  check: LatencyCheck;
  probe: Probe;
  lanes: readonly Lane[];
  request: Request;
  /** Of `/cdn-cgi/trace`; `undefined` where it is not served. */
  trace: Request | undefined;
}

/**
 * Asks at times that were fixed before, whether or not the answers to the earlier ones are there: who waits for a stall to
 * end before asking again does not see it. Waiting for a free connection counts.
 */
export async function runBatch(count: number, course: Course): Promise<Sample[]> {
  const interval = 1000 / course.check.rate;
  const start = performance.now() + interval;
  const free = [...course.lanes];
  const waiting: ((lane: Lane) => void)[] = [];
  const take = (): Promise<Lane> => {
    const lane = free.shift();
    return lane ? Promise.resolve(lane) : new Promise((resolve) => waiting.push(resolve));
  };
  const give = (lane: Lane) => {
    const next = waiting.shift();
    if (next) next(lane);
    else free.push(lane);
  };
  const samples: Promise<Sample>[] = [];
  for (let index = 0; index < count; index++) {
    // A little out of step, so that it does not beat with what recurs on the server.
    const intended = start + (index + Math.random() * 0.5 - 0.25) * interval;
    await until(intended, course.probe.signal);
    samples.push(one(intended, take, give, course));
  }
  return Promise.all(samples);
}

async function until(time: number, signal: AbortSignal): Promise<void> {
  const left = time - performance.now();
  if (left > 0) await wait(left, undefined, { signal });
  signal.throwIfAborted();
}

async function one(
  intended: number,
  take: () => Promise<Lane>,
  give: (lane: Lane) => void,
  course: Course,
): Promise<Sample> {
  const lane = await take();
  try {
    return await measure(intended, lane, course);
  } finally {
    give(lane);
  }
}

async function measure(intended: number, lane: Lane, { check, probe, request, trace }: Course): Promise<Sample> {
  const { network } = probe.means;
  try {
    const { status, headers, endedAt } = await askOn(lane, request, network);
    // A timer may be a little early.
    const ms = Math.max(0, endedAt - intended);
    const isStranger = versionDifference(mayBeSilent(probe), headers) !== undefined;
    const error = check.status.includes(status) ? undefined : `status ${status}`;
    const way = trace && !error ? await wayOf(lane, trace, probe) : undefined;
    const correctedMs = way === undefined ? undefined : Math.max(0, ms - way);
    return error === undefined
      ? { ms, correctedMs, error, isStranger }
      : { ms: Number.POSITIVE_INFINITY, correctedMs: undefined, error, isStranger };
  } catch (error) {
    probe.signal.throwIfAborted();
    const message = error instanceof Error ? error.message : String(error);
    return { ms: Number.POSITIVE_INFINITY, correctedMs: undefined, error: message, isStranger: false };
  }
}

function mayBeSilent({ subject: { version } }: Probe) {
  return version && { ...version, mayBeSilent: true };
}

/** How long the way to Cloudflare and back takes on this connection just now, in milliseconds. */
async function wayOf(lane: Lane, trace: Request, { means }: Probe): Promise<number | undefined> {
  const started = performance.now();
  try {
    const { status, endedAt } = await askOn(lane, trace, means.network);
    return status === 200 ? endedAt - started : undefined;
  } catch {
    return undefined;
  }
}
