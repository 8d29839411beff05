import type { Location } from '../runtime/errors.ts';
import { digestOf } from '../verdict/canonical.ts';
import { type Rule, type Severity, severities, type Told } from './rule.ts';

/** What a rule found, with its place. */
export interface Finding {
  rule: string;
  name: string;
  severity: Severity;
  location: Location;
  message: string;
  fix: string;
  patch: string | undefined;
  /** The same in another run, when lines have moved: of rule, file and what it is about. */
  fingerprint: string;
}

/** Of one rule in one file; more would say nothing new. */
const mostOfOne = 100;

/**
 * What a rule told, with places and fingerprints; of very much in one file, the first.
 * @returns `dropped`: how many were left out
 */
export function findingsOf(rule: Rule, told: readonly Told[]): { findings: Finding[]; dropped: number } {
  const findings: Finding[] = [];
  let dropped = 0;
  for (const [, group] of Map.groupBy(told, ({ file }) => file)) {
    dropped += Math.max(0, group.length - mostOfOne);
    // What an alias repeats stands in one place, and is one finding.
    const seen = new Set<string>();
    const keys = new Map<string, number>();
    for (const one of group.slice(0, mostOfOne)) {
      const location = one.place ? { ...one.place(), file: one.file } : { file: one.file };
      const identity = JSON.stringify([one.key, location.line, location.column]);
      if (seen.has(identity)) continue;
      seen.add(identity);
      const nth = (keys.get(one.key) ?? 0) + 1;
      keys.set(one.key, nth);
      findings.push(findingOf(rule, one, location, nth));
    }
  }
  return { findings, dropped };
}

function findingOf(
  rule: Rule,
  { file, message, key, severity, fix, patch }: Told,
  location: Location,
  nth: number,
): Finding {
  return {
    rule: rule.id,
    name: rule.name,
    severity: severity ?? rule.severity,
    location,
    message,
    fix: fix ?? rule.fix,
    patch: patch?.(),
    fingerprint: digestOf([rule.id, file, key, nth]).slice(0, 16),
  };
}

/** A patch shows the lines around it: of a file with a secret in it, there is none. */
export function withoutSecrets(findings: readonly Finding[]): Finding[] {
  const files = new Set(findings.filter(({ rule }) => rule === 'VA005').map(({ location }) => location.file));
  return findings.map((one) => (files.has(one.location.file) ? { ...one, patch: undefined } : one));
}

/** The gravest first, then by file and line. */
export function inOrder(findings: readonly Finding[]): Finding[] {
  const rank = ({ severity }: Finding) => severities.indexOf(severity);
  return findings.toSorted(
    (one, other) =>
      rank(one) - rank(other) ||
      compare(one.location.file, other.location.file) ||
      (one.location.line ?? 0) - (other.location.line ?? 0) ||
      compare(one.rule, other.rule),
  );
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

export type FailOn = 'high' | 'medium' | 'low' | 'none';

/** Whether a finding of this severity fails the audit. */
export function fails(severity: Severity, failOn: FailOn): boolean {
  const limit = severities.findIndex((one) => one.toLowerCase() === failOn);
  return severities.indexOf(severity) <= limit;
}
