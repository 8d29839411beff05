import { parseDocument } from 'yaml';
import { Configuration } from '../../src/project/configuration.ts';
import type { Block } from './markdown.ts';

/**
 * What a block of YAML is of. A `part` is told from a whole by what is missing: a configuration by its `version`.
 * `nothing`: it is none of these, and nobody can say whether it is right.
 */
export type Kind =
  | 'workflow'
  | 'jobs'
  | 'steps'
  | 'checks'
  | 'configuration'
  | 'configuration-part'
  | 'waivers'
  | 'nothing';

export function kindOf({ text }: Pick<Block, 'text'>): Kind {
  const document = parseDocument(text);
  if (document.errors.length > 0) return 'nothing';
  const value: unknown = document.toJS();
  if (Array.isArray(value)) return ofList(value);
  return isMap(value) ? ofMap(value) : 'nothing';
}

function ofList(items: readonly unknown[]): Kind {
  const isSteps = items.every((item) => isMap(item) && ('uses' in item || 'run' in item));
  return isSteps ? 'steps' : 'checks';
}

function ofMap(map: Record<string, unknown>): Kind {
  const keys = Object.keys(map);
  if ('jobs' in map) return 'workflow';
  if ('waivers' in map) return 'waivers';
  if ('version' in map) return 'configuration';
  if (keys.every((key) => key in Configuration.shape)) return isJobs(map) ? 'jobs' : 'configuration-part';
  return isJobs(map) ? 'jobs' : 'nothing';
}

function isJobs(map: Record<string, unknown>): boolean {
  return Object.values(map).every((job) => isMap(job) && ('runs-on' in job || 'uses' in job));
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The path that the first line of a block names, as people write above a file: `# .github/voygent.yml`. */
export function pathOf({ text }: Pick<Block, 'text'>): string | undefined {
  return /^(?:#|\/\/)\s+((?:[\w.@-]+\/)*[\w.@-]+\.(?:ya?ml|jsonc|json|toml))(?=[\s,:]|$)/.exec(text)?.[1];
}
