import { z } from 'zod';
import type { LocalResponse } from '../../http/server.ts';
import { parseBody } from '../api/body.ts';
import { CloudflareError, success } from '../api/envelope.ts';
import { type Call, type Route, reads, writes } from '../api/routes.ts';
import type { Deployment, Version, Worker } from '../state.ts';
import { deploymentDetails } from './render.ts';
import { sourceOf } from './upload.ts';
import { deployableVersions } from './versions.ts';
import { addDeployment, type Workers, workerOf } from './workers.ts';

const ROOT = '/accounts/:account/workers/scripts/:script/deployments';

const Body = z.object({
  strategy: z.literal('percentage'),
  versions: z.array(z.object({ version_id: z.string(), percentage: z.number().min(0).max(100) })).min(1),
  annotations: z.record(z.string(), z.string().nullish()).default({}),
});

/** The calls on deployments: which versions serve, and in which shares. */
export function deploymentRoutes(workers: Workers): Route[] {
  return [
    reads('GET', ROOT, (call) => {
      const { deployments } = workers.find(call.param('script'));
      return success({ deployments: deployments.map(deploymentDetails) });
    }),
    reads('GET', `${ROOT}/:deployment`, (call) => {
      const { deployments } = workers.find(call.param('script'));
      const found = deployments.find(({ id }) => id === call.param('deployment'));
      if (!found) throw new CloudflareError(404, 10007, 'This deployment does not exist.');
      return success(deploymentDetails(found));
    }),
    writes('POST', ROOT, (call) => create(workers, call)),
  ];
}

async function create(workers: Workers, call: Call): Promise<LocalResponse> {
  const worker = workers.find(call.param('script'));
  const { versions, annotations } = parseBody(Body, call);
  checkShares(versions);
  const targets = versions.map(({ version_id }) => deployable(worker, version_id));
  if (call.request.query.get('force') !== 'true') checkSecrets(worker, targets);
  const given = Object.entries(annotations).flatMap(([key, value]) => (value ? [[key, value]] : []));
  const deployment = await workers.change((draft) =>
    addDeployment(workerOf(draft, worker.name), {
      source: sourceOf(call.request),
      annotations: { 'workers/triggered_by': 'deployment', ...Object.fromEntries(given) },
      versions,
    }),
  );
  return success(deploymentDetails(deployment));
}

function checkShares(versions: Deployment['versions']): void {
  const total = versions.reduce((sum, { percentage }) => sum + percentage, 0);
  const distinct = new Set(versions.map(({ version_id }) => version_id)).size;
  if (versions.length > 2) throw refused('A deployment can have at most two versions.');
  if (distinct !== versions.length) throw refused('A deployment cannot have the same version twice.');
  if (Math.abs(total - 100) > 1e-6) throw refused(`The percentages of a deployment must add up to 100, not ${total}.`);
}

function refused(message: string): CloudflareError {
  return new CloudflareError(400, 10021, message);
}

function deployable({ name, versions }: Worker, id: string): Version {
  const version = versions.slice(-deployableVersions).find((candidate) => candidate.id === id);
  if (version) return version;
  throw new CloudflareError(400, 100146, `Version ${id} of Worker ${name} was not found.`);
}

/** Refuses to go back over a change of secrets: a target that is older than what serves, and has other secrets. */
function checkSecrets(worker: Worker, targets: Version[]): void {
  const serving = worker.deployments[0]?.versions.map(({ version_id }) => version_id) ?? [];
  const newest = worker.versions.findLast(({ id }) => serving.includes(id));
  if (!newest) return;
  for (const target of targets) {
    if (serving.includes(target.id) || target.number > newest.number) continue;
    const changed = changedSecrets(target, newest);
    if (changed.length === 0) continue;
    const message = `Cannot deploy version ${target.id}: secrets have changed since it was created. The following secrets have changed: ${changed.join(', ')}`;
    throw new CloudflareError(400, 10220, message);
  }
}

function changedSecrets(before: Version, after: Version): string[] {
  const old = secretTexts(before);
  const current = secretTexts(after);
  return [...new Set([...old.keys(), ...current.keys()])].filter((name) => old.get(name) !== current.get(name));
}

function secretTexts({ bindings }: Version): Map<string, unknown> {
  return new Map(bindings.filter(({ type }) => type === 'secret_text').map(({ name, text }) => [name, text]));
}
