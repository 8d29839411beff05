import { resolveCommit } from '../git/commits.ts';
import type { Repository } from '../git/repository.ts';
import { connectGitHub } from '../github/client.ts';
import { ReleaseLedger } from '../ledger/ledger.ts';
import type { Context } from '../runtime/context.ts';
import type { Terms } from './terms.ts';

/** What is reviewed: the changes between two commits. */
export interface Ends {
  /** A commit's full id; `null`: nothing, all of `head` is new. */
  base: string | null;
  head: string;
  /** Why the base is this one, after «compared with». */
  told: string;
}

/** As an action's inputs give them. */
export interface EndInputs {
  base: string | undefined;
  head: string | undefined;
  environment: string | undefined;
  'github-token': string | undefined;
}

/** What the input `base` says for: nothing, all is new. */
export const emptyBase = 'empty';

/**
 * From what the environment runs to what is checked out. What it runs is what its last successful release recorded, else the
 * baseline of the configuration, else nothing.
 * @throws ActionError `commit-not-found`, `input-invalid`, `github-…`
 */
export async function findEnds(
  repository: Repository,
  inputs: EndInputs,
  { baseline }: Pick<Terms, 'baseline'>,
  context: Context,
): Promise<Ends> {
  const head = await resolveCommit(repository, inputs.head ?? 'HEAD', 'head');
  return { head, ...(await findBase(repository, inputs, baseline, context)) };
}

async function findBase(
  repository: Repository,
  inputs: EndInputs,
  baseline: string | undefined,
  context: Context,
): Promise<Omit<Ends, 'head'>> {
  if (inputs.base === emptyBase) return { base: null, told: 'nothing, as the input `base` says' };
  if (inputs.base !== undefined)
    return { base: await resolveCommit(repository, inputs.base, 'base'), told: `${inputs.base}, the input \`base\`` };
  const environment = inputs.environment ?? 'default';
  const released = await releasedCommit(environment, inputs['github-token'], context);
  if (released !== undefined) {
    const { commit, release } = released;
    const told = `${commit.slice(0, 12)}, which ${environment} runs since release ${release}`;
    return { base: await resolveCommit(repository, commit, `commit that ${environment} runs`), told };
  }
  if (baseline === undefined) return { base: null, told: `nothing, as no release of ${environment} is on record` };
  const told = `${baseline.slice(0, 12)}, the baseline of the configuration`;
  return { base: await resolveCommit(repository, baseline, 'baseline'), told };
}

async function releasedCommit(
  environment: string,
  token: string | undefined,
  context: Context,
): Promise<{ commit: string; release: string } | undefined> {
  const github = await connectGitHub(token, context, `read what ${environment} runs`, 'deployments: read');
  const releases = await new ReleaseLedger(github, environment).recent();
  return releases.find(({ state }) => state === 'success')?.entry;
}
