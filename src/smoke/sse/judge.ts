import type { SseCheck } from '../../project/checks/sse.ts';
import { inSeconds } from '../../runtime/deadline.ts';
import { causeOfStatus } from '../causes.ts';
import { bodyLimit, type Request, type Stream } from '../exchange.ts';
import { mediaType } from '../peek.ts';
import { NoAnswer, type Probe } from '../probe.ts';
import type { Finding, Problem } from '../result.ts';
import { excerpt } from '../text.ts';
import { type Patience, type Watched, watch } from './watch.ts';

/** Opens a stream of events, watches it, closes it, and opens another. */
export async function judgeSse(check: SseCheck, probe: Probe): Promise<Finding> {
  const isBrief = probe.means.extent === 'brief';
  const request = requestOf(check, probe);
  const startedAt = performance.now();
  const stream = await openInTime(request, check, probe);
  if (!('chunks' in stream)) return { problems: [stream] };
  try {
    const wrongHead = await judgeHead(stream, request);
    if (wrongHead) return { problems: [wrongHead] };
    const seen = await watch(stream, startedAt, patienceOf(check, isBrief));
    probe.signal.throwIfAborted();
    stream.close();
    const problems = judgeWatched(seen, startedAt, check, stream).map((problem) => ({ ...problem, request }));
    if (problems.length === 0 && !isBrief && !check.body) problems.push(...(await judgeSecond(request, check, probe)));
    return { problems, ...told(seen, startedAt, isBrief) };
  } finally {
    stream.close();
  }
}

/** Who closed a stream must get another: a client that lost its connection comes back at once. */
async function judgeSecond(
  request: Request,
  check: SseCheck,
  probe: Probe,
): Promise<(Problem & { request: Request })[]> {
  const again = await openInTime(request, check, probe);
  if ('chunks' in again) again.close();
  if ('status' in again && again.status === 200) return [];
  const got = 'status' in again ? `status ${again.status}` : 'no answer';
  return [
    {
      message: `the stream was closed and opened again, and the second time got ${got}`,
      cause:
        'The first one is held as open still: the Worker must notice that its reader has gone (`request.signal`, or a write that fails).',
      request,
    },
  ];
}

function requestOf({ path, body }: SseCheck, probe: Probe): Request {
  const accept = 'text/event-stream';
  if (!body) return probe.request('GET', path, { headers: { accept } });
  // Streamable HTTP wants both to be accepted.
  const headers = {
    accept: `application/json, ${accept}`,
    ...(body.isJson ? { 'content-type': 'application/json' } : {}),
  };
  return probe.request('POST', path, { headers, body: body.text });
}

/** The head counts to the time of the first event: an answer that is collected first comes as late as its end. */
async function openInTime(request: Request, { timeoutMs, firstMs }: SseCheck, probe: Probe): Promise<Stream | Problem> {
  try {
    return await probe.open({ ...request, timeoutMs: Math.max(timeoutMs, firstMs) });
  } catch (error) {
    const isLate = error instanceof NoAnswer && error.message.includes('within');
    if (!isLate) throw error;
    return {
      message: `not even the head of the answer came within ${inSeconds(Math.max(timeoutMs, firstMs))}`,
      cause: buffered,
      request,
    };
  }
}

const buffered =
  'The events are collected and sent together: something between waits for the end, or the Worker returns its response only when all is written. Return the `readable` of a TransformStream at once, and write to it afterwards.';

function patienceOf({ firstMs, heartbeatMs, ends, timeoutMs }: SseCheck, isBrief: boolean): Patience {
  if (isBrief) return { firstMs, gapMs: undefined, wholeMs: undefined };
  return { firstMs, gapMs: heartbeatMs, wholeMs: ends ? Math.max(timeoutMs, firstMs) : undefined };
}

async function judgeHead(stream: Stream, request: Request): Promise<Problem | undefined> {
  const { status, headers } = stream;
  const type = mediaType(headers['content-type']);
  if (status === 200 && type === 'text/event-stream') {
    const encoding = headers['content-encoding'];
    if (encoding === undefined || encoding === 'identity') return undefined;
    return {
      message: `the stream is compressed (${encoding}), which was not asked for`,
      cause:
        'A compressor holds events back until it has enough of them: send `Cache-Control: no-transform`, and do not compress the stream.',
      request,
    };
  }
  const body = await start(stream);
  const cause = status === 200 ? wrongType(type, body) : causeOfStatus({ status, headers, body });
  const got = status === 200 ? `\`${type || 'no content type'}\`` : `status ${status}`;
  return {
    message: `expected a stream of events, got ${got}${body === '' ? '' : `: \`${excerpt(body).replaceAll('`', "'")}\``}`,
    ...(cause === undefined ? {} : { cause }),
    request,
  };
}

function wrongType(type: string, body: string): string {
  if (/^(data|event|id|retry|:)/m.test(body))
    return 'The body is a stream of events with a wrong label, and browsers refuse it: set `Content-Type: text/event-stream`.';
  if (type === 'text/html') return 'A page answers here: the assets of the Worker, or a path that leads elsewhere.';
  return 'Something else answers at this path, or it tells an error with status 200.';
}

/** The beginning of a body, which may never end. */
async function start({ chunks, close }: Stream): Promise<string> {
  const timer = setTimeout(close, 2000);
  let text = '';
  try {
    for await (const chunk of chunks) {
      text += chunk.toString('utf8');
      if (text.length > 2000) break;
    }
  } catch {
    // What came is enough.
  }
  clearTimeout(timer);
  return text;
}

function judgeWatched(seen: Watched, startedAt: number, check: SseCheck, stream: Stream): Problem[] {
  const { beats } = seen;
  const [first] = beats;
  if (first === undefined) return [nothingCame(seen, startedAt, check)];
  const late = first - startedAt;
  return [
    ...(late > check.firstMs ? [tooLate(late, check, seen)] : []),
    ...judgeFirst(seen, check),
    ...judgeEnd(seen, startedAt, check, stream),
  ];
}

function nothingCame({ end, bytes, error, endedAt }: Watched, startedAt: number, { firstMs }: SseCheck): Problem {
  const after = inSeconds(endedAt - startedAt);
  if (end === 'broken') return { message: `the stream broke after ${after} without an event: ${error}` };
  const came = bytes === 0 ? 'nothing came' : `${bytes} bytes came, and no event in them`;
  const cause =
    bytes === 0
      ? 'Nothing is written before there is something to tell: write a comment (`: open`) or the `endpoint` event at once. Or the stream is buffered on its way.'
      : 'An event ends with a blank line (`\\n\\n`): without it no client is ever told of it.';
  if (end === 'closed') return { message: `the stream ended after ${after}, and ${came}`, cause };
  return { message: `expected the first event within ${inSeconds(firstMs)}, and ${came}`, cause };
}

function tooLate(lateMs: number, { firstMs }: SseCheck, { events }: Watched): Problem {
  return {
    message: `expected the first event within ${inSeconds(firstMs)}, and it came after ${inSeconds(lateMs)}${events.length > 1 ? `, with ${events.length - 1} others` : ''}`,
    cause: buffered,
  };
}

function judgeFirst({ events }: Watched, { event, matches }: SseCheck): Problem[] {
  const first = events.find(({ kind }) => kind === 'event');
  if (event === undefined && matches === undefined) return [];
  if (!first) return [{ message: 'only comments came, and an event was expected' }];
  const problems: Problem[] = [];
  if (event !== undefined && first.event !== event)
    problems.push({ message: `expected the first event to be \`${event}\`, got \`${excerpt(first.event)}\`` });
  if (matches && !matches.test(first.data))
    problems.push({
      message: `expected the data of the first event to match ${matches}, got \`${excerpt(first.data)}\``,
    });
  return problems;
}

function judgeEnd(seen: Watched, startedAt: number, check: SseCheck, { headers }: Stream): Problem[] {
  const { end, error, endedAt, bytes, beats } = seen;
  const after = inSeconds(endedAt - startedAt);
  if (end === 'broken')
    return [
      {
        message: `the stream was cut after ${after}: ${error}`,
        cause: 'The Worker threw while it wrote, was stopped, or the connection was closed on its way.',
      },
    ];
  if (end === 'silent') return [silent(seen, check)];
  if (end !== 'closed') return [];
  if (bytes > bodyLimit) return [{ message: `more than ${bodyLimit / 1024} KiB came before enough was seen of it` }];
  if (check.ends) return inOnePiece(seen, startedAt);
  if (headers['content-length'] !== undefined)
    return [{ message: `the stream has a length (${headers['content-length']} bytes), and ended`, cause: buffered }];
  return [
    {
      message: `the stream ended after ${after} and ${beats.length === 1 ? 'one sign' : `${beats.length} signs`} of life, and was to stay open`,
      cause:
        'The Worker returns before it has finished writing: keep the writing in `ctx.waitUntil`. For a stream that is to end write `ends: true`.',
    },
  ];
}

function silent({ beats, events }: Watched, { heartbeatMs, ends, timeoutMs }: SseCheck): Problem {
  if (ends) return { message: `expected the stream to end within ${inSeconds(timeoutMs)}, and it is open still` };
  return {
    message: `expected a sign of life every ${inSeconds(heartbeatMs ?? 0)}, and after ${events.length === 1 ? 'the first' : beats.length} there was none`,
    cause: 'Proxies cut connections that are silent, some after 30 s: write a comment (`: keep-alive`) every 15 s.',
  };
}

/** Events that were made one after the other, and came together with the end. */
function inOnePiece({ beats, events, endedAt }: Watched, startedAt: number): Problem[] {
  const [first = 0] = beats;
  const isLate = first - startedAt > 500 && endedAt - first < 20;
  if (events.length < 2 || beats.length > 1 || !isLate) return [];
  return [
    {
      message: `all ${events.length} events came together at the end, after ${inSeconds(first - startedAt)}`,
      cause: buffered,
    },
  ];
}

function told(
  { beats, events, endedAt }: Watched,
  startedAt: number,
  isBrief: boolean,
): Pick<Finding, 'notes' | 'figures'> {
  const [first] = beats;
  if (first === undefined) return {};
  const gaps = beats.slice(1).map((beat, index) => beat - (beats[index] ?? beat));
  const longest = gaps.length === 0 ? undefined : Math.max(...gaps);
  const figures = {
    firstMs: round(first - startedAt),
    longestGapMs: longest && round(longest),
    watchedMs: round(endedAt - startedAt),
    events: events.length,
  };
  return {
    figures,
    notes: [
      `first sign after ${inSeconds(first - startedAt)}`,
      ...(longest === undefined ? [] : [`longest silence ${inSeconds(longest)}`]),
      ...(isBrief ? ['the heartbeat was not waited for'] : []),
    ],
  };
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
