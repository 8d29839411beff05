import type { LatencyCheck } from '../../project/checks/latency.ts';
import { causeOfStatus } from '../causes.ts';
import type { Request } from '../exchange.ts';
import { NoAnswer, type Probe } from '../probe.ts';
import type { Problem } from '../result.ts';
import { askOn, type Lane, openLanes } from './lanes.ts';

/** What is measured on, and what its first requests took. */
export interface Warm {
  lanes: readonly Lane[];
  /** Of the first requests of all, in milliseconds. */
  coldMs: number[];
  trace: Request | undefined;
  /** Where Cloudflare answered, such as `FRA`. */
  colo: string | undefined;
}

/**
 * Opens the connections, and makes the requests that may meet a cold start: the first ones of all, and the first of each
 * connection. They are told apart and are no samples.
 * @returns the problem, where it does not answer as it should
 */
export async function warmUp(check: LatencyCheck, request: Request, probe: Probe): Promise<Warm | Problem> {
  const { network } = probe.means;
  const lanes = await openLanes(request.url, numberOfLanes(check), network);
  const coldMs: number[] = [];
  const ask = async (lane: Lane) => {
    const started = performance.now();
    const answer = await asked(lane, request, probe);
    return { ...answer, ms: answer.endedAt - started };
  };
  const [first] = lanes;
  if (!first) throw new Error('there is no connection');
  for (let index = 0; index < Math.max(1, check.cold); index++) {
    const { status, headers, body, ms } = await ask(first);
    if (!check.status.includes(status))
      return wrongStatus(check, status, causeOfStatus({ status, headers, body }), request);
    coldMs.push(ms);
  }
  await Promise.all(lanes.slice(1).map(ask));
  return { lanes, coldMs: coldMs.slice(0, check.cold), ...(await findTrace(first, request, probe)) };
}

/** So many that they do not run out where answers take twice as long as they may, and the way is measured after each. */
function numberOfLanes({ rate, p95Ms }: LatencyCheck): number {
  const wayMs = 200;
  return Math.min(32, Math.max(4, Math.ceil((rate * (2 * p95Ms + wayMs)) / 1000) + 2));
}

async function asked(lane: Lane, request: Request, probe: Probe) {
  try {
    return await askOn(lane, request, probe.means.network);
  } catch (error) {
    probe.signal.throwIfAborted();
    throw new NoAnswer(request, error);
  }
}

function wrongStatus(
  { status: wanted }: LatencyCheck,
  status: number,
  cause: string | undefined,
  request: Request,
): Problem {
  return {
    message: `expected status ${wanted.join(' or ')} before anything is measured, got ${status}`,
    request,
    ...(cause === undefined ? {} : { cause }),
  };
}

/** Cloudflare answers `/cdn-cgi/trace` itself, next to the Worker: what it takes is the way. */
async function findTrace(lane: Lane, request: Request, probe: Probe): Promise<Pick<Warm, 'trace' | 'colo'>> {
  const trace: Request = {
    ...request,
    url: new URL('/cdn-cgi/trace', request.url),
    headers: { host: request.url.host },
  };
  try {
    const { status, body } = await askOn(lane, trace, probe.means.network);
    const [, colo] = /^colo=(\w+)$/m.exec(body) ?? [];
    return status === 200 && colo !== undefined ? { trace, colo } : { trace: undefined, colo: undefined };
  } catch {
    probe.signal.throwIfAborted();
    return { trace: undefined, colo: undefined };
  }
}
