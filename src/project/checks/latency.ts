import { z } from 'zod';
import { durationForm, parseDuration } from '../../runtime/duration.ts';
import { type CommonCheck, common, path, Status, span, toCommon } from './fields.ts';

export const LatencySchema = z.strictObject({
  latency: path('The path that is asked again and again with GET.'),
  ...common,
  p95: span(`The time that 95 % of the answers must keep: ${durationForm}.`),
  samples: z.int().min(60).max(2000).optional().meta({
    description: 'The answers to measure at most; fewer where the matter is clear before. Default: 240.',
  }),
  rate: z.number().min(1).max(200).optional().meta({ description: 'Requests a second. Default: 20.' }),
  cold: z.int().min(0).max(50).optional().meta({
    description: 'The first requests, which may meet a cold start, and are told apart. Default: 3.',
  }),
  status: z
    .union([Status, z.array(Status).min(1)])
    .optional()
    .meta({ description: 'The status of a good answer, or any of several. Default: 200.' }),
  errors: z.number().min(0).max(50).optional().meta({
    description: 'The share of failed answers, in percent, that is borne. They count as too slow. Default: 0.',
  }),
  correct: z.boolean().optional().meta({
    description:
      'Whether to judge without the way to Cloudflare and back, measured at /cdn-cgi/trace on the same connection: what the Worker costs, wherever the runner is. Default: false, the whole as the runner sees it; both are told.',
  }),
  inconclusive: z.enum(['warn', 'fail']).optional().meta({
    description: 'What to do where the samples prove neither. Default: warn.',
  }),
  regression: z.enum(['warn', 'fail', 'off']).optional().meta({
    description: 'What to do where it is slower than the baseline, beyond chance. Default: warn.',
  }),
});

export interface LatencyCheck extends CommonCheck {
  kind: 'latency';
  path: string;
  /** Milliseconds. */
  p95Ms: number;
  samples: number;
  /** Requests a second. */
  rate: number;
  cold: number;
  /** Any of these is a good answer. */
  status: number[];
  /** Percent. */
  errors: number;
  correct: boolean;
  inconclusive: 'warn' | 'fail';
  regression: 'warn' | 'fail' | 'off';
}

export function toLatency(written: z.infer<typeof LatencySchema>): LatencyCheck {
  const { status = 200 } = written;
  return {
    kind: 'latency',
    ...toCommon(written, `latency ${written.latency}`),
    path: written.latency,
    p95Ms: parseDuration(written.p95),
    samples: written.samples ?? 240,
    rate: written.rate ?? 20,
    cold: written.cold ?? 3,
    status: typeof status === 'number' ? [status] : status,
    errors: written.errors ?? 0,
    correct: written.correct ?? false,
    inconclusive: written.inconclusive ?? 'warn',
    regression: written.regression ?? 'warn',
  };
}
