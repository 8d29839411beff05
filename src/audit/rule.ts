import type { Cloudflare } from '../cloudflare/client.ts';
import type { GitHub } from '../github/client.ts';
import type { Location } from '../runtime/errors.ts';
import type { Audited } from './audited.ts';

export const severities = ['HIGH', 'MEDIUM', 'LOW'] as const;
export type Severity = (typeof severities)[number];

/** What a rule says of one place; the rest is the same for all that it finds. */
export interface Told {
  /** From the root of the repository. It need not exist: a runbook that is missing is told where it should be. */
  file: string;
  /** Asked only for what is kept: to look a place up takes time. Without it: the whole file. */
  place?: () => Location;
  message: string;
  /** What stays the same when lines move: by it and the file a baseline knows the finding. Never a secret. */
  key: string;
  /** Default: the rule's. */
  severity?: Severity;
  /** Default: the rule's. */
  fix?: string;
  /** The change that repairs it, as a unified diff that `git apply` takes. */
  patch?: () => string | undefined;
}

/** What is asked of a service. What could not be asked is said, and never taken for fine. */
export interface Question {
  service: 'cloudflare' | 'github';
  /** After «not looked at: ». */
  what: string;
  /** Whether there is anything to ask. */
  applies(audited: Audited): boolean;
  ask(audited: Audited, services: Services): Promise<Told[]>;
}

export interface Services {
  cloudflare(): Promise<Cloudflare>;
  github(): Promise<GitHub>;
  /** Milliseconds since 1970. */
  now: number;
  /** Says that a part could not be asked, and why. */
  skip(what: string, why: string): void;
  /** Takes back what the rule said of the files, as the service knows better. */
  settle(told: Pick<Told, 'file' | 'key'>): void;
}

export interface Rule {
  /** `VA001` */
  id: string;
  /** `auth-key-optional` */
  name: string;
  /** The usual one; a finding may have another. */
  severity: Severity;
  /** What it looks for, in one sentence. */
  about: string;
  /** What happens to those who do not repair it. */
  why: string;
  /** Where that is documented. */
  sources: readonly string[];
  fix: string;
  judge(audited: Audited): Told[] | Promise<Told[]>;
  questions?: readonly Question[];
}
