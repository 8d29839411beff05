import { artifactPermission, listArtifacts, type StoredArtifact } from '../github/artifacts.ts';
import { connectGitHub } from '../github/client.ts';
import type { Context } from '../runtime/context.ts';
import { ActionError } from '../runtime/errors.ts';
import { digestOf } from '../verdict/canonical.ts';
import { type Policy, policyDifferences } from '../verdict/policy.ts';
import { fileDigest, readVerdict } from '../verdict/read.ts';
import { publicHalf, verified } from '../verdict/sign.ts';
import { artifactPrefix, storedVerdict } from '../verdict/stored.ts';
import type { Covered, Verdict } from '../verdict/verdict.ts';
import { type Answers, earlierAnswers } from './answers.ts';

/** What is about to be asked. */
export interface Wanted {
  /** The digest of the changes. */
  changes: string;
  policy: Policy;
  /** What would be shown where. */
  coverage: readonly Covered[];
  questions: number;
}

// Each is a download.
const mostCandidates = 3;
const dayMs = 86_400_000;

/**
 * The answers of an earlier review of the same changes, by the same policy, shown in the same parts, all of them complete. Only
 * of a verdict that our own key has signed: any job of any run can leave an artifact of any name.
 * What cannot be looked up is asked anew.
 */
export async function findEarlier(
  wanted: Wanted,
  keys: { signingKey: string; token: string | undefined },
  context: Context,
): Promise<Answers | undefined> {
  const publicKey = publicHalf(keys.signingKey);
  try {
    const github = await connectGitHub(keys.token, context, 'look for an earlier review', artifactPermission);
    const { artifacts } = await listArtifacts(github, { prefix: artifactPrefix(wanted.changes) });
    for (const { id } of artifacts.filter(isThere).slice(0, mostCandidates)) {
      const bytes = await storedVerdict(github, id, context);
      const answers = usable(bytes, publicKey, wanted, context);
      if (answers) return answers;
    }
  } catch (error) {
    context.signal.throwIfAborted();
    if (!(error instanceof ActionError)) throw error;
    context.events.info('review.unknown', `Whether there is an earlier review cannot be told: ${error.message}`);
  }
  return undefined;
}

function isThere({ expired, isOurs }: StoredArtifact): boolean {
  return isOurs && !expired;
}

function usable(bytes: Buffer, publicKey: string, wanted: Wanted, context: Context): Answers | undefined {
  try {
    const verdict = readVerdict(verified(bytes, publicKey));
    return isOfSame(verdict, wanted, context) ? earlierAnswers(verdict, fileDigest(bytes)) : undefined;
  } catch (error) {
    if (error instanceof ActionError) return undefined;
    throw error;
  }
}

function isOfSame({ subject, predicate }: Verdict, wanted: Wanted, { runner, clock }: Context): boolean {
  const { critic, policy, repository, coverage } = predicate;
  return (
    subject[0].digest.sha256 === wanted.changes &&
    repository === runner.repository &&
    policyDifferences(wanted.policy, policy).length === 0 &&
    critic.gaps.length === 0 &&
    critic.questions === wanted.questions &&
    digestOf(coverage) === digestOf(wanted.coverage) &&
    isFresh(predicate, clock.now())
  );
}

/** For a day more, or for half of its time: what has to wait for somebody's word should not expire meanwhile. */
function isFresh({ createdAt, expiresAt }: Verdict['predicate'], now: number): boolean {
  const [created, expires] = [Date.parse(createdAt), Date.parse(expiresAt)];
  return created <= now && expires - now >= Math.min(dayMs, (expires - created) / 2);
}
