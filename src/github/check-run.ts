import { z } from 'zod';
import type { GitHub, Octokit } from './client.ts';

/** A check on a commit. It is for people to see: any job that may write checks could have made it. */
export interface Check {
  name: string;
  /** The commit's full id. */
  head: string;
  /** Tells this check from others of its name, such as those of other runs. */
  externalId: string;
  isGood: boolean;
  title: string;
  /** Markdown, at most 65,535 characters. */
  summary: string;
  url: string | undefined;
  annotations: readonly Annotation[];
}

/** A remark on a line of a file, as GitHub's API wants it. */
export interface Annotation {
  path: string;
  start_line: number;
  end_line: number;
  annotation_level: 'notice' | 'warning' | 'failure';
  /** At most 255 characters. */
  title: string;
  /** At most 64 KiB. */
  message: string;
}

const permission = 'checks: write';
// GitHub takes no more in one request.
const batchSize = 50;

const Run = z.looseObject({
  id: z.int(),
  external_id: z.string().nullish(),
  output: z.looseObject({ annotations_count: z.int() }),
});
type Run = z.infer<typeof Run>;

/**
 * Makes a check, with its annotations in batches. Neither is made twice: after a lost answer it is looked what is there.
 * @throws ActionError `github-…`
 */
export async function createCheck(github: GitHub, check: Check): Promise<void> {
  let run = await create(github, check);
  while (run.output.annotations_count < check.annotations.length) {
    const before = run.output.annotations_count;
    run = await addAnnotations(github, check, run);
    // Whatever GitHub counts, this comes to an end.
    if (run.output.annotations_count <= before) return;
  }
}

function create(github: GitHub, check: Check): Promise<Run> {
  let isFirst = true;
  return github.call(
    { what: `write the check «${check.name}»`, permission, idempotent: true, result: Run },
    async (octokit, signal) => {
      const there = isFirst ? undefined : await findRun(octokit, github, check, signal);
      isFirst = false;
      if (there) return { data: there };
      return octokit.rest.checks.create({
        ...placeOf(github),
        name: check.name,
        head_sha: check.head,
        external_id: check.externalId,
        ...(check.url === undefined ? {} : { details_url: check.url }),
        status: 'completed',
        // A required check that is neutral counts as passed.
        conclusion: check.isGood ? 'success' : 'failure',
        output: outputOf(check, 0),
        request: { signal },
      });
    },
  );
}

async function findRun(
  octokit: Octokit,
  github: GitHub,
  { head, name, externalId }: Check,
  signal: AbortSignal,
): Promise<Run | undefined> {
  const { data } = await octokit.rest.checks.listForRef({
    ...placeOf(github),
    ref: head,
    check_name: name,
    filter: 'all',
    per_page: 100,
    request: { signal },
  });
  return data.check_runs.map((run) => Run.parse(run)).find(({ external_id }) => external_id === externalId);
}

/** Every change adds to the annotations that are there. */
function addAnnotations(github: GitHub, check: Check, known: Run): Promise<Run> {
  const before = known.output.annotations_count;
  const at = { ...placeOf(github), check_run_id: known.id };
  let isFirst = true;
  return github.call(
    { what: `annotate the check «${check.name}»`, permission, idempotent: true, result: Run },
    async (octokit, signal) => {
      if (!isFirst) {
        const { data } = await octokit.rest.checks.get({ ...at, request: { signal } });
        if (data.output.annotations_count > before) return { data };
      }
      isFirst = false;
      return octokit.rest.checks.update({ ...at, output: outputOf(check, before), request: { signal } });
    },
  );
}

function outputOf({ title, summary, annotations }: Check, from: number) {
  return { title, summary, annotations: annotations.slice(from, from + batchSize) };
}

function placeOf({ owner, repo }: GitHub) {
  return { owner, repo };
}
