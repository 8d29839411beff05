import type { Reply } from './reply.ts';

type Failure = Extract<Reply, { kind: 'error' }>;

/** An error as the API writes it: platform.openai.com/docs/guides/error-codes. */
export function apiError(
  status: number,
  type: string,
  code: string | null,
  message: string,
  headers: Record<string, string> = {},
): Failure {
  return { kind: 'error', status, headers, body: { error: { message, type, param: null, code } } };
}

export const badRequest = (message = "Unsupported parameter: 'nonsense'.") =>
  apiError(400, 'invalid_request_error', 'unsupported_parameter', message);

export const modelNotFound = (model = 'gpt-0') =>
  apiError(
    404,
    'invalid_request_error',
    'model_not_found',
    `The model '${model}' does not exist or you do not have access to it.`,
  );

export const wrongKey = () =>
  apiError(401, 'invalid_request_error', 'invalid_api_key', 'Incorrect API key provided: sk-wrong.');

export const forbidden = () =>
  apiError(
    403,
    'invalid_request_error',
    'unsupported_country_region_territory',
    'Country, region, or territory not supported',
  );

export const rateLimit = (retryAfterSeconds?: number) =>
  apiError(
    429,
    'tokens',
    'rate_limit_exceeded',
    `Rate limit reached for the model on tokens per min (TPM).${retryAfterSeconds === undefined ? '' : ` Please try again in ${retryAfterSeconds}s.`}`,
    retryAfterSeconds === undefined ? {} : { 'retry-after': String(retryAfterSeconds) },
  );

export const noQuota = () =>
  apiError(
    429,
    'insufficient_quota',
    'insufficient_quota',
    'You exceeded your current quota, please check your plan and billing details.',
  );

export const tooLong = () =>
  apiError(
    400,
    'invalid_request_error',
    'context_length_exceeded',
    'Your input exceeds the context window of this model. Please adjust your input and try again.',
  );

export const serverError = (status = 500) =>
  apiError(status, 'server_error', null, 'The server had an error while processing your request. Sorry about that!');
