import { type Mandate, type Severity, severities } from '../verdict/mandates.ts';
import type { Finding } from './answer-schema.ts';

/** A finding of one pass. */
export interface Said extends Finding {
  part: number;
  /** From 1. */
  pass: number;
}

/** What several passes say of one place under one mandate. */
export interface UnitedFinding {
  /** The highest that was said. */
  severity: Severity;
  mandate: Mandate;
  path: string;
  /** The lowest that was said. */
  line: number | null;
  /** Every text, the most severe first. */
  said: Said[];
}

/** So many lines apart, two findings are of one place. */
const near = 3;

/**
 * Puts together what is of the same path and mandate, and at most three lines from the first of them. No text is lost. The
 * order is by severity, then path, line and mandate, whatever the order of the passes.
 */
export function unite(all: readonly Said[]): UnitedFinding[] {
  const united: UnitedFinding[] = [];
  for (const one of [...all].sort(byPlace)) {
    const last = united.at(-1);
    if (last && isSamePlace(last, one)) last.said.push(one);
    else united.push({ severity: one.severity, mandate: one.mandate, path: one.path, line: one.line, said: [one] });
  }
  return united.map(withHighest).sort((a, b) => rank(a) - rank(b) || byPlaceOnly(a, b) || order(a.mandate, b.mandate));
}

function isSamePlace(first: UnitedFinding, one: Said): boolean {
  if (first.path !== one.path || first.mandate !== one.mandate) return false;
  return first.line === null || one.line === null ? first.line === one.line : one.line - first.line <= near;
}

function withHighest(finding: UnitedFinding): UnitedFinding {
  const said = [...finding.said].sort((a, b) => rank(a) - rank(b) || a.pass - b.pass || a.part - b.part);
  return { ...finding, severity: said[0]?.severity ?? finding.severity, said };
}

function rank({ severity }: { severity: Severity }): number {
  return severities.indexOf(severity);
}

function byPlace(a: Said, b: Said): number {
  return (
    order(a.path, b.path) || order(a.mandate, b.mandate) || lineOf(a) - lineOf(b) || a.pass - b.pass || a.part - b.part
  );
}

function byPlaceOnly(a: UnitedFinding, b: UnitedFinding): number {
  return order(a.path, b.path) || lineOf(a) - lineOf(b);
}

/** What is of the whole file comes first. */
function lineOf({ line }: { line: number | null }): number {
  return line ?? 0;
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
