import { z } from 'zod';
import { type CommonCheck, common, path, Secret, type SecretUse, toCommon } from './fields.ts';
import { eras } from './mcp.ts';

const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;

export const AuthSchema = z
  .strictObject({
    auth: path('The path that must refuse whoever has not got the key.'),
    ...common,
    secret: Secret.meta({
      description:
        'The environment variable that has the right key, which must be let in; a mapping `{ env, header, scheme }` where it is not sent as `Authorization: Bearer …`.',
    }),
    as: z.enum(['mcp', 'http']).optional().meta({
      description: 'Whether it is an MCP server, which is asked in its own way, or any other endpoint. Default: mcp.',
    }),
    era: z
      .enum(eras)
      .optional()
      .meta({ description: 'The era of the MCP server, as of a check `mcp`. Default: auto.' }),
    methods: z.array(z.enum(methods)).min(1).optional().meta({
      description:
        'For `as: http`, the methods to ask with. What is not refused is done for real: name those that change something only where that does no harm. Default: GET.',
    }),
    refuse: z
      .union([z.literal(401), z.literal(403)])
      .optional()
      .meta({ description: 'The status of a refusal. Default: 401.' }),
    preflight: z.boolean().optional().meta({
      description: 'Whether OPTIONS must be answered without a key, as browsers ask it. Default: true.',
    }),
  })
  .superRefine((check, context) => {
    const isHttp = check.as === 'http';
    if (check.methods && !isHttp)
      context.addIssue({ code: 'custom', path: ['methods'], message: 'is for `as: http`; an MCP server has its own.' });
    if (check.era && isHttp)
      context.addIssue({
        code: 'custom',
        path: ['era'],
        message: 'is for MCP servers, and this check says `as: http`.',
      });
  });

export interface AuthCheck extends CommonCheck {
  kind: 'auth';
  path: string;
  secret: SecretUse;
  as: 'mcp' | 'http';
  era: (typeof eras)[number];
  methods: readonly string[];
  refuse: 401 | 403;
  preflight: boolean;
}

export function toAuth(written: z.infer<typeof AuthSchema>): AuthCheck {
  const { secret, ...rest } = toCommon(written, `auth ${written.auth}`);
  if (!secret) throw new Error('the schema admits no check of auth without a secret');
  return {
    kind: 'auth',
    ...rest,
    secret,
    path: written.auth,
    as: written.as ?? 'mcp',
    era: written.era ?? 'auto',
    methods: written.methods ?? ['GET'],
    refuse: written.refuse ?? 401,
    preflight: written.preflight ?? true,
  };
}
