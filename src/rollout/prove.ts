import type { Cloudflare } from '../cloudflare/client.ts';
import type { VersionId } from '../cloudflare/ids.ts';
import type { SmokeCheck } from '../project/checks.ts';
import type { Worker } from '../project/project.ts';
import type { Context } from '../runtime/context.ts';
import { versionUrl } from '../smoke/url.ts';
import { type Proof, proveVersion } from './proof.ts';

/** A Worker, where it answers, and what it is asked. */
export interface Provable {
  worker: Worker;
  url: URL;
  /** The account's, for the addresses of versions. */
  subdomain: string | undefined;
  checks: readonly SmokeCheck[];
}

/** Proves that a deployed version can be reached, whatever its percentage. @throws ActionError `proof-failed` */
export async function prove(
  { worker, url, subdomain, checks }: Provable,
  version: VersionId,
  { waitMs }: { waitMs: number },
  cloudflare: Cloudflare,
  context: Context,
): Promise<Proof> {
  const uploaded = await cloudflare.workers.version(worker.name, version);
  const hasPreview = uploaded.metadata?.has_preview === true && subdomain !== undefined;
  return proveVersion(
    {
      worker: worker.name,
      version,
      url,
      versionUrl: hasPreview ? versionUrl(worker, version, subdomain) : undefined,
      header: worker.versionHeader,
      hasAssets: worker.hasAssets,
      path: checks.find((check) => check.kind === 'http' && check.method === 'GET')?.path ?? '/',
      waitMs,
    },
    {
      network: { workersDevUrl: context.runner.workersDevUrl, signal: context.signal },
      clock: context.clock,
      events: context.events.step(`deploy ${worker.name}`),
    },
  );
}
