import type { Repository } from '../git/repository.ts';
import { connectGitHub } from '../github/client.ts';
import type { Context } from '../runtime/context.ts';
import { ActionError } from '../runtime/errors.ts';
import type { Terms } from '../terms/terms.ts';
import type { Finding } from '../verdict/finding.ts';
import { invalidity, type Waiver, waives } from '../verdict/waivers.ts';
import { objection } from './approvals.ts';
import { introductions, waiversAt } from './waivers-file.ts';

/** For which findings waivers are looked for, and where. */
export interface WaiverQuestion {
  repository: Repository;
  terms: Pick<Terms, 'trusted' | 'approvers'>;
  /** Of the changes. */
  digest: string;
  findings: readonly Finding[];
  token: string | undefined;
}

export interface WaiverAnswer {
  counted: Waiver[];
  /** Why others do not count, in sentences. */
  refused: string[];
}

/**
 * The waivers of the default branch that count for these findings. One that cannot be judged does not.
 * @throws ActionError `config-invalid` for a file that is none, `commit-not-found`
 */
export async function waiversThatCount(
  { repository, terms: { trusted, approvers }, digest, findings, token }: WaiverQuestion,
  context: Context,
): Promise<WaiverAnswer> {
  if (findings.length === 0) return { counted: [], refused: [] };
  const written = await waiversAt(repository, trusted.commit);
  const wanted = written.filter((waiver) => findings.some((finding) => waives([waiver], finding)));
  const answer: WaiverAnswer = { counted: [], refused: [] };
  const now = context.clock.now();
  const standing = wanted.filter((waiver) => {
    const why = invalidity(waiver, { changes: digest, now, approvers });
    if (why !== undefined) answer.refused.push(told(waiver, why));
    return why === undefined;
  });
  if (standing.length === 0) return answer;
  const { branch } = trusted;
  if (branch === undefined)
    throw new ActionError(
      'input-invalid',
      'With `policy-ref` no waiver can be judged: it counts by the default branch.',
      {
        hint: 'Leave `policy-ref` out.',
      },
    );
  const since = await introductions(repository, trusted.commit, standing);
  const github = await connectGitHub(token, context, 'look who approved a waiver', 'pull-requests: read');
  for (const waiver of standing) {
    const commit = since.get(waiver);
    const why =
      commit === undefined
        ? 'came longer ago than its history is read'
        : await objection(waiver, { commit, branch }, github, context);
    if (why === undefined) answer.counted.push(waiver);
    else answer.refused.push(told(waiver, why));
  }
  return answer;
}

function told({ finding, approver }: Waiver, why: string): string {
  return `The waiver of ${finding} by ${approver} does not count: it ${why}.`;
}
