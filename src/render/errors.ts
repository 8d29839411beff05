import { ActionError, type ActionErrorOptions, type ErrorCode } from '../runtime/errors.ts';
import type { Failure } from '../runtime/retry.ts';

/** What was wrong with a call: the key, the id, Render's no, no answer, or an answer that cannot be read. */
export type RenderProblem = 'auth' | 'not-found' | 'refused' | 'unreachable' | 'answer';

const codes: Record<RenderProblem, ErrorCode> = {
  auth: 'input-invalid',
  'not-found': 'target-not-found',
  // Render is only called on the way back, or to write it down.
  refused: 'way-back-failed',
  unreachable: 'way-back-failed',
  answer: 'way-back-failed',
};

/**
 * An answer of Render's that is a no, or no answer at all. `failure` tells whether the call may have had its effect:
 * what came of a write that failed as `unknown` must be read back, never assumed.
 */
export class RenderError extends ActionError {
  readonly problem: RenderProblem;
  readonly failure: Failure;
  /** `undefined` when no answer came. */
  readonly httpStatus: number | undefined;

  constructor(
    problem: RenderProblem,
    message: string,
    options: ActionErrorOptions & { failure: Failure; httpStatus?: number | undefined },
  ) {
    super(codes[problem], message, options);
    this.name = 'RenderError';
    this.problem = problem;
    this.failure = options.failure;
    this.httpStatus = options.httpStatus;
  }
}

/** A rollback was asked for, and whether Render has begun it cannot be told. */
export class RollbackUnknown extends ActionError {
  constructor(cause: ActionError) {
    super(cause.code, `${cause.message} Whether Render has begun the rollback cannot be told.`, {
      cause,
      status: cause.status,
      hint: [cause.hint, 'To run this again is safe: it looks first.'].filter(Boolean).join(' '),
    });
    this.name = 'RollbackUnknown';
  }
}
