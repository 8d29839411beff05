import type { FaultRuleInput } from '../../local/http/faults.ts';
import type { RecordedCall } from '../../local/http/server.ts';
import type { ActionResult } from './action.ts';
import type { MatrixCall } from './matrix-calls.ts';
import { type MatrixFault, quickFaults, timeouts } from './matrix-faults.ts';

/** A call of an undisturbed run on a bench of its own: there, the nth of its kind is this call in any run. */
export interface SnapshotCall extends MatrixCall {
  service: string;
}

const volatile = /[0-9a-f]{8}-[0-9a-f-]{20,}(\.[0-9a-f]{32})?|[0-9a-f]{32}|(?<=artifacts\/)\d+/g;

/** The calls of a run, in the words of the action where it has some. */
export function callsOf(calls: readonly RecordedCall[], { events }: ActionResult, names: RegExp): SnapshotCall[] {
  const purposes = new Map(
    events.filter(({ event }) => event === 'cloudflare.call').map(({ request_id, what }) => [request_id, String(what)]),
  );
  const kinds = new Map<string, number>();
  const labels = new Map<string, number>();
  return calls.map(({ service, method, path: url, body, headers }) => {
    const path = url
      .replace(/\?.*/, '')
      .replaceAll(volatile, '<id>')
      .replace(/(?<=\/storage\/)[^/]+/, '<id>.sql');
    const ordinal = count(kinds, `${service} ${method} ${path}`);
    const purpose = purposes.get(headers['x-request-id']) ?? `${method} ${path.split('/').slice(-2).join('/')}`;
    const action = /"action":"(\w+)"/.exec(body)?.[1];
    const words = `${purpose.replaceAll(names, '<name>').replaceAll(volatile, '<id>')}${action ? `: ${action}` : ''}`;
    const nth = count(labels, words);
    return { service, method, path, body, ordinal, label: nth > 1 ? `${words} (${nth})` : words };
  });
}

function count(counts: Map<string, number>, key: string): number {
  const next = (counts.get(key) ?? 0) + 1;
  counts.set(key, next);
  return next;
}

/** This call, and where the fault lasts, those of its kind after it. */
export function ruleOf({ service, method, path, ordinal }: SnapshotCall): Omit<FaultRuleInput, 'action'> {
  const escaped = path.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll('<id>', '[^/?]+');
  return { service, method, path: `${escaped}(\\?|$)`, from: ordinal };
}

export interface SnapshotFault extends Omit<MatrixFault, 'fits'> {
  fits(call: SnapshotCall): boolean;
}

const json = { 'content-type': 'application/json' };
const respond = (status: number, body: unknown, headers = json) =>
  ({ kind: 'respond', status, headers, body }) as const;
const any = () => true;
const isTwirp = ({ path }: { path: string }) => path.startsWith('/twirp/');
const isGoodFor = (call: SnapshotCall, name: string) => {
  // Cloudflare's own form of saying no.
  if (/success: false/.test(name)) return call.service === 'cloudflare';
  // GitHub's library waits for the other half until the upload's half hour is over.
  return !(isTwirp(call) && name === 'answer cut in its middle');
};

/** What befalls a call besides: what a run gets over, or stops at, within seconds. */
export const faults: readonly SnapshotFault[] = [
  ...quickFaults.map((fault) => ({
    ...fault,
    fits: (call: SnapshotCall) => fault.fits(call) && isGoodFor(call, fault.name),
  })),
  {
    name: '503 with Retry-After',
    rule: () => ({ action: respond(503, 'busy', { ...json, ...{ 'retry-after': '1' } }), times: 1 }),
    fits: any,
  },
  { name: '200 with an empty object', rule: () => ({ action: respond(200, {}), times: 1 }), fits: any },
  { name: '200 with an empty object, from here on', rule: () => ({ action: respond(200, {}) }), fits: any },
  {
    name: '200 with nothing, after its effect',
    rule: () => ({ action: respond(200, ''), when: 'after', times: 1 }),
    fits: any,
  },
];

/**
 * No answer. GitHub's library waits half an hour for the artifact service's: that is left out. The time that it gives a
 * block is set to a few seconds by `impatient`.
 */
export const stalls: readonly SnapshotFault[] = timeouts.map((fault) => ({
  ...fault,
  fits: (call) => !isTwirp(call),
}));
export const impatient = { ACTIONS_ARTIFACT_UPLOAD_TIMEOUT_MS: '4000' };

export interface SnapshotCase {
  name: string;
  call: SnapshotCall;
  fault: SnapshotFault;
}

export function casesOf(what: string, calls: readonly SnapshotCall[], some: readonly SnapshotFault[]): SnapshotCase[] {
  return calls.flatMap((call) =>
    some
      .filter(({ fits }) => fits(call))
      .map((fault) => ({ name: `${what}: ${call.label}: ${fault.name}`, call, fault })),
  );
}
