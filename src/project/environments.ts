import { ActionError } from '../runtime/errors.ts';
import { didYouMean } from '../runtime/nearest.ts';
import type { Configuration } from './configuration.ts';
import type { Document } from './positions.ts';
import { invalidAt, type Problem } from './problems.ts';
import type { Environment } from './project.ts';
import type { Settings } from './settings.ts';
import type { WranglerConfig } from './wrangler-config.ts';

/** What is wrong between environments: an `after` that does not exist, or that leads back to itself. */
export function environmentProblems(configuration: Configuration, document: Document): Problem[] {
  const environments = new Map(Object.entries(configuration.environments ?? {}));
  return [...environments].flatMap(([name, { after }]) => {
    const location = document.at(['environments', name, 'after']);
    if (after === undefined) return [];
    if (!environments.has(after)) {
      const message = `\`environments.${name}.after\` names no environment of this file. ${didYouMean(after, environments.keys())}`;
      return [{ location, message }];
    }
    const leadsBack = leadsTo(name, (from) => environments.get(from)?.after);
    return leadsBack ? [{ location, message: `\`environments.${name}.after\` leads back to \`${name}\` itself.` }] : [];
  });
}

function leadsTo(name: string, next: (from: string) => string | undefined): boolean {
  const seen = new Set<string>();
  for (let at = next(name); at !== undefined && !seen.has(at); at = next(at)) {
    if (at === name) return true;
    seen.add(at);
  }
  return false;
}

/** The environment that was asked for, with its defaults. Throws `input-invalid` where voygent.yml does not have it. */
export function resolveEnvironment(name: string | undefined, settings: Settings | undefined): Environment {
  if (name === undefined) return { name, after: undefined, gate: 'off', gateSource: 'default', origins: [] };
  const own = environmentSettings(name, settings);
  return {
    name,
    after: own?.after,
    gate: own?.gate ?? defaultGate(name),
    gateSource: own?.gate === undefined ? 'default' : 'configuration',
    origins: own?.origins ?? [],
  };
}

/** GitHub compares the names of environments without case, so `Production` is production. */
function defaultGate(name: string): 'required' | 'off' {
  return name.toLowerCase() === 'production' ? 'required' : 'off';
}

function environmentSettings(name: string, settings: Settings | undefined) {
  const environments = settings?.value.environments;
  if (!settings || !environments) return undefined;
  if (Object.hasOwn(environments, name)) return environments[name];
  throw new ActionError('input-invalid', `\`${settings.file}\` has no environment \`${name}\`.`, {
    hint: `${didYouMean(name, Object.keys(environments))} Correct the input \`environment\`, or add it under \`environments\`.`,
    location: settings.document.keyAt(['environments']),
  });
}

/**
 * The wrangler environment that an environment deploys from this file; undefined for the top level. Where a file has
 * environments and none is meant, its top level is never taken silently: it would be the wrong target.
 */
export function wranglerEnvironmentOf(
  name: string | undefined,
  config: WranglerConfig,
  settings: Settings | undefined,
): string | undefined {
  if (name === undefined) return undefined;
  const mapped = environmentSettings(name, settings)?.['wrangler-environment'];
  if (mapped !== undefined) return mappedEnvironment(name, mapped, config, settings);
  if (config.environments.includes(name)) return name;
  if (config.environments.length === 0) return undefined;
  throw invalidAt(
    config.document.keyAt(['env']),
    `there is no \`env.${name}\` for the environment \`${name}\`. ${didYouMean(name, config.environments)}`,
    `Map one in .github/voygent.yml with \`environments: { ${name}: { wrangler-environment: ${config.environments[0]} } }\`; an empty text ("") means the top level.`,
  );
}

function mappedEnvironment(
  name: string,
  mapped: string,
  config: WranglerConfig,
  settings: Settings | undefined,
): string | undefined {
  if (mapped === '') return undefined;
  if (config.environments.includes(mapped)) return mapped;
  const path = ['environments', name, 'wrangler-environment'];
  throw invalidAt(
    settings?.document.at(path) ?? { file: config.source.file },
    `\`${path.join('.')}\` is \`${mapped}\`, and \`${config.source.file}\` has no \`env.${mapped}\`. ${didYouMean(mapped, config.environments)}`,
    'Without the key, each Worker takes its environment of the same name, or its top level where it has no environments.',
  );
}
