import type { Request } from '../exchange.ts';
import type { Problem } from '../result.ts';

/** What a server did wrong, so that the conversation cannot go on. */
export class McpFault extends Error {
  readonly problem: Problem;
  /** The status of the answer, where it is what went wrong. */
  readonly status: number | undefined;

  constructor(message: string, request: Request, { cause, status }: { cause?: string; status?: number } = {}) {
    super(message);
    this.name = 'McpFault';
    this.problem = { message, request, ...(cause === undefined ? {} : { cause }) };
    this.status = status;
  }
}
