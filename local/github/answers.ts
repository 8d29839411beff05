import type { LocalResponse } from '../http/server.ts';

const documentation = 'https://docs.github.com/rest';

/** One entry of `errors` in a 422. */
export interface FieldError {
  resource: string;
  field: string;
  code: 'missing' | 'missing_field' | 'invalid' | 'already_exists' | 'unprocessable' | 'custom';
  message?: string;
}

/** An error as GitHub words it: `message`, where to read more, and the status again as a string. */
export function failure(status: number, message: string, more: Record<string, unknown> = {}): LocalResponse {
  return { status, body: { message, ...more, documentation_url: documentation, status: String(status) } };
}

export function notFound(): LocalResponse {
  return failure(404, 'Not Found');
}

export function validationFailed(...errors: FieldError[]): LocalResponse {
  return failure(422, 'Validation Failed', { errors });
}

/** What GitHub answers to a body of the wrong shape. */
export function invalidRequest(problems: string[]): LocalResponse {
  return failure(422, `Invalid request.\n\n${problems.join('\n')}`);
}
