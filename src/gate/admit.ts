import { openRepository } from '../git/repository.ts';
import type { Context } from '../runtime/context.ts';
import { readClasses } from '../subject/subject.ts';
import { type EndInputs, type Ends, findEnds } from '../terms/ends.ts';
import { type ProjectPlace, readTerms, type Terms } from '../terms/terms.ts';
import { trustedCommit } from '../terms/trusted.ts';
import type { Change } from '../verdict/changes.ts';
import type { Verdict } from '../verdict/verdict.ts';
import { type Judgement, judge } from './judge.ts';
import { readTrusted, type VerdictInputs } from './verdict-file.ts';
import { waiversThatCount } from './waivers.ts';

export type AdmitInputs = VerdictInputs & EndInputs & ProjectPlace & { 'policy-ref': string | undefined };

/** What the gate has found. */
export interface Admission {
  judgement: Judgement;
  verdict: Verdict;
  /** Of the verdict's file. */
  verdictSha256: string;
  ends: Ends;
  terms: Terms;
  changes: readonly Change[];
  /** Waivers that do not count, and why, in sentences. */
  refusedWaivers: string[];
}

/**
 * Judges whether what is checked out may run. Nothing is taken from the verdict that can be computed here.
 * @throws ActionError where it cannot be judged
 */
export async function admit(inputs: AdmitInputs, context: Context): Promise<Admission> {
  const trusted = await readTrusted(inputs, context);
  await using repository = await openRepository(context);
  const terms = await readTerms(repository, await trustedCommit(repository, inputs['policy-ref'], context), inputs);
  const ends = await findEnds(repository, inputs, terms, context);
  const { changes, classes, digest } = await readClasses(repository, ends, terms.reading);
  const kinds = new Map(changes.map(({ path }, index) => [path, classes[index]?.kind]));
  const { findings } = trusted.verdict.predicate;
  const question = { repository, terms, digest, findings, token: inputs['github-token'] };
  const waivers = await waiversThatCount(question, context);
  const judgement = judge(trusted.verdict, {
    ...ends,
    changes,
    policy: terms.policy,
    repository: context.runner.repository ?? 'unknown',
    waivers: waivers.counted,
    approvers: terms.approvers,
    now: context.clock.now(),
    kindOf: (path) => kinds.get(path),
  });
  const { verdict, sha256 } = trusted;
  return { judgement, verdict, verdictSha256: sha256, ends, terms, changes, refusedWaivers: waivers.refused };
}
