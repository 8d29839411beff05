import type { ActionError } from '../runtime/errors.ts';
import type { Status } from '../runtime/status.ts';
import type { Step } from '../runtime/timeline.ts';
import type { SchemaChange } from '../sqlite/schema-diff.ts';
import type { Covered } from '../verdict/verdict.ts';

/** All that a report page can show. Every text in it is escaped when it is shown; what an action has not got, it leaves empty. */
export interface ReportData {
  /** Such as `Release 102.2 to production`. */
  title: string;
  status: Status;
  /** What came of it, in a sentence. */
  headline: string;
  /** What went wrong. The hint may have several lines, and commands among them. */
  error: { code: string; message: string; hint?: string | undefined } | undefined;
  /** What else is to be known, by its name. */
  facts: readonly Fact[];
  wayBack: WayBackText | undefined;
  steps: readonly Step[];
  checks: readonly CheckedAddress[];
  latencies: readonly Latency[];
  findings: readonly MigrationFinding[];
  schemas: readonly SchemaDiff[];
  /** Of the review that let it through. */
  coverage: readonly Covered[] | undefined;
}

/** An error as a report shows it. */
export function errorOf(error: ActionError | undefined): ReportData['error'] {
  return error && { code: error.code, message: error.message, hint: error.hint };
}

export interface Fact {
  name: string;
  value: string;
  /** Of a page about it. */
  link?: string | undefined;
}

/** How to go back, as commands to copy. */
export interface WayBackText {
  /** A sentence before them. */
  introduction: string;
  ways: readonly { what: string; command: string; losesWrites: boolean }[];
}

export interface CheckedAddress {
  /** When or where it was checked. */
  title: string;
  /** Whether it was checked again later: then it is folded up, where nothing failed. */
  isEarlier: boolean;
  checks: readonly {
    name: string;
    /** In words. */
    outcome: 'passed' | 'failed' | 'could not be told' | 'not looked at';
    durationMs: number;
    problems: readonly string[];
    warnings: readonly string[];
    notes: readonly string[];
  }[];
}

/** Times are milliseconds. */
export interface Latency {
  /** Of the check, with what it was run against. */
  name: string;
  verdict: string;
  answers: number;
  /** Requests without a good answer. */
  errors: number;
  limitMs: number;
  p50Ms: number;
  p95Ms: number;
  /** Bounds of the 95th percentile; absent with too few samples. */
  p95LowMs?: number | undefined;
  p95HighMs?: number | undefined;
  p99Ms: number;
  maxMs: number;
  /** Of good answers, sorted; evenly taken where they are many. */
  samplesMs: readonly number[];
}

export interface SchemaDiff {
  database: string;
  /** Whether it is so now; else it is what the rehearsal says. */
  isApplied: boolean;
  changes: readonly SchemaChange[];
}

/** What a rule says of a migration. */
export interface MigrationFinding {
  rule: string;
  /** The address of the rule's page. */
  page: string;
  weight: 'error' | 'warning' | 'allowed';
  where: string;
  message: string;
  /** Why it is allowed. */
  reason: string | undefined;
}
