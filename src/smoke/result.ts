import type { CheckKind } from '../project/checks.ts';
import type { Request } from './exchange.ts';

/** Something that is not as it must be. */
export interface Problem {
  /** What was expected and what came, as a sentence without a full stop at its end. */
  message: string;
  /** What usually causes it, and where to mend it. */
  cause?: string;
  /** The request that shows it; without it, that of the check. */
  request?: Request;
}

/** What one look of a check found. */
export interface Finding {
  /** None: it is as it must be. */
  problems: Problem[];
  /** What is not as it should be, and fails nothing. Each a sentence. */
  warnings?: string[];
  /** What was seen, for who reads the report of a check that passed. Each a few words. */
  notes?: string[];
  /** Measured values for the JSON report. */
  figures?: Record<string, unknown>;
  /** Drawn with characters, for the summary. */
  picture?: string;
  /** Without problems: whether it could be told at all. */
  outcome?: 'inconclusive' | 'skipped';
  /** Whether another look would not change it: the check is then not repeated. */
  isFinal?: boolean;
}

/** How a check ended. `inconclusive`: no failure, and no proof either; it is warned of. `skipped`: it was not looked at. */
export type Outcome = 'passed' | 'failed' | 'inconclusive' | 'skipped';

/** A problem as it is reported. */
export interface ReportedProblem {
  message: string;
  cause?: string;
  /** The request that shows it, as a command. */
  curl: string;
}

export interface CheckResult {
  name: string;
  kind: CheckKind;
  outcome: Outcome;
  /** Why not; none unless it failed. */
  problems: ReportedProblem[];
  warnings: string[];
  notes: string[];
  /** The check's first request, as a command. */
  curl: string;
  /** Of the last look. */
  durationMs: number;
  attempts: number;
  /** Whether another version than the expected one answered: it says nothing of the version under test. */
  wrongVersion: boolean;
  figures?: Record<string, unknown>;
  picture?: string;
}

export function hasFailed({ outcome }: CheckResult): boolean {
  return outcome === 'failed';
}
