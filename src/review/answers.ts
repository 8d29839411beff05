import { type Finding, identified } from '../verdict/finding.ts';
import type { Policy } from '../verdict/policy.ts';
import type { Predicate, Verdict } from '../verdict/verdict.ts';
import type { Critique } from './ask.ts';
import type { UnitedFinding } from './unite.ts';

/** What the critic has answered, now or in an earlier review of the same. */
export interface Answers {
  findings: Finding[];
  critic: Pick<Predicate['critic'], 'modelsSaid' | 'questions' | 'gaps' | 'usage' | 'reusedFrom'>;
  /** ISO 8601. */
  createdAt: string;
  /** ISO 8601: that they are used again makes them no younger. */
  expiresAt: string;
}

/** Those of questions that were asked now. */
export function freshAnswers(critique: Critique, { validDays }: Policy, now: number): Answers {
  return {
    findings: critique.findings.map(fromCritic),
    critic: {
      modelsSaid: critique.modelsSaid,
      questions: critique.questions,
      gaps: critique.gaps.map(({ part, pass, kind, message }) => ({ chunk: part, pass, kind, message })),
      usage: critique.usage,
      reusedFrom: null,
    },
    createdAt: new Date(now).toISOString(),
    expiresAt: new Date(now + validDays * 86_400_000).toISOString(),
  };
}

/** Those of an earlier verdict. What its rules had found is left out: they are asked anew. */
export function earlierAnswers({ predicate }: Verdict, sha256: string): Answers {
  const { modelsSaid, questions, gaps } = predicate.critic;
  return {
    findings: predicate.findings.filter(({ source }) => source === 'critic'),
    critic: { modelsSaid, questions, gaps, usage: { inputTokens: 0, outputTokens: 0 }, reusedFrom: sha256 },
    createdAt: predicate.createdAt,
    expiresAt: predicate.expiresAt,
  };
}

/** What several passes say of one place is one finding, in the words of the most severe. */
function fromCritic({ severity, mandate, path, line, said }: UnitedFinding): Finding {
  const [first, ...others] = said;
  const also = [...new Set(others.map(({ finding }) => finding))].filter((text) => text !== first?.finding);
  return identified({
    source: 'critic',
    rule: null,
    severity,
    mandate,
    path,
    line,
    finding: [first?.finding ?? '', ...also.map((text) => `Also: ${text}`)].join('\n'),
    risk: first?.risk ?? '',
    remediation: first?.remediation ?? '',
    principle: said.find(({ principle }) => principle !== null)?.principle ?? null,
  });
}
