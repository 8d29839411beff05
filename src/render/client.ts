import type { z } from 'zod';
import type { Context } from '../runtime/context.ts';
import { ActionError } from '../runtime/errors.ts';
import { serviceUrl } from '../runtime/service-url.ts';
import { type Call, type Line, perform } from './call.ts';
import { autoDeployBody } from './commands.ts';
import { RenderError } from './errors.ts';
import { type Deploy, DeployListResult, DeployResult, type Service, ServiceResult } from './schema.ts';
import { startRollback } from './start-rollback.ts';
import { untilSettled } from './wait.ts';

/** Render, as one API key sees it. Every method throws RenderError, or the signal's reason. */
export interface Render {
  /** Where the API is, without a slash at its end: for commands that people copy. */
  baseUrl: string;
  service(id: string): Promise<Service>;
  /** Newest first; `limit` is at most 100. */
  deploys(id: string, options?: { limit?: number }): Promise<Deploy[]>;
  /** The one that serves; `undefined` for a service that never had any. */
  liveDeploy(id: string): Promise<Deploy | undefined>;
  deploy(id: string, deployId: string): Promise<Deploy>;
  /**
   * Makes a deploy that goes back to a former one; it is under way when this resolves. Auto-deploy stays as it is.
   * Never asked for twice.
   * @throws RollbackUnknown where it cannot be told whether it was begun; after any other error it was not
   */
  rollback(id: string, deployId: string): Promise<Deploy>;
  /**
   * @param trigger on what it deploys, such as `checksPass`; with `yes` alone it is every commit
   * @throws RenderError also where Render took the change and the setting is another
   */
  setAutoDeploy(id: string, setting: 'yes' | 'no', trigger?: string | undefined): Promise<Service>;
  /**
   * The deploy when it is `live`, or has ended in one of `failingStatuses`.
   * @throws ActionError `timeout` when it is still under way after `deadlineMs`
   */
  waitForDeploy(id: string, deployId: string, deadlineMs: number): Promise<Deploy>;
  /** The same client with another signal: for what must still be done after a cancellation. */
  withSignal(signal: AbortSignal): Render;
}

// render.com/docs/api
const publicApi = 'https://api.render.com/v1';

/**
 * RENDER_API_URL redirects it.
 * @throws ActionError `input-invalid` when the key is missing or malformed, or RENDER_API_URL is no URL
 */
export function connectRender(apiKey: string | undefined, context: Context): Render {
  const { clock, events, signal, runner, secrets } = context;
  const given = runner.env['RENDER_API_URL']?.trim();
  const baseUrl = serviceUrl('RENDER_API_URL', given || publicApi).replace(/\/+$/, '');
  const key = checkKey(apiKey, runner.env);
  secrets.add(key);
  return renderOf({ apiKey: key, baseUrl, clock, events, signal });
}

function checkKey(apiKey: string | undefined, env: Context['runner']['env']): string {
  const key = apiKey?.trim();
  if (!key) {
    const elsewhere = env['RENDER_API_KEY']
      ? ' The environment variable RENDER_API_KEY is set, but only the input is read.'
      : ' An empty value often means that the secret is not defined for this repository, or not for this environment.';
    throw new ActionError('input-invalid', 'The API key for Render is missing.', {
      hint: `Give it as \`render-api-key: \${{ secrets.RENDER_API_KEY }}\`.${elsewhere} Nothing was done.`,
    });
  }
  if (/^[\x21-\x7e]+$/.test(key)) return key;
  throw new ActionError('input-invalid', 'The API key for Render has characters that no key has, such as a space.', {
    hint: 'Copy the key into the secret once more, alone and on one line. Nothing was done.',
  });
}

function renderOf(line: Line): Render {
  const readDeploy = (id: string, deployId: string, what: string) =>
    reading(what, `${pathOf(id)}/deploys/${encodeURIComponent(deployId)}`, DeployResult);
  const list = (id: string, what: string, query: string) =>
    perform(reading(what, `${pathOf(id)}/deploys?${query}`, DeployListResult), line);
  const render: Render = {
    baseUrl: line.baseUrl,
    withSignal: (signal) => renderOf({ ...line, signal }),
    service: (id) => perform(reading(`read the Render service ${id}`, pathOf(id), ServiceResult), line),
    deploys: (id, { limit = 20 } = {}) => list(id, `read the deploys of the Render service ${id}`, `limit=${limit}`),
    async liveDeploy(id) {
      const live = await list(id, `read which deploy of the Render service ${id} is live`, 'status=live&limit=20');
      return live.find(({ status }) => status === 'live');
    },
    deploy: (id, deployId) =>
      perform(readDeploy(id, deployId, `read the deploy ${deployId} of the Render service ${id}`), line),
    async rollback(id, deployId) {
      const target = await render.deploy(id, deployId);
      return startRollback({ call: rollingBack(id, deployId), target, list: () => render.deploys(id) }, line);
    },
    setAutoDeploy: (id, setting, trigger) => setAutoDeploy(id, setting, trigger, line),
    waitForDeploy: (id, deployId, deadlineMs) => {
      const call = readDeploy(id, deployId, `read how far the deploy ${deployId} of the Render service ${id} is`);
      return untilSettled(call, line, deadlineMs, `The deploy ${deployId} of the Render service ${id}`);
    },
  };
  return render;
}

function pathOf(id: string): string {
  return `/services/${encodeURIComponent(id)}`;
}

function reading<T>(what: string, path: string, result: z.ZodType<T>): Call<T> {
  return { what, method: 'GET', path, idempotent: true, result };
}

/** api-docs.render.com/reference/rollback-deploy: answered 201, with the new deploy. */
function rollingBack(id: string, deployId: string): Call<Deploy> {
  return {
    what: `roll the Render service ${id} back to the deploy ${deployId}`,
    method: 'POST',
    path: `${pathOf(id)}/rollback`,
    body: { deployId },
    idempotent: false,
    result: DeployResult,
  };
}

/** render.com/docs/rollbacks says `false`; the API's own description has `yes` and `no`, which is what it answers with. */
async function setAutoDeploy(
  id: string,
  setting: 'yes' | 'no',
  autoDeployTrigger: string | undefined,
  line: Line,
): Promise<Service> {
  const what = `turn auto-deploy of the Render service ${id} ${setting === 'yes' ? 'on' : 'off'}`;
  const body = autoDeployBody({ autoDeploy: setting, autoDeployTrigger });
  const call = { what, method: 'PATCH', path: pathOf(id), body, idempotent: true, result: ServiceResult } as const;
  const service = await perform(call, line);
  if (service.autoDeploy === setting) return service;
  throw new RenderError(
    'refused',
    `Could not ${what}: Render took the change, and still says that it is ${service.autoDeploy === 'yes' ? 'on' : 'off'}.`,
    {
      hint: "Set it in Render's dashboard, under Settings → Build & Deploy of the service, then run this again.",
      failure: { kind: 'final' },
    },
  );
}
