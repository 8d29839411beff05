import { createCheck } from '../github/check-run.ts';
import { connectGitHub, type GitHub } from '../github/client.ts';
import { pullRequest } from '../github/pull-requests.ts';
import { upsertComment } from '../github/sticky-comment.ts';
import type { Context } from '../runtime/context.ts';
import { ActionError, toActionError } from '../runtime/errors.ts';
import type { Finding } from '../verdict/finding.ts';
import { bodyOf } from './body.ts';
import { checkOf } from './check.ts';
import { remarkOnLines } from './lines.ts';

/** What the gate has decided, for people. */
export interface Feedback {
  isAdmitted: boolean;
  /** In a few words, such as `blocked`. */
  title: string;
  /** In sentences. */
  reasons: readonly string[];
  /** That count; those that somebody has taken upon himself are not among them. */
  findings: readonly Finding[];
  waived: readonly Finding[];
  environment: string | undefined;
  /** The digest of the changes; `undefined` where they could not be judged. */
  changes: string | undefined;
  /** The commit that was judged. */
  head: string;
  parents: readonly string[];
  /** The blobs of the commit that was judged, by path: a line is told only where the pull request has the same content. */
  blobs: ReadonlyMap<string, string | null>;
}

/** Where it is told. */
interface Audience {
  github: GitHub;
  /** `undefined`: only a check is made. */
  pullRequest: { number: number; head: string } | undefined;
}

export interface TellInputs {
  'github-token': string | undefined;
  'pull-request': string | undefined;
}

/**
 * Tells the decision on the pull request: comments on changed lines, one comment with the rest, and a check. What cannot be
 * told is told in the log; it changes nothing about the decision.
 */
export async function tell(feedback: Feedback, inputs: TellInputs, context: Context): Promise<void> {
  const attempt = attempting(context);
  const audience = await attempt('reach GitHub', () => audienceOf(feedback, inputs, context));
  if (!audience) return;
  const { github, pullRequest: subject } = audience;
  if (subject) {
    const onLines = await attempt('comment on lines', () => remarkOnLines(feedback, github, subject, context));
    await attempt('comment on the pull request', () =>
      upsertComment(
        github,
        subject.number,
        `gate ${feedback.environment ?? 'default'}`,
        bodyOf(feedback, onLines ?? new Set(), context),
        wholeOf(context),
      ),
    );
  }
  const head = subject?.head ?? feedback.head;
  await attempt('write the check', () => createCheck(github, checkOf(feedback, head, context)));
}

async function audienceOf(
  { head, parents }: Feedback,
  inputs: TellInputs,
  context: Context,
): Promise<Audience | undefined> {
  const github = await connectGitHub(inputs['github-token'], context, 'tell the decision', 'pull-requests: write');
  const number = numberOf(inputs['pull-request']) ?? context.runner.pullRequest;
  if (number === undefined) return { github, pullRequest: undefined };
  const now = await pullRequest(github, number);
  if (now.head === head || parents.includes(now.head)) return { github, pullRequest: { number, head: now.head } };
  context.events.info(
    'gate.outrun',
    `Pull request ${number} is at ${now.head.slice(0, 12)} by now, which is not what was judged: it is told nothing of this.`,
  );
  return undefined;
}

function numberOf(written: string | undefined): number | undefined {
  if (written === undefined) return undefined;
  if (/^[1-9]\d{0,8}$/.test(written)) return Number(written);
  throw new ActionError('input-invalid', `The input \`pull-request\` is no number: ${written.slice(0, 50)}.`);
}

export function wholeOf({ runner }: Context): string {
  return runner.runUrl === undefined ? 'the job summary' : `[the job summary](${runner.runUrl})`;
}

type Attempt = <T>(what: string, act: () => Promise<T>) => Promise<T | undefined>;

/** A sink that fails never changes the decision. */
function attempting(context: Context): Attempt {
  return async (what, act) => {
    try {
      return await act();
    } catch (error) {
      context.signal.throwIfAborted();
      const { message, hint } = toActionError(error);
      context.events.warning(
        'gate.untold',
        `Could not ${what}; the decision stands all the same. ${[message, hint].filter(Boolean).join(' ')}`,
      );
      return undefined;
    }
  };
}
