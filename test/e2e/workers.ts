import { symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import type { RecordedCall } from '../../local/http/server.ts';
import type { Stack } from '../../local/stack.ts';
import { type ActionResult, type RunningAction, runAction, startAction } from './action.ts';
import { checkout, write } from './checkout.ts';
import { credentials, networkOf } from './sample.ts';

const root = resolve(import.meta.dirname, '../..');

/** How a test's Worker answers. */
export interface Behaviour {
  /** The body of `/health`, as JSON. */
  says?: Record<string, unknown>;
  /** From which request for `/health` on, counted from 1, it answers 500. */
  failsFrom?: number;
  throws?: boolean;
  /** Whether it tells its version in `X-Worker-Version`. Default: yes. */
  tellsVersion?: boolean;
  /** More of the module, such as the class of a Durable Object. */
  more?: string;
}

/** A Worker's module, no more than the test needs. */
export function workerModule({
  says = { status: 'ok' },
  failsFrom,
  throws,
  tellsVersion = true,
  more = '',
}: Behaviour = {}) {
  return `
let asked = 0;
${more}
export default {
  fetch(request, env) {
    ${throws ? "throw new Error('broken on purpose');" : ''}
    if (new URL(request.url).pathname === '/health') asked++;
    const status = asked >= ${failsFrom ?? 'Infinity'} ? 500 : 200;
    const headers = ${tellsVersion ? "{ 'X-Worker-Version': env.VERSION.id }" : '{}'};
    return Response.json({ ...${JSON.stringify(says)}, secret: env.KEY ? 'set' : 'unset' }, { status, headers });
  },
};
`;
}

const binding = { version_metadata: { binding: 'VERSION' } };

/** A wrangler configuration of a Worker in one module that needs no bundling. */
export function wranglerConfig(name: string, more: Record<string, unknown> = {}): string {
  const config = { name, main: 'worker.js', compatibility_date: '2026-10-01', no_bundle: true, workers_dev: true };
  return JSON.stringify({ ...config, ...binding, ...more });
}

/** The check that the tests' Workers are held to. */
export const healthCheck = '- { name: health, get: /health, expect: { status: 200, json: { status: ok } } }';

/** A checkout with this repository's wrangler in its `node_modules`. */
export function wranglerCheckout(files: Readonly<Record<string, string>>): string {
  const workspace = checkout(files);
  symlinkSync(join(root, 'node_modules'), join(workspace, 'node_modules'));
  return workspace;
}

/** A checkout of one Worker. */
export function workerCheckout(name: string, behaviour: Behaviour = {}, config: Record<string, unknown> = {}): string {
  return wranglerCheckout({ 'wrangler.jsonc': wranglerConfig(name, config), 'worker.js': workerModule(behaviour) });
}

/** The same with a configuration in which the environment of that name has no wrangler environment. */
export function releaseCheckout(name: string, behaviour: Behaviour = {}, config: Record<string, unknown> = {}): string {
  const workspace = workerCheckout(name, behaviour, config);
  write(workspace, '.github/voygent.yml', `version: 1\nenvironments: { ${name}: { wrangler-environment: '' } }\n`);
  return workspace;
}

const Envelope = z.looseObject({ success: z.boolean(), errors: z.array(z.unknown()), result: z.unknown() });

async function callApi(stack: Stack, method: string, path: string, body?: FormData | string): Promise<unknown> {
  const { apiBaseUrl, accountId, token } = stack.cloudflare;
  const response = await fetch(`${apiBaseUrl}/accounts/${accountId}/workers/scripts/${path}`, {
    method,
    headers: { authorization: `Bearer ${token}`, 'x-of-the-test': 'yes' },
    ...(body === undefined ? {} : { body }),
  });
  const answer = Envelope.parse(await response.json());
  if (!answer.success) throw new Error(`${method} ${path}: ${JSON.stringify(answer.errors)}`);
  return answer.result;
}

function uploadForm(behaviour: Behaviour): FormData {
  const bindings = [{ type: 'version_metadata', name: 'VERSION' }];
  const form = new FormData();
  form.set('metadata', JSON.stringify({ main_module: 'worker.js', compatibility_date: '2026-01-01', bindings }));
  const file = new File([workerModule(behaviour)], 'worker.js', { type: 'application/javascript+module' });
  form.set('worker.js', file);
  return form;
}

/**
 * Puts a Worker in place, as if it had been deployed long ago; gives the id of its version. Its versions have addresses
 * of their own only where `previews` says so.
 */
export async function seedWorker(
  stack: Stack,
  name: string,
  behaviour: Behaviour = {},
  previews = false,
): Promise<string> {
  await callApi(stack, 'PUT', name, uploadForm(behaviour));
  await callApi(stack, 'POST', `${name}/subdomain`, JSON.stringify({ enabled: true, previews_enabled: previews }));
  const [current] = await deploymentsOf(stack, name);
  return current?.versions[0]?.version_id ?? '';
}

/** Uploads a version without deploying it, as somebody else would; gives its id. */
export async function uploadByHand(stack: Stack, name: string, behaviour: Behaviour = {}): Promise<string> {
  const answer = await callApi(stack, 'POST', `${name}/versions`, uploadForm(behaviour));
  return z.looseObject({ id: z.string() }).parse(answer).id;
}

/** Sets a secret, as somebody else would: Cloudflare makes a version for it and deploys that. */
export async function setSecret(stack: Stack, name: string, secret: string, text: string): Promise<void> {
  await callApi(stack, 'PUT', `${name}/secrets`, JSON.stringify({ name: secret, text, type: 'secret_text' }));
}

/** Percentages by version id. */
export type Shares = Record<string, number>;

/** Makes a deployment, as somebody else would. */
export async function deployByHand(stack: Stack, name: string, shares: Shares): Promise<void> {
  const versions = Object.entries(shares).map(([version_id, percentage]) => ({ version_id, percentage }));
  await callApi(stack, 'POST', `${name}/deployments`, JSON.stringify({ strategy: 'percentage', versions }));
}

const Deployment = z.looseObject({
  id: z.string(),
  versions: z.array(z.looseObject({ version_id: z.string(), percentage: z.number() })),
  annotations: z.record(z.string(), z.string()).optional(),
});

/** A Worker's deployments, newest first. */
export async function deploymentsOf(stack: Stack, name: string): Promise<z.infer<typeof Deployment>[]> {
  const answer = await callApi(stack, 'GET', `${name}/deployments`);
  return z.object({ deployments: z.array(Deployment) }).parse(answer).deployments;
}

/** What serves now. */
export async function serving(stack: Stack, name: string): Promise<Shares> {
  const [current] = await deploymentsOf(stack, name);
  return Object.fromEntries((current?.versions ?? []).map(({ version_id, percentage }) => [version_id, percentage]));
}

/** How many versions of a Worker were uploaded. */
export async function versionCount(stack: Stack, name: string): Promise<number> {
  const answer = await callApi(stack, 'GET', `${name}/versions?per_page=100`);
  return z.object({ items: z.array(z.unknown()) }).parse(answer).items.length;
}

/** The deployments that calls asked for, in order, the test's own left out. */
export function deploymentsMade(calls: readonly RecordedCall[], name: string): Shares[] {
  return calls
    .filter(({ method, path, headers }) => isDeployment(method, path, name) && headers['x-of-the-test'] === undefined)
    .map(({ body }) => Deployment.pick({ versions: true }).parse(JSON.parse(body)))
    .map(({ versions }) => Object.fromEntries(versions.map(({ version_id, percentage }) => [version_id, percentage])));
}

function isDeployment(method: string, path: string, name: string): boolean {
  return method === 'POST' && path.split('?')[0]?.endsWith(`/scripts/${name}/deployments`) === true;
}

/** Inputs with which a test does not wait longer than it must. */
const quick = { wait: '3s', dwell: '0s', promote: '0,10,100', checks: healthCheck };

export interface Run {
  inputs?: Record<string, string>;
  env?: Record<string, string>;
}

/** Runs the built `deploy` or `release` against the stack. */
export function run(
  stack: Stack,
  name: 'deploy' | 'release',
  workspace: string,
  given: Run = {},
): Promise<ActionResult> {
  return runAction(name, runOf(stack, workspace, given));
}

export function start(stack: Stack, name: 'deploy' | 'release', workspace: string, given: Run = {}): RunningAction {
  return startAction(name, runOf(stack, workspace, given));
}

function runOf(stack: Stack, workspace: string, { inputs = {}, env = {} }: Run) {
  return {
    workspace,
    inputs: { ...credentials(stack), ...quick, ...inputs },
    env: { ...networkOf(stack), ...env },
  };
}
