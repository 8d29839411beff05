import type { Era, McpCheck } from '../../project/checks/mcp.ts';
import { count } from '../../runtime/words.ts';
import type { Probe } from '../probe.ts';
import type { Finding } from '../result.ts';
import { callTool } from './call.ts';
import { McpFault } from './fault.ts';
import { Findings } from './findings.ts';
import { HttpSse } from './http-sse.ts';
import { describeError } from './message.ts';
import { Modern } from './modern.ts';
import { Streamable } from './streamable.ts';
import { listTools, missingTools } from './tools.ts';
import type { ServerInfo, Transport } from './transport.ts';

interface Opened {
  transport: Transport;
  info: ServerInfo;
}

/** Holds a whole conversation with an MCP server, and ends it. */
export async function judgeMcp(check: McpCheck, probe: Probe): Promise<Finding> {
  const findings = new Findings();
  let opened: Opened | undefined;
  try {
    opened =
      check.era === 'auto' ? await openAny(check, probe, findings) : await openIn(check.era, check, probe, findings);
    await converse(opened, check, probe, findings);
  } catch (error) {
    if (!(error instanceof McpFault)) throw error;
    findings.problems.push(error.problem);
  } finally {
    await opened?.transport.close();
  }
  return findings.finding;
}

const transports: Record<Era, new (check: McpCheck, probe: Probe, findings: Findings) => Transport> = {
  modern: Modern,
  'legacy-http': Streamable,
  'legacy-sse': HttpSse,
};

async function openIn(era: Era, check: McpCheck, probe: Probe, findings: Findings): Promise<Opened> {
  const transport = new transports[era](check, probe, findings);
  try {
    return { transport, info: await transport.open() };
  } catch (error) {
    await transport.close();
    throw error instanceof McpFault && check.era !== 'auto' ? withEraHint(error, era) : error;
  }
}

/** What a server of another era answers to this one's first message. */
function withEraHint(fault: McpFault, era: Era): McpFault {
  const { request, cause } = fault.problem;
  const isOther = fault.status === undefined || [400, 404, 405, 406].includes(fault.status);
  if (!isOther || !request) return fault;
  const others = {
    modern: '`legacy-http`',
    'legacy-http': '`modern`, or `legacy-sse` at a path such as /sse',
    'legacy-sse': '`legacy-http` or `modern`',
  };
  const hint = `The server may speak another era (${others[era]}): \`era: auto\` finds out.`;
  return new McpFault(fault.message, request, {
    ...(fault.status === undefined ? {} : { status: fault.status }),
    cause: cause === undefined ? hint : `${hint} Else: ${cause}`,
  });
}

/** As clients of both eras do: the newest is tried first, and what it does not know it refuses. */
async function openAny(check: McpCheck, probe: Probe, findings: Findings): Promise<Opened> {
  const refusals: [Era, McpFault][] = [];
  for (const era of ['modern', 'legacy-http', 'legacy-sse'] as const) {
    try {
      return await openIn(era, check, probe, findings);
    } catch (error) {
      findings.clear();
      if (!(error instanceof McpFault) || error.status === 401 || error.status === 403) throw error;
      refusals.push([era, error]);
    }
  }
  throw noEra(refusals);
}

/** Of several refusals that which is about the era that the server seems to speak. */
function noEra(refusals: readonly [Era, McpFault][]): McpFault {
  const notFound = refusals.filter(([, { status }]) => status === 404 || status === 405);
  const [nearest] = refusals.filter((one) => !notFound.includes(one)).toReversed();
  const [first] = refusals;
  if (!first) throw new Error('no era was tried');
  const told = refusals.map(([era, { message }]) => `${era}: ${message}`).join('; ');
  const { problem } = (nearest ?? first)[1];
  const request = problem.request ?? first[1].problem.request;
  if (!request) return first[1];
  return new McpFault(`no era of MCP is spoken here (${told})`, request, {
    cause:
      nearest === undefined
        ? 'The path is not that of the MCP server. It is often `/mcp`, and `/sse` for HTTP+SSE.'
        : (problem.cause ?? 'The server is not an MCP server, or it fails at the first message.'),
  });
}

async function converse({ transport, info }: Opened, check: McpCheck, probe: Probe, findings: Findings): Promise<void> {
  const isBrief = probe.means.extent === 'brief';
  tell(transport.era, info, check, findings);
  const hasTools = info.capabilities['tools'] !== undefined;
  const tools = hasTools ? await listTools(transport, findings) : [];
  findings.figures['tools'] = tools.map(({ name }) => name);
  findings.notes.push(hasTools ? count(tools.length, 'tool') : 'no tools');
  missingTools(check.tools, tools, findings);
  if (isBrief) {
    findings.notes.push('only the greeting and the tools were looked at');
    return;
  }
  if (transport.era !== 'modern') await ping(transport, findings);
  if (check.call) await callTool(check.call, tools, transport, findings);
  await transport.examine();
}

function tell(
  era: Era,
  { name, version, protocolVersion }: ServerInfo,
  { server }: McpCheck,
  findings: Findings,
): void {
  Object.assign(findings.figures, { era, protocolVersion, server: { name, version } });
  findings.notes.push(
    `${era}, revision ${protocolVersion}, ${[name, version].filter(Boolean).join(' ') || 'a server without a name'}`,
  );
  const wrong = (what: string, expected: string | undefined, actual: string | undefined) => {
    if (expected === undefined || expected === actual) return;
    findings.problems.push({
      message: `expected the server to tell the ${what} \`${expected}\`, got ${actual === undefined ? 'none' : `\`${actual}\``}`,
    });
  };
  wrong('name', server.name, name);
  wrong('version', server.version, version);
}

async function ping(transport: Transport, findings: Findings): Promise<void> {
  const { reply, request } = await transport.request('ping', {});
  const keys = Object.keys(reply.result ?? {}).filter((key) => key !== '_meta');
  if (!reply.error && keys.length === 0) return;
  const got = reply.error
    ? describeError(reply.error)
    : `a result that has ${keys.map((key) => `\`${key}\``).join(', ')}`;
  findings.problems.push({
    message: `ping was answered with ${got}`,
    cause: 'Every server must answer `ping` with an empty result: clients end a session that does not.',
    request,
  });
}
