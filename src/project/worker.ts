import path from 'node:path';
import type { WorkerSettings } from './configuration.ts';
import { d1Bindings } from './d1.ts';
import { invalidAt } from './problems.ts';
import type { RateLimit, Route, Worker } from './project.ts';
import { relative } from './source.ts';
import { type EffectiveConfig, effectiveConfig, type WranglerConfig } from './wrangler-config.ts';
import { type RouteEntry, type Section, UnsafeRateLimit } from './wrangler-schema.ts';

const defaultPromote: readonly number[] = [0, 100];
const defaultVersionHeader = 'X-Worker-Version';

export interface WorkerOptions {
  workspace: string;
  root: string;
  config: WranglerConfig;
  wranglerEnvironment: string | undefined;
  /** The Worker's entry in voygent.yml. */
  settings: WorkerSettings | undefined;
  /** Those of the environment. */
  origins: readonly string[];
}

/** One Worker in one environment. The redirect is left to the caller. */
export async function toWorker(options: WorkerOptions): Promise<Worker> {
  const { workspace, root, config, wranglerEnvironment, settings, origins } = options;
  const effective = effectiveConfig(config, wranglerEnvironment);
  const { section } = effective;
  const directory = path.dirname(config.source.path);
  return {
    name: nameOf(effective, config),
    configFile: relative(root, config.source.path),
    directory,
    wranglerEnvironment,
    redirect: undefined,
    d1: await d1Bindings(workspace, config, effective),
    ...fromSection(section, directory),
    ...fromSettings(settings, section),
    origins,
  };
}

function fromSection(section: Section, directory: string) {
  const routes = routesOf(section);
  return {
    compatibilityDate: section.compatibility_date,
    main: section.main === undefined ? undefined : path.resolve(directory, section.main),
    // wrangler's getSubdomainValues: without the key, a Worker with routes has no workers.dev address.
    workersDev: section.workers_dev ?? routes.length === 0,
    previewUrls: section.preview_urls,
    routes,
    services: (section.services ?? []).map(({ binding, service, environment }) => ({ binding, service, environment })),
    dependsOn: dependenciesOf(section),
    durableObjectMigrations: (section.migrations ?? []).map(({ tag }) => ({ tag })),
    varNames: Object.keys(section.vars ?? {}),
    versionMetadataBinding: section.version_metadata?.binding,
    hasAssets: section.assets !== undefined,
    rateLimits: rateLimitsOf(section),
  };
}

function rateLimitsOf({ ratelimits = [], unsafe }: Section): RateLimit[] {
  const older = (unsafe?.bindings ?? []).flatMap((binding) => UnsafeRateLimit.safeParse(binding).data ?? []);
  return [...ratelimits, ...older].map(({ name, simple }) => ({
    binding: name,
    limit: simple.limit,
    periodSeconds: simple.period,
  }));
}

/** Cloudflare refuses a Worker whose binding leads to one that is not there. */
function dependenciesOf({ services, durable_objects, workflows, tail_consumers }: Section): string[] {
  const named = [
    ...(services ?? []).map(({ service }) => service),
    ...(durable_objects?.bindings ?? []).map(({ script_name }) => script_name),
    ...(workflows ?? []).map(({ script_name }) => script_name),
    ...(tail_consumers ?? []).map(({ service }) => service),
  ];
  return [...new Set(named.filter((name) => name !== undefined))];
}

function fromSettings(settings: WorkerSettings | undefined, section: Section) {
  const versionHeader = settings?.['version-header'];
  return {
    requiredSecrets: [...new Set([...(section.secrets?.required ?? []), ...(settings?.['required-secrets'] ?? [])])],
    promote: [...(settings?.promote ?? defaultPromote)],
    versionHeader: { name: versionHeader ?? defaultVersionHeader, configured: versionHeader !== undefined },
    smoke: settings?.smoke ?? [],
  };
}

/** wrangler deploys `routes`, and `route` only without them, whichever level they come from. */
function routesOf({ route, routes }: Section): Route[] {
  return (routes ?? (route === undefined ? [] : [route])).map(toRoute);
}

function toRoute(entry: RouteEntry): Route {
  if (typeof entry === 'string') return { pattern: entry, customDomain: false, zoneName: undefined };
  return { pattern: entry.pattern, customDomain: entry.custom_domain ?? false, zoneName: entry.zone_name };
}

function nameOf({ section, environment }: EffectiveConfig, { document }: WranglerConfig): string {
  if (section.name) return section.name;
  throw invalidAt(
    document.at(environment === undefined ? [] : ['env', environment]),
    'the Worker has no `name`.',
    'Write `name` at the top level of the wrangler configuration.',
  );
}
