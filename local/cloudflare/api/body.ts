import type { z } from 'zod';
import { CloudflareError } from './envelope.ts';
import type { Call } from './routes.ts';

/** A JSON body of a known shape. Throws the service's answer to a malformed one. */
export function parseBody<T>(schema: z.ZodType<T>, { request }: Call): T {
  let value: unknown;
  try {
    value = JSON.parse(request.body.toString('utf8'));
  } catch {
    throw new CloudflareError(400, 7400, 'The request is malformed: the body is not JSON');
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new CloudflareError(400, 7400, `Invalid property: ${issue?.path.join('.')} => ${issue?.message}`);
}
