import { z } from 'zod';
import { type CommonCheck, common, path, toCommon } from './fields.ts';

export const RateLimitSchema = z.strictObject({
  'rate-limit': path('The path that must be limited.'),
  ...common,
  limit: z.int().min(1).max(10_000).optional().meta({
    description: 'Requests that one caller may make in a period. Default: what the wrangler configuration says.',
  }),
  burst: z.boolean().optional().meta({
    description:
      'Whether to send requests until one is refused with 429, at most twice the limit; the last of all checks. It uses up the limit of the runner. Default: false, the configuration is read.',
  }),
});

export interface RateLimitCheck extends CommonCheck {
  kind: 'rate-limit';
  path: string;
  limit: number | undefined;
  burst: boolean;
}

export function toRateLimit(written: z.infer<typeof RateLimitSchema>): RateLimitCheck {
  const path = written['rate-limit'];
  return {
    kind: 'rate-limit',
    ...toCommon(written, `rate-limit ${path}`),
    path,
    limit: written.limit,
    burst: written.burst ?? false,
  };
}
