import { count } from '../../runtime/words.ts';
import { isObject } from '../contained.ts';
import type { Request } from '../exchange.ts';
import { McpFault } from './fault.ts';
import type { Findings } from './findings.ts';
import { describeError } from './message.ts';
import type { Transport } from './transport.ts';

/** A tool as a server lists it. */
export interface Tool {
  name: string;
  inputSchema: Record<string, unknown>;
  outputSchema: Record<string, unknown> | undefined;
}

/** Pages of a list that are read at most: a cursor that leads in a circle must not hold the run. */
const mostPages = 50;

/** All tools, page after page; what is wrong with some is found, and they are left out. @throws McpFault */
export async function listTools(transport: Transport, findings: Findings): Promise<Tool[]> {
  const listed: unknown[] = [];
  let cursor: unknown;
  for (let page = 1; ; page++) {
    const { reply, request } = await transport.request('tools/list', cursor === undefined ? {} : { cursor });
    if (reply.error) throw new McpFault(`tools/list was answered with ${describeError(reply.error)}`, request);
    const { tools, nextCursor } = reply.result;
    if (!Array.isArray(tools)) throw new McpFault('tools/list was answered without a list of tools', request);
    listed.push(...tools);
    cursor = nextCursor;
    if (cursor === undefined) return wellFormed(listed, findings, request);
    if (page === mostPages)
      throw new McpFault(`tools/list has more than ${mostPages} pages: its cursor seems to lead in a circle`, request);
  }
}

function wellFormed(listed: readonly unknown[], findings: Findings, request: Request): Tool[] {
  const named = listed.flatMap((tool) =>
    isObject(tool) && isName(tool['name']) ? [{ ...tool, name: tool['name'] }] : [],
  );
  const nameless = listed.length - named.length;
  if (nameless > 0)
    findings.problems.push({ message: `tools/list has ${count(nameless, 'tool')} without a name`, request });
  const tools = named.flatMap(toTool);
  const names = tools.map(({ name }) => name);
  const without = named.filter(({ name }) => !names.includes(name)).map(({ name }) => name);
  if (without.length > 0)
    findings.problems.push({
      message: `${without.length === 1 ? 'the tool' : 'the tools'} ${quoted(without)} ${without.length === 1 ? 'has' : 'have'} no \`inputSchema\` of type object`,
      cause:
        'A tool without arguments has `{ "type": "object" }` all the same; clients refuse the whole list without it.',
      request,
    });
  const twice = [...new Set(names.filter((name, index) => names.indexOf(name) !== index))];
  if (twice.length > 0) findings.problems.push({ message: `listed more than once: ${quoted(twice)}`, request });
  return tools;
}

function isName(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

function toTool({
  name,
  inputSchema,
  outputSchema,
}: {
  name: string;
  inputSchema?: unknown;
  outputSchema?: unknown;
}): Tool[] {
  if (!isObject(inputSchema) || inputSchema['type'] !== 'object') return [];
  return [{ name, inputSchema, outputSchema: isObject(outputSchema) ? outputSchema : undefined }];
}

function quoted(names: readonly string[]): string {
  const shown = names.slice(0, 20).map((name) => `\`${name}\``);
  return [...shown, ...(names.length > 20 ? [`${names.length - 20} more`] : [])].join(', ');
}

/** Those that must be there and are not. */
export function missingTools(wanted: readonly string[], tools: readonly Tool[], findings: Findings): void {
  const names = tools.map(({ name }) => name);
  const missing = wanted.filter((name) => !names.includes(name));
  if (missing.length === 0) return;
  const there =
    names.length === 0
      ? 'none at all'
      : names
          .slice(0, 20)
          .map((name) => `\`${name}\``)
          .join(', ');
  findings.problems.push({
    message: `expected the tools ${quoted(missing)} to be listed, and there are ${there}`,
    cause:
      'The tool was renamed or removed, is registered under a condition, or an older version of the server answers.',
  });
}
