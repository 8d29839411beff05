import { z } from 'zod';
import type { LocalResponse } from '../../http/server.ts';
import { parseBody } from '../api/body.ts';
import { CloudflareError, success } from '../api/envelope.ts';
import { type Call, type Route, reads, writes } from '../api/routes.ts';
import type { Binding, Worker } from '../state.ts';
import { sourceOf } from './upload.ts';
import { addDeployment, addVariant, type Workers, workerOf } from './workers.ts';

const ROOT = '/accounts/:account/workers/scripts/:script/secrets';

const Secret = z.object({ name: z.string().min(1), text: z.string(), type: z.literal('secret_text') });
const Bulk = z.object({ secrets: z.record(z.string(), z.looseObject({ text: z.string() }).nullable()) });

/** The calls on secrets. Each change makes a version and deploys it, as on the service. */
export function secretRoutes(workers: Workers): Route[] {
  const secretsOf = (call: Call) => newestSecrets(workers.find(call.param('script')));
  const one = (call: Call) => {
    const found = secretsOf(call).find(({ name }) => name === call.param('secret'));
    if (found) return found;
    throw new CloudflareError(404, 10056, `Secret ${call.param('secret')} was not found.`);
  };
  return [
    reads('GET', ROOT, (call) => success(secretsOf(call))),
    reads('GET', `${ROOT}/:secret`, (call) => success(one(call))),
    writes('PUT', ROOT, async (call) => {
      const { name, text } = parseBody(Secret, call);
      await change(workers, call, { [name]: text });
      return success({ name, type: 'secret_text' });
    }),
    writes('DELETE', `${ROOT}/:secret`, async (call) => {
      await change(workers, call, { [one(call).name]: null });
      return success(null);
    }),
    writes('PATCH', `${ROOT}-bulk`, async (call) => {
      const { secrets } = parseBody(Bulk, call);
      const texts = Object.entries(secrets).map(([name, secret]) => [name, secret?.text ?? null] as const);
      await change(workers, call, Object.fromEntries(texts));
      return success(secretsOf(call));
    }),
  ];
}

/** Bindings with secrets set, or removed where the value is null. */
export function withSecrets(bindings: Binding[], secrets: Record<string, string | null>): Binding[] {
  const others = bindings.filter(({ name }) => !Object.hasOwn(secrets, name));
  const set = Object.entries(secrets).flatMap(([name, text]) =>
    text === null ? [] : [{ name, type: 'secret_text', text }],
  );
  return [...others, ...set];
}

function newestSecrets(worker: Worker): { name: string; type: string }[] {
  const bindings = worker.versions.at(-1)?.bindings ?? [];
  return bindings.filter(({ type }) => type === 'secret_text').map(({ name, type }) => ({ name, type }));
}

async function change(workers: Workers, call: Call, secrets: Record<string, string | null>): Promise<LocalResponse> {
  const { name } = workers.find(call.param('script'));
  return workers.change((draft) => {
    const worker = workerOf(draft, name);
    requireNewestDeployed(worker);
    const annotations = { 'workers/triggered_by': 'secret' };
    const version = addVariant(worker, withSecrets(worker.versions.at(-1)?.bindings ?? [], secrets), annotations);
    const versions = [{ version_id: version.id, percentage: 100 }];
    addDeployment(worker, { source: sourceOf(call.request), annotations, versions });
    return success(null);
  });
}

function requireNewestDeployed({ versions, deployments }: Worker): void {
  const newest = versions.at(-1)?.id;
  const deployed = deployments[0]?.versions ?? [];
  if (deployed.some(({ version_id, percentage }) => version_id === newest && percentage === 100)) return;
  const message =
    "Secret edit failed. You attempted to modify a secret, but the latest version of your Worker isn't currently deployed. Please ensure that the latest version of your Worker is fully deployed before modifying secrets.";
  throw new CloudflareError(400, 10215, message);
}
