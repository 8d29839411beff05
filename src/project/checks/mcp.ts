import { z } from 'zod';
import { type CommonCheck, common, JsonObject, type JsonValue, Pattern, path, toCommon } from './fields.ts';

/** How an MCP server is spoken to: HTTP+SSE, streamable HTTP with `initialize`, or revision 2026-07-28 without. */
export const eras = ['auto', 'legacy-sse', 'legacy-http', 'modern'] as const;

const CallExpect = z.strictObject({
  error: z.boolean().optional().meta({
    description: 'Whether the tool must report an error (`isError`). Default: false.',
  }),
  text: z
    .strictObject({
      contains: z.string().min(1).optional().meta({ description: 'A part of the text, exactly.' }),
      matches: Pattern.optional().meta({ description: 'A regular expression (JavaScript) that some part must match.' }),
    })
    .optional()
    .meta({ description: "What the result's text must contain, or match." }),
  json: JsonObject.optional().meta({
    description:
      'What the structured content must contain, or where there is none, the JSON in the text: every key here, with an equal value; lists are compared whole.',
  }),
});

const Call = z.strictObject({
  tool: z.string().min(1).meta({ description: 'The tool to call. It should only read: it is called for real.' }),
  arguments: JsonObject.optional().meta({ description: 'Its arguments. Default: none.' }),
  expect: CallExpect.optional().meta({ description: 'What the result must be like. Default: no error.' }),
});

export const McpSchema = z.strictObject({
  mcp: path('The path of the MCP server.'),
  ...common,
  era: z.enum(eras).optional().meta({
    description:
      'How the server is spoken to: `legacy-sse` (HTTP+SSE), `legacy-http` (streamable HTTP with `initialize`), `modern` (revision 2026-07-28), or `auto`, which finds out. Default: auto.',
  }),
  tools: z.array(z.string().min(1)).optional().meta({ description: 'Tools that must be listed.' }),
  call: Call.optional().meta({ description: 'A tool to call, and what it must answer.' }),
  server: z
    .strictObject({
      name: z.string().min(1).optional().meta({ description: 'The name that the server tells, exactly.' }),
      version: z.string().min(1).optional().meta({ description: 'The version that the server tells, exactly.' }),
    })
    .optional()
    .meta({ description: 'What the server must tell of itself.' }),
});

export interface McpCheck extends CommonCheck {
  kind: 'mcp';
  path: string;
  era: Era | 'auto';
  tools: string[];
  call: McpCall | undefined;
  server: { name: string | undefined; version: string | undefined };
}

export type Era = Exclude<(typeof eras)[number], 'auto'>;

export interface McpCall {
  tool: string;
  arguments: Record<string, JsonValue>;
  expect: {
    error: boolean;
    contains: string | undefined;
    matches: RegExp | undefined;
    json: Record<string, JsonValue> | undefined;
  };
}

export function toMcp(written: z.infer<typeof McpSchema>): McpCheck {
  return {
    kind: 'mcp',
    ...toCommon(written, `mcp ${written.mcp}`),
    path: written.mcp,
    era: written.era ?? 'auto',
    tools: written.tools ?? [],
    call: written.call && toCall(written.call),
    server: { name: written.server?.name, version: written.server?.version },
  };
}

function toCall({ tool, arguments: given = {}, expect = {} }: z.infer<typeof Call>): McpCall {
  const { matches } = expect.text ?? {};
  return {
    tool,
    arguments: given,
    expect: {
      error: expect.error ?? false,
      contains: expect.text?.contains,
      matches: matches === undefined ? undefined : new RegExp(matches),
      json: expect.json,
    },
  };
}
