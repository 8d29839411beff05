import { z } from 'zod';
import type { LocalResponse } from '../../http/server.ts';
import { parseBody } from '../api/body.ts';
import { CloudflareError, page, success } from '../api/envelope.ts';
import { type Call, type Route, reads, writes } from '../api/routes.ts';
import type { Version, Worker } from '../state.ts';
import { versionDetails, versionSummary } from './render.ts';
import { withSecrets } from './secrets.ts';
import { parseUpload } from './upload.ts';
import { addUpload, addVariant, type Workers, workerOf } from './workers.ts';

const ROOT = '/accounts/:account/workers/scripts/:script/versions';

/** Of a Worker's versions the newest hundred can be deployed. */
export const deployableVersions = 100;

const LatestPatch = z.object({
  env: z.record(z.string(), z.object({ type: z.literal('secret_text'), text: z.string() }).nullable()).default({}),
  annotations: z.record(z.string(), z.string().nullish()).default({}),
});

/** The calls on versions: upload without deploying, list, look at one. */
export function versionRoutes(workers: Workers): Route[] {
  return [
    reads('GET', ROOT, (call) => {
      const worker = workers.find(call.param('script'));
      const newestFirst = worker.versions.toReversed();
      // The SDK's description of `deployable`: only what can be deployed, without pages.
      if (call.request.query.get('deployable') === 'true')
        return success({
          items: newestFirst.slice(0, deployableVersions).map((version) => versionSummary(version, worker)),
        });
      const { items, info } = page(newestFirst, call.request.query);
      return success({ items: items.map((version) => versionSummary(version, worker)) }, info);
    }),
    writes('POST', ROOT, (call) => upload(workers, call)),
    reads('GET', `${ROOT}/:version`, (call) => {
      const worker = workers.find(call.param('script'));
      return success(versionDetails(versionOf(worker, call.param('version')), worker));
    }),
    writes('PATCH', '/accounts/:account/workers/workers/:script/versions/latest', (call) => patchLatest(workers, call)),
  ];
}

export function versionOf(worker: Worker, id: string): Version {
  const version = worker.versions.find((candidate) => candidate.id === id);
  if (version) return version;
  throw new CloudflareError(404, 100146, `Version ${id} of Worker ${worker.name} was not found.`);
}

async function upload(workers: Workers, call: Call): Promise<LocalResponse> {
  const { name } = workers.find(call.param('script'));
  const parsed = await parseUpload(call.request);
  if (parsed.migrations) {
    const message =
      'Version upload failed. You attempted to upload a version of a Worker that includes a Durable Object migration, but migrations must be fully applied by running "wrangler deploy".';
    throw new CloudflareError(400, 10211, message);
  }
  return workers.change((draft) => {
    const worker = workerOf(draft, name);
    const version = addUpload(draft, workers.store, worker, parsed, 'version_upload');
    return success(versionDetails(version, worker));
  });
}

/** What `wrangler versions secret put` calls: a version like the newest, with other secrets, not deployed. */
async function patchLatest(workers: Workers, call: Call): Promise<LocalResponse> {
  const { name } = workers.find(call.param('script'));
  const { env, annotations } = parseBody(LatestPatch, call);
  const secrets = Object.fromEntries(Object.entries(env).map(([key, secret]) => [key, secret?.text ?? null]));
  const given = Object.entries(annotations).flatMap(([key, value]) => (value ? [[key, value]] : []));
  return workers.change((draft) => {
    const worker = workerOf(draft, name);
    const bindings = withSecrets(worker.versions.at(-1)?.bindings ?? [], secrets);
    const version = addVariant(worker, bindings, { 'workers/triggered_by': 'secret', ...Object.fromEntries(given) });
    return success(versionDetails(version, worker));
  });
}
