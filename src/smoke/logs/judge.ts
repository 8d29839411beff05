import { randomUUID } from 'node:crypto';
import { open } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { LogsCheck } from '../../project/checks/logs.ts';
import { inSeconds } from '../../runtime/deadline.ts';
import { causeOfStatus } from '../causes.ts';
import { credentialOf, headerValue } from '../credential.ts';
import { bodyLimit, type Request } from '../exchange.ts';
import { peek } from '../peek.ts';
import type { Probe } from '../probe.ts';
import type { Finding, Problem } from '../result.ts';
import { type Entry, entriesWith } from './lines.ts';

const pauseMs = 500;

/** Makes a request that can be told from all others, and waits for its line. */
export async function judgeLogs(check: LogsCheck, probe: Probe): Promise<Finding> {
  if (probe.means.extent === 'brief')
    return { problems: [], outcome: 'skipped', notes: ['the log is not waited for while a version gets its traffic'] };
  const id = randomUUID();
  const plain = probe.request('GET', check.path);
  const request = { ...plain, headers: { ...plain.headers, [check.header]: id } };
  await peek(request, probe);
  const found = await waitFor(id, check, probe);
  if ('message' in found) return { problems: [found] };
  const problems = [...missingFields(found.entries, check), ...leaks(found.text, found.entries, probe)];
  return {
    problems: problems.map((problem) => ({ ...problem, request })),
    notes: [`its line came after ${inSeconds(found.afterMs)}`],
  };
}

interface Found {
  entries: Entry[];
  text: string;
  afterMs: number;
}

async function waitFor(id: string, check: LogsCheck, probe: Probe): Promise<Found | Problem> {
  const started = performance.now();
  for (;;) {
    const text = await read(id, check, probe);
    if (typeof text !== 'string') return text;
    const entries = entriesWith(text, id, check.idField);
    const afterMs = performance.now() - started;
    if (entries.length > 0) return { entries, text, afterMs };
    if (afterMs >= check.withinMs) return nothing(text.includes(id), check);
    await probe.means.clock.sleep(Math.min(pauseMs, check.withinMs), probe.signal);
  }
}

function nothing(isThere: boolean, { withinMs, idField, header }: LogsCheck): Problem {
  if (isThere)
    return {
      message: `the id of the request stands in the log, and in no entry that has it as \`${idField}\``,
      cause:
        'The line is plain text, or its field has another name: write one JSON object on a line, or say `id-field`.',
    };
  return {
    message: `expected a line in the log for the request within ${inSeconds(withinMs)}, and there is none`,
    cause: `The Worker does not log the id that comes in ${header}; logs are switched off (\`observability\` in the wrangler configuration) or sampled; or the log service is slower than that: raise \`within\`.`,
  };
}

async function read(id: string, { source, timeoutMs }: LogsCheck, probe: Probe): Promise<string | Problem> {
  if ('file' in source) return readEnd(resolve(probe.means.env['GITHUB_WORKSPACE'] ?? '.', source.file));
  const request = sourceRequest(id, source, timeoutMs, probe);
  const response = await probe.send(request);
  if (response.status === 200) return response.body;
  const cause = causeOfStatus(response);
  return {
    message: `the log could not be read: status ${response.status}`,
    request,
    ...(cause === undefined ? {} : { cause }),
  };
}

/** The key of the endpoint under test is not sent to a log service. */
function sourceRequest(
  id: string,
  { url, secret }: Extract<LogsCheck['source'], { url: string }>,
  timeoutMs: number,
  probe: Probe,
): Request {
  const written = url.replaceAll('{request-id}', encodeURIComponent(id));
  const credential = secret && credentialOf(secret, probe.means.env);
  const headers: Record<string, string> = credential ? { [credential.header]: headerValue(credential) } : {};
  const hidden = credential ? { hidden: [credential.hidden] } : {};
  if (written.startsWith('/')) {
    const request = probe.request('GET', written, { withKey: false });
    return { ...request, headers: { ...request.headers, ...headers }, ...hidden };
  }
  return { method: 'GET', url: new URL(written), headers, timeoutMs, ...hidden };
}

/** The end of a file that grows. */
async function readEnd(file: string): Promise<string | Problem> {
  try {
    await using handle = await open(file);
    const { size } = await handle.stat();
    const length = Math.min(size, bodyLimit);
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, size - length);
    return buffer.toString('utf8', 0, bytesRead);
  } catch (error) {
    return { message: `the log could not be read: ${error instanceof Error ? error.message : String(error)}` };
  }
}

function missingFields(entries: readonly Entry[], { fields }: LogsCheck): Problem[] {
  // Of several lines for one request one must be whole.
  const missing = entries.map((entry) => fields.filter((field) => entry[field] === undefined || entry[field] === null));
  const [fewest = []] = missing.toSorted((a, b) => a.length - b.length);
  if (fewest.length === 0) return [];
  return [{ message: `the line of the request has no ${fewest.map((field) => `\`${field}\``).join(', ')}` }];
}

function leaks(text: string, entries: readonly Entry[], { credential }: Probe): Problem[] {
  const lines = JSON.stringify(entries);
  const isKeyThere = credential !== undefined && (text.includes(credential.key) || lines.includes(credential.key));
  const isHeaderThere = /"(authorization|cookie)":\s*\[?"(?!\*+"|\[?redacted|<)[^"]{4,}"/i.test(lines);
  if (!isKeyThere && !isHeaderThere) return [];
  return [
    {
      message: isKeyThere ? 'the key of the request stands in the log' : 'Authorization or a cookie stands in the log',
      cause:
        'Headers are logged as they come: leave out Authorization and cookies. Whoever may read the log has the key: change it.',
    },
  ];
}
