import { z } from 'zod';
import { type CommonCheck, common, HeaderName, Origin, path, toCommon } from './fields.ts';
import { eras } from './mcp.ts';

export const CorsSchema = z
  .strictObject({
    cors: path('The path whose policy for browsers on other sites is checked. It is asked with GET and OPTIONS.'),
    ...common,
    origins: z.array(Origin).min(1).optional().meta({
      description:
        'The origins of the web pages that may read answers. Default: the input `origin`, else the `origins` of the environment.',
    }),
    'any-origin': z.boolean().optional().meta({
      description: 'Whether it is meant that every page may read answers (`*`). Default: false.',
    }),
    as: z.enum(['mcp', 'http']).optional().meta({
      description: 'Whether it is an MCP server, which has headers of its own, or any other endpoint. Default: mcp.',
    }),
    era: z
      .enum(eras)
      .optional()
      .meta({ description: 'The era of the MCP server: it decides which headers it has. Default: auto.' }),
    methods: z
      .array(z.string().regex(/^[A-Z]+$/, 'is not a method in capitals.'))
      .min(1)
      .optional()
      .meta({
        description: 'The methods that pages use. Default: GET and POST, and DELETE where there are sessions.',
      }),
    'request-headers': z.array(HeaderName).optional().meta({
      description:
        'The headers that pages send. Default: authorization and content-type, and for MCP those of its era, such as mcp-session-id, mcp-protocol-version, last-event-id.',
    }),
    expose: z.array(HeaderName).optional().meta({
      description: 'The headers of answers that pages read. Default: mcp-session-id where there are sessions.',
    }),
    credentials: z.boolean().optional().meta({
      description:
        'Whether pages send cookies, for which answers must say `Access-Control-Allow-Credentials: true`. Default: false.',
    }),
  })
  .superRefine((check, context) => {
    if (check.era && check.as === 'http')
      context.addIssue({
        code: 'custom',
        path: ['era'],
        message: 'is for MCP servers, and this check says `as: http`.',
      });
  });

export interface CorsCheck extends CommonCheck {
  kind: 'cors';
  path: string;
  /** Empty: those of the run. */
  origins: string[];
  anyOrigin: boolean;
  methods: readonly string[];
  /** In lower case. */
  requestHeaders: readonly string[];
  /** In lower case. */
  expose: readonly string[];
  credentials: boolean;
}

interface Needs {
  methods: readonly string[];
  requestHeaders: readonly string[];
  expose: readonly string[];
}

const http: Needs = { methods: ['GET', 'POST'], requestHeaders: ['authorization', 'content-type'], expose: [] };
const sessions: Needs = {
  methods: ['GET', 'POST', 'DELETE'],
  requestHeaders: [...http.requestHeaders, 'mcp-session-id', 'mcp-protocol-version', 'last-event-id'],
  expose: ['mcp-session-id'],
};
const needs: Readonly<Record<(typeof eras)[number], Needs>> = {
  auto: sessions,
  'legacy-http': sessions,
  'legacy-sse': { ...http, requestHeaders: [...http.requestHeaders, 'last-event-id'] },
  modern: { ...http, requestHeaders: [...http.requestHeaders, 'mcp-protocol-version', 'mcp-method', 'mcp-name'] },
};

export function toCors(written: z.infer<typeof CorsSchema>): CorsCheck {
  const needed = written.as === 'http' ? http : needs[written.era ?? 'auto'];
  const lower = (names: readonly string[]) => names.map((name) => name.toLowerCase());
  return {
    kind: 'cors',
    ...toCommon(written, `cors ${written.cors}`),
    path: written.cors,
    origins: written.origins ?? [],
    anyOrigin: written['any-origin'] ?? false,
    methods: written.methods ?? needed.methods,
    requestHeaders: lower(written['request-headers'] ?? needed.requestHeaders),
    expose: lower(written.expose ?? needed.expose),
    credentials: written.credentials ?? false,
  };
}
