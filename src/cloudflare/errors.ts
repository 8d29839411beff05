import { ActionError, type ActionErrorOptions, type ErrorCode } from '../runtime/errors.ts';
import type { Failure } from '../runtime/retry.ts';

/**
 * An answer of Cloudflare's that is a no, or no answer at all. `failure` tells whether the call may have had its effect:
 * what came of a write that failed as `unknown` must be read back, never assumed.
 */
export class CloudflareError extends ActionError {
  readonly failure: Failure;
  /** `undefined` when no answer came. */
  readonly httpStatus: number | undefined;
  /** Cloudflare's own error codes, such as 7500. */
  readonly apiCodes: readonly number[];

  constructor(
    code: ErrorCode,
    message: string,
    options: ActionErrorOptions & { failure: Failure; httpStatus?: number | undefined; apiCodes?: readonly number[] },
  ) {
    super(code, message, options);
    this.name = 'CloudflareError';
    this.failure = options.failure;
    this.httpStatus = options.httpStatus;
    this.apiCodes = options.apiCodes ?? [];
  }

  has(apiCode: number): boolean {
    return this.apiCodes.includes(apiCode);
  }
}

export function isNotFound(error: unknown): error is CloudflareError {
  return error instanceof CloudflareError && error.code === 'cloudflare-not-found';
}
