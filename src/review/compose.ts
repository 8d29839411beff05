import type { Context } from '../runtime/context.ts';
import type { Subject } from '../subject/subject.ts';
import type { Ends } from '../terms/ends.ts';
import type { Terms } from '../terms/terms.ts';
import type { Finding } from '../verdict/finding.ts';
import { mandates, severities } from '../verdict/mandates.ts';
import { statusOf } from '../verdict/status-of.ts';
import { type Covered, type Predicate, type Verdict, verdictOf } from '../verdict/verdict.ts';
import type { Answers } from './answers.ts';

/** What a review has brought together. */
export interface Reviewed {
  ends: Ends;
  terms: Terms;
  subject: Subject;
  coverage: readonly Covered[];
  answers: Answers;
  /** What the rules have found. */
  found: readonly Finding[];
}

/** The verdict of a review, with the status that follows from it. */
export function compose({ ends, terms, subject, coverage, answers, found }: Reviewed, context: Context): Verdict {
  const { policy, constitution } = terms;
  const { createdAt, expiresAt } = answers;
  const predicate: Omit<Predicate, 'status' | 'reasons'> = {
    base: ends.base,
    head: ends.head,
    repository: context.runner.repository ?? 'unknown',
    createdAt,
    expiresAt,
    policy,
    critic: {
      model: policy.model,
      cli: policy.cli,
      instructions: policy.instructions,
      constitution: constitution ? { path: constitution.path, sha256: constitution.sha256 } : null,
      passes: policy.passes,
      ...answers.critic,
    },
    coverage: [...coverage],
    // An answer that does not name all six does not count, and is a gap.
    mandatesExamined: [...mandates],
    findings: united([...found, ...answers.findings]),
    run: context.runner.runUrl ?? null,
  };
  return verdictOf(subject.digest, { ...predicate, ...statusOf(predicate) });
}

/** From the worst; each once. */
function united(all: readonly Finding[]): Finding[] {
  const byId = new Map(all.map((finding) => [finding.id, finding]));
  return [...byId.values()].sort((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity));
}
