import { type KeyPath, valueAt } from '../project/positions.ts';
import type { Location } from '../runtime/errors.ts';
import type { YamlFile } from './audited.ts';
import type { Told } from './rule.ts';
import { mapping, sequence } from './yaml-walk.ts';

/** A service of a Render Blueprint, or one of its databases. */
export interface Service {
  blueprint: YamlFile;
  path: KeyPath;
  value: Record<string, unknown>;
  /** `web`, `pserv`, `worker`, `keyvalue`, …; of an entry of `databases`, `postgres`. */
  type: string;
  /** For messages. */
  name: string;
  variables: Variable[];
  /** Where a key's value stands, or the service. */
  at(...path: KeyPath): Location;
}

/** An entry of `envVars`. */
export interface Variable {
  key: string;
  value: unknown;
  path: KeyPath;
}

/** Those at the top, and those of the environments of projects: render.com/docs/blueprint-spec. */
export function servicesOf(blueprint: YamlFile): Service[] {
  return groups(blueprint).flatMap((base) => [
    ...entries(blueprint, [...base, 'services'], undefined),
    ...entries(blueprint, [...base, 'databases'], 'postgres'),
  ]);
}

function groups({ document }: YamlFile): KeyPath[] {
  const projects = sequence(valueAt(document.value, ['projects']));
  const inProjects = projects.flatMap((project, index) =>
    sequence(mapping(project)['environments']).map((_, inner): KeyPath => ['projects', index, 'environments', inner]),
  );
  return [[], ...inProjects];
}

function entries(blueprint: YamlFile, path: KeyPath, type: string | undefined): Service[] {
  const { document } = blueprint;
  return sequence(valueAt(document.value, path)).map((entry, index): Service => {
    const value = mapping(entry);
    const own: KeyPath = [...path, index];
    return {
      blueprint,
      path: own,
      value,
      type: type ?? String(value['type'] ?? ''),
      name: String(value['name'] ?? `${path.join('.')}[${index}]`),
      variables: variablesOf(value['envVars'], [...own, 'envVars']),
      at: (...below) => document.at([...own, ...below]),
    };
  });
}

function variablesOf(value: unknown, path: KeyPath): Variable[] {
  return sequence(value).flatMap((one, index) => {
    const entry = mapping(one);
    return typeof entry['key'] === 'string'
      ? [{ key: entry['key'], value: entry['value'], path: [...path, index] }]
      : [];
  });
}

/** The variables of groups, which services take by name. */
export function groupVariables({ document }: YamlFile): Variable[] {
  return sequence(valueAt(document.value, ['envVarGroups'])).flatMap((group, index) =>
    variablesOf(mapping(group)['envVars'], ['envVarGroups', index, 'envVars']),
  );
}

/** What a rule tells of a service: the place is that of a key, or of the service. */
export function ofService(service: Service, key: string, path: KeyPath = []): Pick<Told, 'file' | 'place' | 'key'> {
  return {
    file: service.blueprint.file,
    place: () => service.at(...path),
    key: `${service.name} ${key}`,
  };
}
