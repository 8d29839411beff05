import { specimens as auth } from './auth.ts';
import { specimens as cors } from './cors.ts';
import { specimens as http } from './http.ts';
import { specimens as latency } from './latency.ts';
import { specimens as logs } from './logs.ts';
import { specimens as mcp } from './mcp.ts';
import { specimens as queryBudget } from './query-budget.ts';
import { specimens as rateLimit } from './rate-limit.ts';
import { specimens as requestId } from './request-id.ts';
import { specimens as sse } from './sse.ts';
import type { Specimen } from './zoo.ts';

/** Every specimen, by the kind of check that must catch it. */
export const kinds: Readonly<Record<string, readonly Specimen[]>> = {
  auth,
  cors,
  http,
  latency,
  logs,
  mcp,
  'query-budget': queryBudget,
  'rate-limit': rateLimit,
  'request-id': requestId,
  sse,
};
