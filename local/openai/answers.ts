import type { Question } from './question.ts';

/** A finding as the critic's schema has it. */
export interface CriticFinding {
  severity: 'HIGH' | 'MEDIUM' | 'LOW';
  mandate: string;
  path: string;
  line: number | null;
  finding: string;
  risk: string;
  remediation: string;
  principle: string | null;
}

export const allMandates = [
  'constitution-compliance',
  'security',
  'data-loss',
  'performance',
  'rollback',
  'error-handling',
];

/** The answer that a question asks for, with these findings. */
export function answerTo(question: Question, findings: readonly CriticFinding[] = []) {
  return {
    canary: question.canary,
    filesExamined: [...new Set(question.files.map(({ path }) => path))],
    mandatesExamined: allMandates,
    findings: [...findings],
    summary: `The change was examined; ${findings.length} findings.`,
  };
}

/** One of the first line that is shown of the first file, with the rest filled in. */
export function findingIn({ files }: Question, given: Partial<CriticFinding> = {}): CriticFinding {
  const [file] = files;
  return {
    severity: 'HIGH',
    mandate: 'security',
    path: file?.path ?? 'nowhere',
    line: file?.lines[0]?.line ?? null,
    finding: 'Something is wrong.',
    risk: 'Something happens.',
    remediation: 'Correct it.',
    principle: null,
    ...given,
  };
}
