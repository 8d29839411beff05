import { z } from 'zod';
import { didYouMean } from '../../runtime/nearest.ts';
import { type AuthCheck, AuthSchema, toAuth } from './auth.ts';
import { type CorsCheck, CorsSchema, toCors } from './cors.ts';
import { type HttpCheck, HttpSchema, methods, toHttp } from './http.ts';
import { type LatencyCheck, LatencySchema, toLatency } from './latency.ts';
import { type LogsCheck, LogsSchema, toLogs } from './logs.ts';
import { type McpCheck, McpSchema, toMcp } from './mcp.ts';
import { type QueryBudgetCheck, QueryBudgetSchema, toQueryBudget } from './query-budget.ts';
import { type RateLimitCheck, RateLimitSchema, toRateLimit } from './rate-limit.ts';
import { type RequestIdCheck, RequestIdSchema, toRequestId } from './request-id.ts';
import { type SseCheck, SseSchema, toSse } from './sse.ts';

/** A check as the smoke action runs it. */
export type SmokeCheck =
  | HttpCheck
  | CorsCheck
  | AuthCheck
  | SseCheck
  | McpCheck
  | LatencyCheck
  | RequestIdCheck
  | RateLimitCheck
  | QueryBudgetCheck
  | LogsCheck;

export type CheckKind = SmokeCheck['kind'];

interface Kind {
  schema: z.ZodType;
  read(written: unknown): z.ZodSafeParseResult<SmokeCheck>;
}

function kind<S extends z.ZodType>(schema: S, to: (written: z.output<S>) => SmokeCheck): Kind {
  const whole = schema.transform(to);
  return { schema, read: (written) => whole.safeParse(written) };
}

const http = kind(HttpSchema, toHttp);

/** By the key whose value is the path: it tells of which kind a check is. */
const kinds: ReadonlyMap<string, Kind> = new Map<string, Kind>([
  ...methods.map((method): [string, Kind] => [method, http]),
  ['cors', kind(CorsSchema, toCors)],
  ['auth', kind(AuthSchema, toAuth)],
  ['sse', kind(SseSchema, toSse)],
  ['mcp', kind(McpSchema, toMcp)],
  ['latency', kind(LatencySchema, toLatency)],
  ['request-id', kind(RequestIdSchema, toRequestId)],
  ['rate-limit', kind(RateLimitSchema, toRateLimit)],
  ['query-budget', kind(QueryBudgetSchema, toQueryBudget)],
  ['logs', kind(LogsSchema, toLogs)],
]);

/** A check as written in `smoke` and in the input `checks`, read by the schema of its kind. */
export const Check = z
  .unknown()
  .meta({
    // Only who publishes the schema, or explains an error, asks for this: it costs milliseconds.
    get anyOf() {
      return [...new Set(kinds.values())].map(({ schema }) => withoutDraft(schema));
    },
  })
  .transform((written, context): SmokeCheck => {
    const found = kindOf(written, context);
    const parsed = found?.read(written);
    if (parsed?.success) return parsed.data;
    for (const issue of parsed?.error.issues ?? []) context.issues.push(issue as z.core.$ZodRawIssue);
    return z.NEVER;
  });

/** To stand inside of another schema: what it defines apart is nothing but «any JSON», which needs no reference. */
function withoutDraft(schema: z.ZodType): z.core.JSONSchema.BaseSchema {
  const { $schema: _, $defs: __, ...rest } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  return JSON.parse(JSON.stringify(rest), (key, value) =>
    key === '$ref' && String(value).startsWith('#/$defs/') ? undefined : value,
  );
}

function kindOf(written: unknown, context: z.core.$RefinementCtx): Kind | undefined {
  const fail = (message: string) => void context.addIssue({ code: 'custom', message });
  if (typeof written !== 'object' || written === null || Array.isArray(written)) {
    fail(`must be a mapping such as \`{ get: /health }\`.`);
    return undefined;
  }
  const keys = Object.keys(written).filter((key) => kinds.has(key));
  const [key] = keys;
  if (key !== undefined && keys.length === 1) return kinds.get(key);
  const found = keys.length === 0 ? nearest(written) : `it has ${keys.map((name) => `\`${name}\``).join(' and ')}.`;
  fail(`must have exactly one of ${[...kinds.keys()].map((name) => `\`${name}\``).join(', ')}: ${found}`);
  return undefined;
}

/** Of a check without a kind, what its first unknown key may have been meant to be. */
function nearest(written: object): string {
  const [unknown] = Object.keys(written).filter((key) => !sharedKeys.has(key));
  return `it has none.${unknown === undefined ? '' : ` It has \`${unknown}\`. ${didYouMean(unknown, [...kinds.keys()])}`}`;
}

const sharedKeys = new Set(['name', 'headers', 'secret', 'timeout', 'expect', 'body']);
