import { z } from 'zod';

/** What every file is examined under. */
export const mandates = [
  'constitution-compliance',
  'security',
  'data-loss',
  'performance',
  'rollback',
  'error-handling',
] as const;
export type Mandate = (typeof mandates)[number];
export const MandateName = z.enum(mandates);

/** From the worst. */
export const severities = ['HIGH', 'MEDIUM', 'LOW'] as const;
export type Severity = (typeof severities)[number];
export const SeverityName = z.enum(severities);

/** Whether one is as bad as the other, or worse. */
export function isAtLeast(severity: Severity, other: Severity): boolean {
  return severities.indexOf(severity) <= severities.indexOf(other);
}
