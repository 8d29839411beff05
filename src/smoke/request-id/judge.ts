import { randomBytes, randomUUID } from 'node:crypto';
import type { RequestIdCheck } from '../../project/checks/request-id.ts';
import { causeOfStatus } from '../causes.ts';
import type { Request } from '../exchange.ts';
import { type Glimpse, peek } from '../peek.ts';
import type { Probe } from '../probe.ts';
import type { Finding, Problem } from '../result.ts';
import { excerpt } from '../text.ts';

/** Sends ids of several kinds, and looks which come back. */
export async function judgeRequestId(check: RequestIdCheck, probe: Probe): Promise<Finding> {
  const first = await echo(randomUUID(), check, probe);
  const status = first.response.status;
  if (status >= 500 || status === 404) {
    const cause = causeOfStatus(first.response);
    return {
      problems: [{ message: `expected an answer, got status ${status}`, ...(cause === undefined ? {} : { cause }) }],
    };
  }
  const problems = [...judgeEcho(first, check), ...judgeTrace(first, check)];
  // What does not send ids back cannot mix them up.
  if (problems.length > 0 && first.back === undefined) return { problems };
  // By itself: ids of other requests would be among those that are mixed up.
  if (first.back === first.sent) problems.push(...(await judgeMixing(check, probe)));
  const rest = await Promise.all([judgeLong(check, probe), judgeCharacters(check, probe), judgeMissing(check, probe)]);
  return { problems: [...problems, ...rest.flat()], notes: [`ids come back in ${check.header}`] };
}

/** An id that was sent, and what came back. */
interface Echo {
  sent: string;
  back: string | undefined;
  traceId: string;
  request: Request;
  response: Glimpse;
}

async function echo(id: string | undefined, { header, path }: RequestIdCheck, probe: Probe): Promise<Echo> {
  const traceId = randomBytes(16).toString('hex');
  const traceparent = `00-${traceId}-${randomBytes(8).toString('hex')}-01`;
  // The id of the run's own trace must not stand beside.
  const headers = { 'x-request-id': undefined, [header]: id, traceparent };
  const plain = probe.request('GET', path);
  const request = { ...plain, headers: merged(plain.headers, headers) };
  const response = await peek(request, probe);
  const values = response.headersDistinct[header];
  return { sent: id ?? '', back: values?.join(', '), traceId, request, response };
}

function merged(headers: Record<string, string>, changes: Record<string, string | undefined>): Record<string, string> {
  const all: [string, string | undefined][] = Object.entries({ ...headers, ...changes });
  return Object.fromEntries(all.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
}

function judgeEcho({ sent, back, request }: Echo, { header }: RequestIdCheck): Problem[] {
  if (back === sent) return [];
  const got = back === undefined ? 'there is none' : `got \`${excerpt(back)}\``;
  const cause =
    back === undefined
      ? 'The Worker does not send the id back, so that who has a failed answer cannot find its lines in the log.'
      : 'The Worker makes an id of its own in place of one that is good, and the lines of client and server cannot be matched.';
  return [{ message: `expected the header ${header} to bring back the id that was sent, and ${got}`, cause, request }];
}

function judgeTrace({ traceId, request, response }: Echo, { traceparent }: RequestIdCheck): Problem[] {
  const back = response.headers['traceparent'];
  if (back === undefined)
    return traceparent
      ? [{ message: 'expected the answer to carry `traceparent` on, and there is none', request }]
      : [];
  if (typeof back === 'string' && back.split('-')[1] === traceId) return [];
  return [
    {
      message: `the answer has another trace id than the request in \`traceparent\`: \`${excerpt(String(back))}\``,
      cause: 'The Worker begins a new trace in place of going on with that of its caller.',
      request,
    },
  ];
}

/** Requests at one time in one isolate: what is kept in a module is shared by all of them. */
async function judgeMixing(check: RequestIdCheck, probe: Probe): Promise<Problem[]> {
  const echoes = await Promise.all(Array.from({ length: 8 }, () => echo(randomUUID(), check, probe)));
  const wrong = echoes.filter(({ sent, back }) => back !== sent);
  const [first] = wrong;
  if (!first) return [];
  return [
    {
      message: `of 8 requests at one time, ${wrong.length} got another id than their own`,
      cause:
        'The id is kept in a variable of the module, which all requests of an isolate share: keep it with the request.',
      request: first.request,
    },
  ];
}

async function judgeLong(check: RequestIdCheck, probe: Probe): Promise<Problem[]> {
  const sent = 'a'.repeat(Math.max(4096, check.longest + 1));
  const { back, request, response } = await echo(sent, check, probe);
  if (response.status >= 500) return [failed(`an id of ${sent.length} characters`, response.status, request)];
  if (back === undefined || back.length <= check.longest) return [];
  return [
    {
      message: `an id of ${sent.length} characters came back with ${back.length} of them`,
      cause:
        'Whoever asks decides how much goes into every line of the log: cut the id, or take a new one in its place.',
      request,
    },
  ];
}

/** What a log, a terminal or a page could take for something else; control characters beside the tab are no HTTP. */
const hostileIds = [
  '<script>alert(1)</script>',
  `"},{"level":"error`,
  '%0d%0aSet-Cookie:%20a=b',
  'id\twith\ttabs',
  'caf\u00e9\u009b31m',
];

/** Also cut or changed, an id has no such characters. */
function isHostile(id: string): boolean {
  return /[<>"'\t\u007f-\uffff]|%0[ad]/i.test(id);
}

async function judgeCharacters(check: RequestIdCheck, probe: Probe): Promise<Problem[]> {
  const echoes = await Promise.all(hostileIds.map((id) => echo(id, check, probe)));
  const broken = echoes.find(({ response }) => response.status >= 500);
  if (broken) return [failed(`the id \`${broken.sent}\``, broken.response.status, broken.request)];
  const reflected = echoes.filter(({ sent, back }) => back !== undefined && (back === sent || isHostile(back)));
  const [first] = reflected;
  if (!first) return [];
  return [
    {
      message: `ids with characters that are none of an id came back with them: ${reflected.map(({ sent }) => `\`${sent.replaceAll('\t', '\\t')}\``).join(', ')}`,
      cause:
        'The id goes into logs and pages as it came: take it only if it has letters, digits and `._:-` alone, else make a new one.',
      request: first.request,
    },
  ];
}

async function judgeMissing(check: RequestIdCheck, probe: Probe): Promise<Problem[]> {
  if (!check.generate) return [];
  const { back, request } = await echo(undefined, check, probe);
  if (back !== undefined && back !== '') return [];
  return [
    {
      message: `a request without an id got none in ${check.header}`,
      cause: 'Make one where none came: `crypto.randomUUID()`.',
      request,
    },
  ];
}

function failed(what: string, status: number, request: Request): Problem {
  return {
    message: `${what} was answered with status ${status}`,
    cause: 'The Worker fails over a header that anybody can send.',
    request,
  };
}
