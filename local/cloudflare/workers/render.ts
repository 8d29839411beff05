import type { Deployment, Version, Worker } from '../state.ts';
import { shownBinding } from './bindings.ts';

const AUTHOR = { author_id: '0123456789abcdef0123456789abcdef', author_email: 'local@example.com' };

/** A version in a list. */
export function versionSummary(version: Version, worker: Worker): Record<string, unknown> {
  const { id, number, annotations, createdOn, source } = version;
  const hasPreview = previewable(worker);
  return {
    id,
    number,
    metadata: { ...AUTHOR, created_on: createdOn, modified_on: createdOn, source, hasPreview, has_preview: hasPreview },
    annotations,
  };
}

/** A version with what it holds. */
export function versionDetails(version: Version, worker: Worker): Record<string, unknown> {
  return {
    ...versionSummary(version, worker),
    resources: {
      script: { etag: version.etag, handlers: version.handlers, last_deployed_from: version.source },
      script_runtime: {
        compatibility_date: version.compatibilityDate,
        compatibility_flags: version.compatibilityFlags,
        usage_model: 'standard',
        limits: version.limits,
      },
      bindings: version.bindings.map(shownBinding),
    },
    startup_time_ms: version.startupTimeMs,
  };
}

/** The service gives no preview URL to a Worker that has Durable Objects. */
export function previewable({ subdomain, durableObjects }: Worker): boolean {
  return subdomain.previews_enabled && Object.keys(durableObjects).length === 0;
}

export function deploymentDetails({
  id,
  createdOn,
  source,
  annotations,
  versions,
}: Deployment): Record<string, unknown> {
  return { id, created_on: createdOn, source, strategy: 'percentage', annotations, versions, ...AUTHOR };
}

/** A script in the list of scripts, and inside its service. */
export function scriptSummary(worker: Worker): Record<string, unknown> {
  const newest = worker.versions.at(-1);
  return {
    id: worker.name,
    tag: worker.tag,
    tags: worker.settings['tags'] ?? null,
    etag: newest?.etag,
    handlers: newest?.handlers ?? [],
    compatibility_date: newest?.compatibilityDate,
    compatibility_flags: newest?.compatibilityFlags ?? [],
    migration_tag: worker.migrationTag,
    last_deployed_from: newest?.source,
    usage_model: 'standard',
    has_modules: true,
    has_assets: false,
    logpush: worker.settings['logpush'] ?? false,
    created_on: worker.createdOn,
    modified_on: worker.modifiedOn,
  };
}
