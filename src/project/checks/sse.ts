import { z } from 'zod';
import { durationForm, parseDuration } from '../../runtime/duration.ts';
import { type CommonCheck, common, JsonObject, Pattern, path, span, toCommon } from './fields.ts';

export const SseSchema = z.strictObject({
  sse: path('The path that answers with a stream of events.'),
  ...common,
  body: z
    .union([z.string().min(1), JsonObject])
    .optional()
    .meta({ description: 'What to send with POST, a text as it is, a mapping as JSON. Default: none, with GET.' }),
  first: span(`How long the first event or comment may take: ${durationForm}. Default: 5s.`).optional(),
  heartbeat: z
    .union([z.literal('off'), span('How long the stream may be silent.')])
    .optional()
    .meta({ description: 'How long the stream may be silent, or `off` not to wait for that. Default: 30s.' }),
  event: z.string().min(1).optional().meta({ description: 'The name of the first event, such as `endpoint`.' }),
  matches: Pattern.optional().meta({
    description: 'A regular expression (JavaScript) that the data of the first event must match.',
  }),
  ends: z.boolean().optional().meta({
    description:
      'Whether the stream is to end by itself, within `timeout`, as one that tells of progress. Default: false.',
  }),
});

export interface SseCheck extends CommonCheck {
  kind: 'sse';
  path: string;
  /** To be sent with POST; `undefined`: GET. */
  body: { text: string; isJson: boolean } | undefined;
  /** Milliseconds. */
  firstMs: number;
  /** Milliseconds; `undefined`: not watched. */
  heartbeatMs: number | undefined;
  event: string | undefined;
  matches: RegExp | undefined;
  ends: boolean;
}

export function toSse(written: z.infer<typeof SseSchema>): SseCheck {
  const { body, matches, heartbeat = '30s' } = written;
  return {
    kind: 'sse',
    ...toCommon(written, `sse ${written.sse}`),
    path: written.sse,
    body:
      body === undefined
        ? undefined
        : { text: typeof body === 'string' ? body : JSON.stringify(body), isJson: typeof body !== 'string' },
    firstMs: parseDuration(written.first ?? '5s'),
    heartbeatMs: heartbeat === 'off' ? undefined : parseDuration(heartbeat),
    event: written.event,
    matches: matches === undefined ? undefined : new RegExp(matches),
    ends: written.ends ?? false,
  };
}
