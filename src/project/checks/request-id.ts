import { z } from 'zod';
import { type CommonCheck, common, HeaderName, path, toCommon } from './fields.ts';

export const RequestIdSchema = z.strictObject({
  'request-id': path('The path that is asked with ids of our own.'),
  ...common,
  header: HeaderName.optional().meta({ description: 'The header that carries the id. Default: X-Request-ID.' }),
  generate: z.boolean().optional().meta({
    description: 'Whether a request without an id must get one. Default: true.',
  }),
  traceparent: z.boolean().optional().meta({
    description:
      'Whether answers must carry the `traceparent` of W3C Trace Context on. Default: false; where one comes back it must have the right trace id.',
  }),
  longest: z.int().min(16).max(4096).optional().meta({
    description: 'The longest id, in characters, that may come back as it was sent. Default: 256.',
  }),
});

export interface RequestIdCheck extends CommonCheck {
  kind: 'request-id';
  path: string;
  /** In lower case. */
  header: string;
  generate: boolean;
  traceparent: boolean;
  /** Characters. */
  longest: number;
}

export function toRequestId(written: z.infer<typeof RequestIdSchema>): RequestIdCheck {
  const path = written['request-id'];
  return {
    kind: 'request-id',
    ...toCommon(written, `request-id ${path}`),
    path,
    header: (written.header ?? 'X-Request-ID').toLowerCase(),
    generate: written.generate ?? true,
    traceparent: written.traceparent ?? false,
    longest: written.longest ?? 256,
  };
}
