import type { CriticFinding } from '../../local/openai/answers.ts';
import { perfect, sound } from '../../local/openai/critics.ts';
import type { Script } from '../../local/openai/openai.ts';
import type { Look } from './score.ts';
import { lineOf, type Specimen } from './specimen.ts';

export type Side = 'flawed' | 'sound';

/** Critics of whom it is known how good they are, to try the score by. */
export const scripted: Readonly<Record<string, (specimen: Specimen, side: Side) => Script>> = {
  perfect: (specimen, side) => perfect(side === 'flawed' ? [truth(specimen)] : []),
  silent: () => sound.silent,
  noisy: () => sound.noisy,
  reject: () => sound.alwaysReject,
};

/** What there is to find. */
export function truth(specimen: Specimen): CriticFinding {
  const { severity, mandate, path, what } = specimen;
  return {
    severity,
    mandate,
    path,
    line: lineOf(specimen),
    finding: what,
    risk: what,
    remediation: 'Make it as its sound twin is.',
    principle: mandate === 'constitution-compliance' ? 'Constitution' : null,
  };
}

/** What those critics would say, without asking them. */
export const looks: Readonly<Record<string, (specimen: Specimen, side: Side) => Look>> = {
  perfect: (specimen, side) =>
    side === 'flawed'
      ? lookOf([{ severity: specimen.severity, line: lineOf(specimen) }], specimen)
      : lookOf([], specimen),
  silent: (specimen) => lookOf([], specimen),
  noisy: (specimen, side) =>
    lookOf(
      specimen[side].split('\n').map((_, index) => ({ severity: 'LOW', line: index + 1 })),
      specimen,
    ),
  reject: (specimen) => lookOf([{ severity: 'HIGH', line: null }], specimen),
};

function lookOf(found: { severity: 'HIGH' | 'MEDIUM' | 'LOW'; line: number | null }[], { path }: Specimen): Look {
  const isRejected = found.some(({ severity }) => severity === 'HIGH');
  const status = isRejected ? 'rejected' : found.length > 0 ? 'conditional' : 'approved';
  return { status, findings: found.map((one) => ({ ...one, source: 'critic', path })) };
}
