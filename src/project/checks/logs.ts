import { z } from 'zod';
import { durationForm, parseDuration } from '../../runtime/duration.ts';
import {
  type CommonCheck,
  common,
  HeaderName,
  path,
  Secret,
  type SecretUse,
  span,
  toCommon,
  toSecretUse,
} from './fields.ts';

const placeholder = '{request-id}';

const Address = z.string().superRefine((text, context) => {
  const url = URL.parse(text.replaceAll(placeholder, 'id'));
  const isPlain = url?.protocol === 'http:' && ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname);
  if (text.startsWith('/') && !text.startsWith('//')) return;
  if (!url || !(url.protocol === 'https:' || isPlain))
    context.addIssue({ code: 'custom', message: 'must be an https address, or a path of the Worker.' });
});

const Source = z.union([
  z.strictObject({
    url: Address.meta({
      description: `Where log lines are asked for with GET; \`${placeholder}\` stands for the id of the request. An https address, or a path of the Worker.`,
    }),
    secret: Secret.optional().meta({ description: 'The environment variable that has the key for it.' }),
  }),
  z.strictObject({
    file: z
      .string()
      .min(1)
      .meta({ description: 'A file with a line of JSON for each entry, relative to the workspace.' }),
  }),
]);

export const LogsSchema = z.strictObject({
  logs: path('The path that is asked, and must leave a line in the log.'),
  ...common,
  source: Source.meta({ description: 'Where the lines of the log can be read: `{ url }` or `{ file }`.' }),
  fields: z.array(z.string().min(1)).optional().meta({
    description: 'The fields that the line must have. Default: time, level, and that of the id.',
  }),
  'id-field': z
    .string()
    .min(1)
    .optional()
    .meta({ description: 'The field with the id of the request. Default: request_id.' }),
  header: HeaderName.optional().meta({ description: 'The header that carries the id. Default: X-Request-ID.' }),
  within: span(`How long the line may take to appear: ${durationForm}. Default: 15s.`).optional(),
});

export interface LogsCheck extends CommonCheck {
  kind: 'logs';
  path: string;
  source: { url: string; secret: SecretUse | undefined } | { file: string };
  fields: readonly string[];
  idField: string;
  /** In lower case. */
  header: string;
  /** Milliseconds. */
  withinMs: number;
}

export function toLogs(written: z.infer<typeof LogsSchema>): LogsCheck {
  const { source, 'id-field': idField = 'request_id' } = written;
  return {
    kind: 'logs',
    ...toCommon(written, `logs ${written.logs}`),
    path: written.logs,
    source: 'url' in source ? { url: source.url, secret: toSecretUse(source.secret) } : source,
    fields: written.fields ?? ['time', 'level', idField],
    idField,
    header: (written.header ?? 'X-Request-ID').toLowerCase(),
    withinMs: parseDuration(written.within ?? '15s'),
  };
}
