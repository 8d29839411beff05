import type { Cloudflare } from '../cloudflare/client.ts';
import type { Worker } from '../project/project.ts';
import { ActionError } from '../runtime/errors.ts';

/**
 * Where a Worker answers: its custom domain, else workers.dev, else a route whose host is plain.
 * @throws ActionError `config-invalid` when it answers nowhere.
 */
export async function workerUrl(worker: Worker, cloudflare: Cloudflare): Promise<URL> {
  const domain = worker.routes.find(({ customDomain }) => customDomain);
  if (domain) return new URL(`https://${domain.pattern}`);
  const subdomain = worker.workersDev ? await cloudflare.workers.subdomain() : undefined;
  if (subdomain !== undefined) return new URL(`https://${worker.name}.${subdomain}.workers.dev`);
  const route = worker.routes.map(({ pattern }) => urlOfRoute(pattern)).find((url) => url !== undefined);
  if (route) return route;
  throw new ActionError(
    'config-invalid',
    `It cannot be told where the Worker ${worker.name} answers: ${worker.configFile} has no custom domain, no plain route and no workers.dev address.`,
    {
      hint: 'Set `workers_dev: true` or a route in the wrangler configuration, or give `url` to the smoke action.',
    },
  );
}

/** The address of one version, whatever is deployed: its first 8 digits before the Worker's name. */
export function versionUrl(worker: Worker, versionId: string, subdomain: string): URL {
  return new URL(`https://${versionId.slice(0, 8)}-${worker.name}.${subdomain}.workers.dev`);
}

/** `example.com/api/*` → `https://example.com/api`; a host with a wildcard has no address. */
function urlOfRoute(pattern: string): URL | undefined {
  const plain = pattern.replace(/^https?:\/\//, '').replace(/\/?\*$/, '');
  return plain.includes('*') || plain === '' ? undefined : new URL(`https://${plain}`);
}
