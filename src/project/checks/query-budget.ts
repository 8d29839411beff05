import { z } from 'zod';
import { type CommonCheck, common, HeaderName, JsonObject, path, toCommon } from './fields.ts';

export const QueryBudgetSchema = z
  .strictObject({
    'query-budget': path('The path whose answer tells how many queries it took.'),
    ...common,
    max: z.int().min(0).meta({ description: 'The queries that one answer may take.' }),
    body: z
      .union([z.string().min(1), JsonObject])
      .optional()
      .meta({ description: 'What to send with POST, a text as it is, a mapping as JSON. Default: none, with GET.' }),
    header: HeaderName.optional().meta({
      description:
        'The header that tells the number: `Server-Timing`, or one whose value is the number. Default: Server-Timing.',
    }),
    metric: z
      .string()
      .regex(/^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/, 'is not the name of a metric.')
      .optional()
      .meta({ description: 'The metric of `Server-Timing` that has the number as its `desc`. Default: d1.' }),
  })
  .superRefine((check, context) => {
    if (check.metric !== undefined && check.header !== undefined && check.header.toLowerCase() !== 'server-timing')
      context.addIssue({ code: 'custom', path: ['metric'], message: 'is for the header Server-Timing alone.' });
  });

export interface QueryBudgetCheck extends CommonCheck {
  kind: 'query-budget';
  path: string;
  max: number;
  body: { text: string; isJson: boolean } | undefined;
  header: string;
  metric: string;
}

export function toQueryBudget(written: z.infer<typeof QueryBudgetSchema>): QueryBudgetCheck {
  const { 'query-budget': path, body } = written;
  return {
    kind: 'query-budget',
    ...toCommon(written, `query-budget ${path}`),
    path,
    max: written.max,
    body:
      body === undefined
        ? undefined
        : { text: typeof body === 'string' ? body : JSON.stringify(body), isJson: typeof body !== 'string' },
    header: written.header ?? 'Server-Timing',
    metric: written.metric ?? 'd1',
  };
}
