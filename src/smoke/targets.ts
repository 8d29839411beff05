import { type Cloudflare, connectCloudflare } from '../cloudflare/client.ts';
import { parseChecks, type SmokeCheck } from '../project/checks.ts';
import { projectFromInputs } from '../project/from-inputs.ts';
import type { Worker } from '../project/project.ts';
import { defaultConfigPath } from '../project/settings.ts';
import type { Context } from '../runtime/context.ts';
import type { InputsOf } from '../runtime/contract.ts';
import { ActionError } from '../runtime/errors.ts';
import { parseUrl } from './addresses.ts';
import type { contract } from './contract.ts';
import { checksOrDefault } from './default-check.ts';
import { workerUrl } from './url.ts';

type Inputs = InputsOf<typeof contract>;

/** An address and what is expected of it. */
export interface Target {
  url: URL;
  checks: readonly SmokeCheck[];
  worker: Worker | undefined;
}

/** With an address Cloudflare need not be asked; where there is a token it can be. */
export async function cloudflareFor(inputs: Inputs, context: Context): Promise<Cloudflare | undefined> {
  const { url, 'cloudflare-api-token': token, 'cloudflare-account-id': account } = inputs;
  if (url !== undefined && (token === undefined || account === undefined)) return undefined;
  return connectCloudflare(inputs, context);
}

export async function targetsOf(
  inputs: Inputs,
  cloudflare: Cloudflare | undefined,
  context: Context,
): Promise<Target[]> {
  const inline = await parseChecks(inputs.checks ?? '', 'input checks');
  if (inputs.url !== undefined) {
    const url = parseUrl(inputs.url);
    // With an address and its checks there is mostly nothing to ask the project for.
    const worker = inline.length === 0 || inline.some(asksForWorker) ? await soleWorker(inputs, context) : undefined;
    return [{ url, worker, checks: checksOrDefault(inline.length > 0 ? inline : (worker?.smoke ?? [])) }];
  }
  if (!cloudflare) throw new Error('without an address Cloudflare is connected');
  const project = await projectFromInputs(inputs, context);
  return Promise.all(
    project.workers.map(async (worker) => ({
      url: await workerUrl(worker, cloudflare),
      worker,
      checks: checksOrDefault(inline.length > 0 ? inline : worker.smoke),
    })),
  );
}

/** Kinds that look at the configuration of the Worker, not only at its answers. */
function asksForWorker({ kind }: SmokeCheck): boolean {
  return kind === 'rate-limit' || kind === 'logs';
}

/** The one Worker that is meant by an address; a repository without a wrangler configuration has none. */
async function soleWorker(inputs: Inputs, context: Context): Promise<Worker | undefined> {
  try {
    const { workers } = await projectFromInputs(inputs, context);
    if (workers.length === 1) return workers[0];
    throw new ActionError(
      'config-ambiguous',
      `The input \`url\` is one address, and the project has ${workers.length} Workers.`,
      {
        hint: 'Say with `worker` which one is meant, or give `checks`.',
      },
    );
  } catch (error) {
    if (!isWithoutProject(error, inputs)) throw error;
    if (inputs.checks === undefined)
      context.events.info('smoke.default', `${error.message} The default check is used.`);
    return undefined;
  }
}

/** Nothing was named that is not there, and what is there is not called wrongly: there is just no project. */
function isWithoutProject(error: unknown, inputs: Inputs): error is ActionError {
  const named = inputs['wrangler-config'] ?? inputs.worker;
  const isDefault = inputs.config === undefined || inputs.config === defaultConfigPath;
  return (
    error instanceof ActionError &&
    error.code === 'config-not-found' &&
    error.location === undefined &&
    named === undefined &&
    isDefault
  );
}
