import type { FaultRuleInput } from '../../local/http/faults.ts';
import type { RecordedCall } from '../../local/http/server.ts';
import type { ActionResult } from './action.ts';

/** One call of an undisturbed run, in words that fit the same call of another run on another database. */
export interface MatrixCall {
  /** What it is for, as the action says it. */
  label: string;
  method: string;
  /** Path without query, and body, with `<id>`, `<name>` and `<hex>` in place of what differs from run to run. */
  path: string;
  body: string;
  /** Which of the calls that are alike in all of this it is, from 1. */
  ordinal: number;
}

interface Subject {
  id: string;
  name: string;
}

const volatile = /[0-9a-f]{8}(?:-[0-9a-f]{4,32})+|[0-9a-f]{32,64}(?:#[0-9a-f]{8})?/g;
const longestBody = 4000;

/** The calls that an action made, each once, in their order. */
export function callsOf(calls: readonly RecordedCall[], { events }: ActionResult, subject: Subject): MatrixCall[] {
  const purposes = new Map(
    events.filter(({ event }) => event === 'cloudflare.call').map(({ request_id, what }) => [request_id, String(what)]),
  );
  const seen = new Map<string, number>();
  const mine = calls.filter((call) => isOfAction(call) && isAbout(call, subject));
  return mine.map((call) => {
    const { method } = call;
    const path = plain(call.path.replace(/\?.*/, ''), subject);
    const body = method === 'PUT' ? '' : plain(call.body.slice(0, longestBody), subject);
    const key = `${method} ${path} ${body}`;
    const ordinal = (seen.get(key) ?? 0) + 1;
    seen.set(key, ordinal);
    const purpose = purposes.get(call.headers['x-request-id']) ?? (method === 'PUT' ? 'upload' : 'download');
    return { label: labelOf(purpose, call, ordinal, subject), method, path, body, ordinal };
  });
}

/** Other runs may be on their way at the same time. */
function isAbout({ path }: RecordedCall, { id, name }: Subject): boolean {
  return path.includes(id) || path.includes(name);
}

/** What the tests ask for themselves has no request id. */
function isOfAction({ path, headers }: RecordedCall): boolean {
  return headers['x-request-id'] !== undefined || path.startsWith('/storage/');
}

function labelOf(purpose: string, { path, body }: RecordedCall, ordinal: number, { id, name }: Subject): string {
  const action = /"action":"(\w+)"/.exec(body)?.[1] ?? (/export$/.test(path) ? exportStep(body) : undefined);
  const what = purpose
    .replace(` ${id}`, '')
    .replace(/ to the bookmark \S+/, '')
    .replaceAll(new RegExp(` (of|to|into|export)? ?${name}\\b`, 'g'), '');
  return `${what}${action === undefined ? '' : `: ${action}`}${ordinal > 1 ? ` (${ordinal})` : ''}`;
}

function exportStep(body: string): string {
  return body.includes('current_bookmark') ? 'poll' : 'start';
}

function plain(text: string, { id, name }: Subject): string {
  return text.replaceAll(id, '<id>').replaceAll(name, '<name>').replaceAll(volatile, '<hex>');
}

/** Which calls of a run on this database are meant. */
export function ruleOf(call: MatrixCall, subject: Subject): Omit<FaultRuleInput, 'action'> {
  return {
    service: 'cloudflare',
    method: call.method,
    path: `${pattern(call.path, subject)}(\\?|$)`,
    body: `^${pattern(call.body, subject)}`,
    from: call.ordinal,
  };
}

function pattern(text: string, { id, name }: Subject): string {
  return text
    .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    .replaceAll('<id>', id)
    .replaceAll('<name>', name)
    .replaceAll('<hex>', '[0-9a-f#-]+');
}

/** How many calls of a run on this database were meant. */
export function countOf(call: MatrixCall, subject: Subject, calls: readonly RecordedCall[]): number {
  const { path, body = '' } = ruleOf(call, subject);
  const [pathPattern, bodyPattern] = [new RegExp(path), new RegExp(body)];
  // Asked every few milliseconds, of thousands of calls.
  return calls.filter(
    (one) =>
      isAbout(one, subject) &&
      one.method === call.method &&
      isOfAction(one) &&
      pathPattern.test(one.path) &&
      bodyPattern.test(one.body),
  ).length;
}

/** From this call on an import is under way. */
export function startsImport({ body }: MatrixCall): boolean {
  return body.includes('"action":"ingest"');
}
