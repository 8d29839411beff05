import type { McpCall } from '../../project/checks/mcp.ts';
import { isObject, missingFrom } from '../contained.ts';
import type { Request } from '../exchange.ts';
import { misfits } from '../json-schema.ts';
import { excerpt } from '../text.ts';
import type { Findings } from './findings.ts';
import { describeError } from './message.ts';
import type { Tool } from './tools.ts';
import type { Transport } from './transport.ts';

/** Calls the tool, once, and judges what it gives. */
export async function callTool(
  call: McpCall,
  tools: readonly Tool[],
  transport: Transport,
  findings: Findings,
): Promise<void> {
  const tool = tools.find(({ name }) => name === call.tool);
  if (!tool) {
    findings.problems.push({ message: `the tool \`${call.tool}\`, which is to be called, is not listed` });
    return;
  }
  const unfit = await leniently(call.arguments, tool.inputSchema);
  if (unfit.length > 0 && !call.expect.error) {
    findings.problems.push({
      message: `the \`arguments\` of the check do not fit the tool \`${tool.name}\`: ${unfit.join('; ')}`,
      cause: 'The tool changed what it wants, or the configuration is wrong. It was not called.',
    });
    return;
  }
  const { reply, request } = await transport.request('tools/call', { name: call.tool, arguments: call.arguments });
  if (reply.error) return judgeProtocolError(call, describeError(reply.error), request, findings);
  await judgeResult(call, tool, reply.result, request, findings);
}

/** For a call that is to fail, an error of the protocol is as good as one of the tool. */
function judgeProtocolError(call: McpCall, told: string, request: Request, findings: Findings): void {
  if (call.expect.error) {
    findings.notes.push(`\`${call.tool}\` refused, as expected`);
    return;
  }
  findings.problems.push({
    message: `the call of \`${call.tool}\` was answered with ${told}`,
    cause: 'The tool threw, or refused its arguments. See the log of the Worker.',
    request,
  });
}

async function judgeResult(
  { tool: name, expect }: McpCall,
  { outputSchema }: Tool,
  result: Record<string, unknown>,
  request: Request,
  findings: Findings,
): Promise<void> {
  const problems: string[] = [];
  const text = textIn(result);
  const isError = result['isError'] === true;
  if (!Array.isArray(result['content'])) problems.push('it has no list `content`');
  if (isError !== expect.error)
    problems.push(isError ? `it is an error: \`${excerpt(text)}\`` : `it is no error, and one was expected`);
  if (!isError && outputSchema) problems.push(...(await againstOutputSchema(result, outputSchema)));
  if (expect.contains !== undefined && !text.includes(expect.contains))
    problems.push(`expected its text to contain \`${expect.contains}\`, got \`${excerpt(text)}\``);
  if (expect.matches && !expect.matches.test(text))
    problems.push(`expected its text to match ${expect.matches}, got \`${excerpt(text)}\``);
  if (expect.json) problems.push(...missingFrom(expect.json, jsonIn(result, text)));
  if (problems.length === 0) {
    findings.notes.push(`\`${name}\` gave what was expected`);
    return;
  }
  findings.problems.push({ message: `the result of \`${name}\`: ${problems.join('; ')}`, request });
}

async function againstOutputSchema(
  { structuredContent }: Record<string, unknown>,
  schema: Record<string, unknown>,
): Promise<string[]> {
  if (structuredContent === undefined) return ['the tool has an `outputSchema`, and the result no `structuredContent`'];
  return (await leniently(structuredContent, schema)).map(
    (problem) => `it does not fit its own \`outputSchema\`: ${problem}`,
  );
}

function textIn({ content }: Record<string, unknown>): string {
  if (!Array.isArray(content)) return '';
  return content
    .flatMap((part: unknown) => (isObject(part) && typeof part['text'] === 'string' ? [part['text']] : []))
    .join('\n');
}

function jsonIn({ structuredContent }: Record<string, unknown>, text: string): unknown {
  if (structuredContent !== undefined) return structuredContent;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** A schema that cannot be used judges nothing: it is the tool's own affair. */
async function leniently(value: unknown, schema: Record<string, unknown>): Promise<string[]> {
  return misfits(value, schema).catch(() => []);
}
