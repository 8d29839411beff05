import type { Finding } from '../../src/verdict/finding.ts';
import { type Mandate, mandates, type Severity, severities } from '../../src/verdict/mandates.ts';
import type { DerivedStatus } from '../../src/verdict/status.ts';
import { lineOf, type Specimen } from './specimen.ts';

/** What a review has made of one change. */
export interface Look {
  /** `failed`: there is no verdict. */
  status: DerivedStatus | 'failed';
  findings: readonly Pick<Finding, 'source' | 'severity' | 'path' | 'line'>[];
}

/** What reviews have made of a defect and of its sound twin. */
export interface Examined {
  specimen: Specimen;
  flawed: Look;
  sound: Look;
}

/** How many of how many, and where the true share lies with 95 % confidence. */
export interface Rate {
  of: number;
  count: number;
  low: number;
  high: number;
}

export interface Score {
  /** Defects that the critic has found, in their place. */
  recall: Rate;
  recallBySeverity: Record<Severity, Rate>;
  recallByMandate: Record<Mandate, Rate>;
  /** Grave defects that the critic alone keeps out. */
  blocked: Rate;
  /** Sound changes that the critic keeps out. */
  falseBlocks: Rate;
  /** Sound changes of which the critic says that something harms. */
  falseAlarms: Rate;
  /** Defects that the rules find without the critic. */
  rulesAlone: Rate;
  /** Reviews without a result, which count for nothing above. */
  unsettled: string[];
}

/** A finding this far from the line of the defect is of it. */
export const nearLines = 3;

/**
 * Scores a critic. It has found a defect where it tells one of the same file, within three lines, and at most one degree milder.
 * Under which mandate does not matter: a defect is often of two. What the rules find is not the critic's.
 */
export function scoreOf(all: readonly Examined[]): Score {
  const flawed = all.filter((one) => isSettled(one.flawed));
  const twins = all.filter((one) => isSettled(one.sound));
  const recall = (of: readonly Examined[]) => rateOf(of, (one) => isFound(one, 'critic'));
  const grave = flawed.filter(({ specimen }) => specimen.severity === 'HIGH');
  return {
    recall: recall(flawed),
    recallBySeverity: byKey(severities, (severity) =>
      recall(flawed.filter((one) => one.specimen.severity === severity)),
    ),
    recallByMandate: byKey(mandates, (mandate) => recall(flawed.filter((one) => one.specimen.mandate === mandate))),
    blocked: rateOf(grave, (one) => findsHere(one).some(({ severity }) => severity === 'HIGH')),
    falseBlocks: rateOf(twins, ({ sound }) => saysAtLeast(sound, 'HIGH')),
    falseAlarms: rateOf(twins, ({ sound }) => saysAtLeast(sound, 'MEDIUM')),
    rulesAlone: rateOf(flawed, (one) => isFound(one, 'rule')),
    unsettled: all.flatMap(({ specimen, flawed: bad, sound }) => [
      ...(isSettled(bad) ? [] : [`${specimen.id}, flawed: ${bad.status}`]),
      ...(isSettled(sound) ? [] : [`${specimen.id}, sound: ${sound.status}`]),
    ]),
  };
}

function isSettled({ status }: Look): boolean {
  return status !== 'failed' && status !== 'indeterminate';
}

function isFound(one: Examined, source: Finding['source']): boolean {
  const mildest = rank(one.specimen.severity) + 1;
  return findsHere(one, source).some(({ severity }) => rank(severity) <= mildest);
}

/** What is told of the place of the defect. */
function findsHere({ specimen, flawed }: Examined, by: Finding['source'] = 'critic'): Look['findings'] {
  const at = lineOf(specimen);
  return flawed.findings.filter(
    ({ source, path, line }) =>
      source === by && path === specimen.path && line !== null && Math.abs(line - at) <= nearLines,
  );
}

function saysAtLeast({ findings }: Look, least: Severity): boolean {
  return findings.some(({ source, severity }) => source === 'critic' && rank(severity) <= rank(least));
}

/** 0 is the worst. */
function rank(severity: Severity): number {
  return severities.indexOf(severity);
}

function rateOf<T>(all: readonly T[], holds: (one: T) => boolean): Rate {
  const count = all.filter(holds).length;
  return { count, of: all.length, ...wilson(count, all.length) };
}

function byKey<K extends string, V>(keys: readonly K[], value: (key: K) => V): Record<K, V> {
  return Object.fromEntries(keys.map((key) => [key, value(key)])) as Record<K, V>;
}

// The 97.5th percentile of the normal distribution.
const z = 1.959964;

/** Wilson's score interval, which holds for small numbers and for shares of 0 and 1 as well. Of nothing, nothing is known. */
export function wilson(count: number, of: number): { low: number; high: number } {
  if (of === 0) return { low: 0, high: 1 };
  const share = count / of;
  const middle = share + z ** 2 / (2 * of);
  const spread = z * Math.sqrt((share * (1 - share)) / of + z ** 2 / (4 * of ** 2));
  const scale = 1 + z ** 2 / of;
  return { low: Math.max(0, (middle - spread) / scale), high: Math.min(1, (middle + spread) / scale) };
}
