import { z } from 'zod';
import type { LocalResponse } from '../../http/server.ts';
import { parseBody } from '../api/body.ts';
import { CloudflareError, page, success } from '../api/envelope.ts';
import { type Call, type Route, reads, writes } from '../api/routes.ts';
import { shownBinding } from './bindings.ts';
import { scriptSummary } from './render.ts';
import { parseUpload } from './upload.ts';
import { addDeployment, addUpload, type Workers, workerOf, workerOrNew } from './workers.ts';

const ACCOUNT = '/accounts/:account/workers';
const SCRIPT = `${ACCOUNT}/scripts/:script`;

const Settings = z.looseObject({});

/** The calls on a Worker as a whole: list, upload and deploy at once, settings, delete. */
export function scriptRoutes(workers: Workers): Route[] {
  const find = (call: Call) => workers.find(call.param('script'));
  return [
    reads('GET', `${ACCOUNT}/scripts`, () => success(workers.list().map(scriptSummary))),
    reads('GET', `${ACCOUNT}/services/:script`, (call) => service(workers, call.param('script'))),
    reads('GET', SCRIPT, (call) => content(workers, call)),
    writes('PUT', SCRIPT, (call) => put(workers, call)),
    writes('DELETE', SCRIPT, (call) => remove(workers, call)),
    writes('DELETE', `${ACCOUNT}/services/:script`, (call) => remove(workers, call)),
    // `wrangler delete` looks here for what Workers Sites left; namespaces need not be made to be bound.
    reads('GET', '/accounts/:account/storage/kv/namespaces', ({ request }) => {
      const { items, info } = page([], request.query);
      return success(items, info);
    }),
    reads('GET', `${SCRIPT}/settings`, (call) => {
      const worker = find(call);
      const newest = worker.versions.at(-1);
      return success({
        ...worker.settings,
        bindings: (newest?.bindings ?? []).map(shownBinding),
        compatibility_date: newest?.compatibilityDate,
        compatibility_flags: newest?.compatibilityFlags ?? [],
        usage_model: 'standard',
        migration_tag: worker.migrationTag,
      });
    }),
    reads('GET', `${SCRIPT}/script-settings`, (call) => success(find(call).settings)),
    writes('PATCH', `${SCRIPT}/script-settings`, (call) => patchSettings(workers, call)),
    reads('GET', `${SCRIPT}/schedules`, (call) => success({ schedules: find(call).settings['schedules'] ?? [] })),
    writes('POST', `${SCRIPT}/assets-upload-session`, () => {
      throw new CloudflareError(400, 10021, "'assets' is not supported by the local Cloudflare");
    }),
  ];
}

function service(workers: Workers, name: string): LocalResponse {
  const message = 'This Worker does not exist on your account.';
  const worker = workerOf(workers.store.state, name, 10090, message);
  const script = scriptSummary(worker);
  const times = { created_on: worker.createdOn, modified_on: worker.modifiedOn };
  return success({
    id: worker.name,
    default_environment: { environment: 'production', script, script_tag: worker.tag, ...times },
    environments: [{ environment: 'production', script, ...times }],
    usage_model: 'standard',
    ...times,
  });
}

function content(workers: Workers, call: Call): LocalResponse {
  const newest = workers.find(call.param('script')).versions.at(-1);
  const main = newest?.modules.find(({ name }) => name === newest.mainModule);
  const body = main ? workers.store.module(main.sha256) : Buffer.alloc(0);
  return { status: 200, headers: { 'content-type': main?.type ?? 'text/plain' }, body };
}

/** Upload and deploy in one: the only way for a first deploy and for Durable Object migrations. */
async function put(workers: Workers, call: Call): Promise<LocalResponse> {
  const name = call.param('script');
  const upload = await parseUpload(call.request);
  const { version, worker } = await workers.change((draft) => {
    const target = workerOrNew(draft, name);
    const added = addUpload(draft, workers.store, target, upload, 'upload');
    Object.assign(target.settings, upload.settings);
    const annotations = { ...upload.annotations, 'workers/triggered_by': 'upload' };
    const versions = [{ version_id: added.id, percentage: 100 }];
    addDeployment(target, { source: upload.source, annotations, versions });
    return { version: added, worker: target };
  });
  return success({
    ...scriptSummary(worker),
    // wrangler reads the version's id here, without its hyphens.
    deployment_id: version.id.replaceAll('-', ''),
    entry_point: version.mainModule,
    startup_time_ms: version.startupTimeMs,
  });
}

async function remove(workers: Workers, call: Call): Promise<LocalResponse> {
  const { name } = workers.find(call.param('script'));
  const force = call.request.query.get('force') === 'true';
  const bound = workers.list().filter((other) => other.name !== name && bindsTo(other.versions.at(-1)?.bindings, name));
  if (bound.length > 0 && !force) {
    const names = bound.map((other) => other.name).join(', ');
    throw new CloudflareError(
      400,
      10064,
      `Cannot delete this Worker as it is still referenced by other Workers: ${names}`,
    );
  }
  await workers.change((draft) => {
    delete draft.workers[name];
  });
  return success(null);
}

function bindsTo(bindings: Record<string, unknown>[] | undefined, script: string): boolean {
  return (bindings ?? []).some(({ service: target, script_name }) => target === script || script_name === script);
}

async function patchSettings(workers: Workers, call: Call): Promise<LocalResponse> {
  const { name } = workers.find(call.param('script'));
  const patch = parseBody(Settings, call);
  const settings = await workers.change((draft) => Object.assign(workerOf(draft, name).settings, patch));
  return success(settings);
}
