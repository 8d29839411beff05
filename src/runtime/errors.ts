import type { Status } from './status.ts';

/**
 * Whose the failure is: the user's configuration or input, a policy's decision, a service that did not do its part,
 * the world (killed, timed out), or this package.
 */
export type Fault = 'user' | 'policy' | 'service' | 'world' | 'ours';

/** Every way in which an action can fail. Closed, so that a reader can list them all. */
const codes = {
  'input-invalid': 'user',
  'config-not-found': 'user',
  'config-ambiguous': 'user',
  'config-invalid': 'user',
  'migrations-invalid': 'user',
  'database-not-found': 'user',
  'database-mismatch': 'user',
  'worker-not-found': 'user',
  'target-not-found': 'user',
  'not-confirmed': 'user',
  'secret-missing': 'user',
  'wrangler-not-found': 'user',
  'wrangler-failed': 'user',
  'codex-not-found': 'user',
  'gate-required': 'policy',
  'gate-refused': 'policy',
  'break-glass-refused': 'policy',
  'commit-not-found': 'user',
  'changed-meanwhile': 'policy',
  locked: 'policy',
  'audit-refused': 'policy',
  'review-refused': 'policy',
  'verdict-invalid': 'policy',
  'verdict-refused': 'policy',
  'signature-invalid': 'policy',
  'loss-refused': 'policy',
  'schema-unfit': 'policy',
  'migration-failed': 'service',
  'migration-unknown': 'service',
  'proof-failed': 'service',
  'check-failed': 'service',
  'cloudflare-auth': 'user',
  'cloudflare-not-found': 'user',
  'cloudflare-refused': 'service',
  'cloudflare-unreachable': 'service',
  'cloudflare-answer': 'service',
  'snapshot-refused': 'policy',
  'snapshot-stale': 'policy',
  'snapshot-invalid': 'service',
  'snapshot-unproven': 'service',
  'identity-invalid': 'user',
  'assertion-failed': 'service',
  'restore-failed': 'service',
  'artifact-not-found': 'user',
  'artifact-failed': 'service',
  'github-auth': 'user',
  'github-refused': 'service',
  'github-unreachable': 'service',
  'way-back-failed': 'service',
  'subprocess-failed': 'service',
  timeout: 'world',
  cancelled: 'world',
  internal: 'ours',
} as const satisfies Record<string, Fault>;

export type ErrorCode = keyof typeof codes;

/** A place in a file of the user's. Lines and columns count from 1. */
export interface Location {
  file: string;
  line?: number;
  column?: number;
}

export interface ActionErrorOptions {
  /** What to do next: a sentence, or a command to copy. */
  hint?: string;
  cause?: unknown;
  location?: Location;
  /** The status that this error ends the action with. Default: `blocked` for a policy's no, else `failed`. */
  status?: Exclude<Status, 'passed'>;
}

/**
 * The one error that users see: `message` says what happened and in which state things are, `hint` what to do next;
 * `cause` is kept for the event log.
 */
export class ActionError extends Error {
  readonly code: ErrorCode;
  readonly hint: string | undefined;
  readonly location: Location | undefined;
  readonly status: Exclude<Status, 'passed'>;

  constructor(code: ErrorCode, message: string, options: ActionErrorOptions = {}) {
    super(message, 'cause' in options ? { cause: options.cause } : {});
    this.name = 'ActionError';
    this.code = code;
    this.hint = options.hint;
    this.location = options.location;
    this.status = options.status ?? (codes[code] === 'policy' ? 'blocked' : 'failed');
  }

  get fault(): Fault {
    return codes[this.code];
  }
}

/** Any thrown value as an ActionError; what is not one already is a defect of ours and says so. */
export function toActionError(thrown: unknown): ActionError {
  if (thrown instanceof ActionError) return thrown;
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return new ActionError('internal', `An unexpected error inside voygent-actions: ${message}`, {
    cause: thrown,
    hint: 'This is a defect of ours. Please report it with the event log (its path is in the log above).',
  });
}

/** For the `default` of a switch over a union: a compile-time proof that every member was handled. */
export function assertNever(value: never): never {
  throw new Error(`unhandled case: ${JSON.stringify(value)}`);
}
