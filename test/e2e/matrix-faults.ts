import type { FaultRuleInput } from '../../local/http/faults.ts';
import type { MatrixCall } from './matrix-calls.ts';

type FaultOf = Pick<FaultRuleInput, 'action' | 'when' | 'times'>;

/** What goes wrong with a call, and with which calls it can go wrong so. */
export interface MatrixFault {
  name: string;
  rule(call: MatrixCall): FaultOf;
  fits(call: MatrixCall): boolean;
}

const json = { 'content-type': 'application/json' };
const html = { 'content-type': 'text/html' };
const page = '<html><body>Bad gateway</body></html>';

const internal = { success: false, errors: [{ code: 7500, message: 'internal error' }], messages: [], result: null };
const good = { success: true, results: [], meta: {} };
const inProgress = {
  success: true,
  errors: [],
  messages: [],
  result: { success: false, status: 'error', error: 'no', at_bookmark: null },
};

/** An answer to each statement; the last but one of several, or the only one, has failed. */
function inStatement({ body }: MatrixCall) {
  const result: object[] = Array.from({ length: body.split('"sql":').length - 1 }, () => good);
  result[Math.max(0, result.length - 2)] = { success: false, error: 'D1_ERROR: no', results: [] };
  return { success: true, errors: [], messages: [], result };
}

const any = () => true;
const isQuery = ({ path }: MatrixCall) => path.endsWith('/query');
const isTransfer = ({ path }: MatrixCall) => /\/(im|ex)port$/.test(path);
const isWholeOfMany = ({ path, body }: MatrixCall) =>
  (path.endsWith('/query') && /"sql".*"sql"/s.test(body)) || body.includes('"action":"ingest"');

const respond = (status: number, headers: Record<string, string>, body: unknown) =>
  ({ kind: 'respond', status, headers, body }) as const;
const rateLimit = respond(429, { 'retry-after': '1' }, 'rate limited');
const error = respond(500, json, { ...internal, errors: [] });

type Action = FaultRuleInput['action'];

function both(name: string, action: Action | ((call: MatrixCall) => Action), fits: MatrixFault['fits']): MatrixFault[] {
  return (['before', 'after'] as const).map((when) => ({
    name: `${name}, ${when} its effect`,
    rule: (call) => ({ action: typeof action === 'function' ? action(call) : action, when, times: 1 }),
    fits,
  }));
}

/** Faults that a run gets over, or stops at, within seconds. */
export const quickFaults: readonly MatrixFault[] = [
  { name: '429 with Retry-After', rule: () => ({ action: rateLimit, times: 1 }), fits: any },
  { name: '429 with Retry-After, from here on', rule: () => ({ action: rateLimit }), fits: any },
  ...both('500', error, any),
  { name: '500 before its effect, from here on', rule: () => ({ action: error }), fits: any },
  ...both('connection cut', { kind: 'reset' }, any),
  ...both('200 with success: false', respond(200, json, internal), any),
  ...both('200 with a statement that failed', (call) => respond(200, json, inStatement(call)), isQuery),
  ...both('200 with a transfer that failed', respond(200, json, inProgress), isTransfer),
  ...both("200 with a proxy's page", respond(200, html, page), any),
  { name: 'answer cut in its middle', rule: () => ({ action: { kind: 'truncate' }, times: 1 }), fits: any },
  { name: 'answer of which half is missing', rule: () => ({ action: { kind: 'halve' }, times: 1 }), fits: any },
  {
    name: 'half of its statements run, and 500',
    rule: () => ({ action: { kind: 'partial' }, times: 1 }),
    fits: isWholeOfMany,
  },
];

/** No answer: a run waits for it for a minute. */
export const timeouts: readonly MatrixFault[] = both('no answer', { kind: 'stall' }, any);

/** Those whose effect happens. */
export const timeoutsAfter: readonly MatrixFault[] = timeouts.slice(1);
