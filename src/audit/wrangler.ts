import path from 'node:path';
import { type KeyPath, valueAt } from '../project/positions.ts';
import type { Settings } from '../project/settings.ts';
import { readSources } from '../project/worker-sources.ts';
import { type EffectiveConfig, effectiveConfig, type WranglerConfig } from '../project/wrangler-config.ts';
import type { Location } from '../runtime/errors.ts';

/** A file of code, with its comments blank. */
export interface SourceFile {
  /** From the root of the repository. */
  file: string;
  code: string;
}

/** A Worker's configuration, and the code that it is made of. */
export interface AuditedWorker {
  file: string;
  text: string;
  config: WranglerConfig;
  /** What is deployed by it: each environment, or the top level of a file that has none. */
  sections: AuditedSection[];
  sources: SourceFile[];
}

/** What is in force where it is deployed. */
export interface AuditedSection {
  config: EffectiveConfig;
  /** `env.production`, or `the top level` */
  label: string;
  /** The name on Cloudflare; `undefined` where the file has none. */
  name: string | undefined;
  requiredSecrets: readonly string[];
  /** A key's value that is in force, and where it stands; environments inherit what wrangler lets them. */
  read(key: string, how?: 'inherited' | 'own'): { value: unknown; path: KeyPath } | undefined;
  /** Where the section begins. */
  at(): Location;
}

/**
 * @param wanted the wrangler environment that alone is looked at; `undefined`: all that are deployed
 * @throws ActionError `config-invalid` for what wrangler would refuse
 */
export async function auditedWorker(
  config: WranglerConfig,
  settings: Settings | undefined,
  workspace: string,
  wanted: readonly (string | undefined)[] | undefined,
): Promise<AuditedWorker> {
  const { file, text } = config.source;
  const environments = wanted ?? deployed(config, settings);
  const sections = environments.map((environment) => sectionOf(config, environment, settings));
  return { file, text, config, sections, sources: await sourcesOf(config, sections, workspace) };
}

/** The top level of a file with environments is mostly what they share; voygent.yml tells where it is deployed. */
function deployed({ environments }: WranglerConfig, settings: Settings | undefined): (string | undefined)[] {
  const mapped = Object.values(settings?.value.environments ?? {}).map((one) => one['wrangler-environment']);
  const isTopDeployed = environments.length === 0 || mapped.includes('');
  return [...(isTopDeployed ? [undefined] : []), ...environments];
}

function sectionOf(
  config: WranglerConfig,
  environment: string | undefined,
  settings: Settings | undefined,
): AuditedSection {
  const effective = effectiveConfig(config, environment);
  const { document, source } = config;
  const base: KeyPath = environment === undefined ? [] : ['env', environment];
  return {
    config: effective,
    label: environment === undefined ? 'the top level' : `env.${environment}`,
    name: effective.section.name,
    requiredSecrets: [...(effective.section.secrets?.required ?? []), ...ownSecrets(source.path, settings)],
    read: (key, how = 'inherited') => {
      const paths = how === 'inherited' ? [[...base, key], [key]] : [[...base, key]];
      const found = paths.find((one) => valueAt(document.value, one) !== undefined);
      return found && { value: valueAt(document.value, found), path: found };
    },
    at: () => (environment === undefined ? { file: source.file, line: 1, column: 1 } : document.keyAt(base)),
  };
}

/** `required-secrets` of voygent.yml, of the Worker whose configuration this is. */
function ownSecrets(absolute: string, settings: Settings | undefined): readonly string[] {
  const workers = settings?.value.workers ?? [];
  const own = workers.filter(({ config }) => absolute.endsWith(`${path.sep}${path.normalize(config)}`));
  return own.flatMap((worker) => worker['required-secrets'] ?? []);
}

async function sourcesOf(
  { source }: WranglerConfig,
  sections: readonly AuditedSection[],
  workspace: string,
): Promise<SourceFile[]> {
  const folder = path.dirname(source.path);
  const mains = new Set(sections.flatMap(({ config }) => config.section.main ?? []));
  const found = new Map<string, string>();
  for (const main of mains)
    for (const one of await readSources(path.resolve(folder, main), workspace)) found.set(one.path, one.code);
  return [...found].map(([absolute, code]) => ({
    file: path.relative(workspace, absolute).split(path.sep).join('/'),
    code,
  }));
}
