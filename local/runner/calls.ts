import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { locateRemote } from './actions.ts';
import { unsupported, WorkflowError } from './errors.ts';
import type { Host } from './host.ts';
import { type Job, readWorkflow, type Workflow } from './model.ts';
import { granted, type Permissions, requireWithin } from './permissions.ts';

/** A workflow with those that its jobs call, each loaded and found to ask for no more than it is given. */
export interface LoadedWorkflow {
  workflow: Workflow;
  /** The folder of the repository that it is from. */
  own: string;
  /** `owner/name/path@ref` */
  reference: string;
  permissions: Readonly<Record<string, Permissions>>;
  /** By the job that calls. */
  called: Readonly<Record<string, LoadedWorkflow>>;
}

/** GitHub's limit: the one that was triggered and nine below it. */
const deepest = 10;

/** @throws WorkflowError before any job starts, as GitHub does */
export function loadWorkflow(
  place: { own: string; path: string; reference: string },
  given: Permissions,
  host: Host,
  depth = 1,
): LoadedWorkflow {
  if (depth > deepest)
    throw new WorkflowError(`workflows call one another more than ${deepest} levels deep`, place.reference);
  const file = join(place.own, place.path);
  const workflow = readWorkflow(place.path, readFileSync(file, 'utf8'));
  requireKnownNeeds(workflow);
  const permissions: Record<string, Permissions> = {};
  const called: Record<string, LoadedWorkflow> = {};
  for (const [id, job] of Object.entries(workflow.jobs)) {
    const asked = granted(job.permissions, workflow.permissions) ?? given;
    const where = `${place.reference}: ${id}`;
    // The default of the repository is no ceiling for a workflow that was triggered.
    if (depth > 1) requireWithin(asked, given, where);
    permissions[id] = asked;
    if (job.uses !== undefined) called[id] = load(job, asked, place, host, depth, where);
  }
  return { workflow, own: place.own, reference: place.reference, permissions, called };
}

function load(
  { uses = '' }: Job,
  permissions: Permissions,
  { own, reference }: { own: string; reference: string },
  host: Host,
  depth: number,
  where: string,
): LoadedWorkflow {
  const [, local] = /^\.\/(\.github\/workflows\/[^/]+\.ya?ml)$/.exec(uses) ?? [];
  const remote = locateRemote(uses, host.others);
  if (local !== undefined) {
    const [repository, ref] = [reference.split('/.github/')[0], reference.split('@')[1]];
    return loadWorkflow({ own, path: local, reference: `${repository}/${local}@${ref}` }, permissions, host, depth + 1);
  }
  if (!remote || !/^\.github\/workflows\/[^/]+\.ya?ml$/.test(remote.path))
    throw unsupported(`\`uses: ${uses}\``, where);
  return loadWorkflow({ own: remote.root, path: remote.path, reference: uses }, permissions, host, depth + 1);
}

function requireKnownNeeds({ jobs, file }: Workflow): void {
  for (const [id, { needs }] of Object.entries(jobs)) {
    const unknown = needs.filter((need) => !(need in jobs));
    if (unknown.length > 0)
      throw new WorkflowError(`the job ${id} needs ${unknown.join(', ')}, which is not there`, file);
    if (ancestorsOf(id, jobs).has(id)) throw new WorkflowError(`the job ${id} waits for itself`, file);
  }
}

/** All that a job needs, and what those need. */
export function ancestorsOf(id: string, jobs: Readonly<Record<string, Job>>): Set<string> {
  const found = new Set<string>();
  const visit = (need: string) => {
    if (found.has(need)) return;
    found.add(need);
    jobs[need]?.needs.forEach(visit);
  };
  jobs[id]?.needs.forEach(visit);
  return found;
}
