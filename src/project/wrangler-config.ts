import path from 'node:path';
import { ActionError } from '../runtime/errors.ts';
import { problemsOf } from './issues.ts';
import { parseJsonc } from './jsonc.ts';
import { type Document, type KeyPath, valueAt } from './positions.ts';
import { invalid, invalidAt } from './problems.ts';
import { readSource, type Source } from './source.ts';
import { parseToml } from './toml.ts';
import { DeclaredDatabases, Inherited, Section, TopLevel } from './wrangler-schema.ts';

/** The names that wrangler looks for, in its order of preference (`findWranglerConfig` in workers-utils). */
export const wranglerFileNames = ['wrangler.json', 'wrangler.jsonc', 'wrangler.toml'] as const;

/** A wrangler configuration file, of which no environment has been chosen yet. */
export interface WranglerConfig {
  source: Source;
  document: Document;
  top: TopLevel;
  /** Names under `env`. */
  environments: string[];
}

/** What is in force for one environment. */
export interface EffectiveConfig {
  section: Section;
  /** The environment, undefined for the top level. */
  environment: string | undefined;
  /** Where a key that is in force stands: in the environment, or at the top level that it is inherited from. */
  pathOf(key: keyof Section): KeyPath;
}

/** Reads a file that `inside` has admitted. Throws `config-not-found` and `config-invalid`. */
export async function readWranglerConfig(workspace: string, absolute: string): Promise<WranglerConfig> {
  return wranglerConfigIn(await readSource(workspace, absolute));
}

/** What the text of a wrangler configuration says. Throws `config-invalid`. */
export async function wranglerConfigIn(source: Source): Promise<WranglerConfig> {
  const document = await parseByEnding(source);
  const parsed = TopLevel.safeParse(document.value);
  if (!parsed.success) throw invalid(source.file, problemsOf(parsed.error, document, TopLevel));
  refuse(parsed.data, document);
  return { source, document, top: parsed.data, environments: Object.keys(parsed.data.env ?? {}) };
}

/** wrangler reads `.json` as it reads `.jsonc`: with comments and trailing commas. */
function parseByEnding({ file, text }: Source): Promise<Document> {
  const ending = path.extname(file);
  if (ending === '.toml') return parseToml(text, file);
  if (ending === '.json' || ending === '.jsonc') return parseJsonc(text, file);
  throw new ActionError(
    'config-invalid',
    `\`${file}\` is no wrangler configuration: those end in .jsonc, .json or .toml.`,
    {
      location: { file },
      hint: `Name the file itself, such as \`${wranglerFileNames[1]}\`.`,
    },
  );
}

function refuse(top: TopLevel, document: Document): void {
  if (top.pages_build_output_dir !== undefined) {
    throw invalidAt(
      document.keyAt(['pages_build_output_dir']),
      '`pages_build_output_dir` makes this a Pages project; voygent-actions releases Workers.',
    );
  }
  if (top.legacy_env === false) {
    throw invalidAt(
      document.keyAt(['legacy_env']),
      '`legacy_env: false` asks for service environments, which wrangler has removed.',
      'Remove the key: each environment is then a Worker of its own, named `<name>-<environment>`.',
    );
  }
}

/** The configuration in force for an environment that the file has, or for the top level. Throws `config-invalid`. */
export function effectiveConfig(config: WranglerConfig, environment: string | undefined): EffectiveConfig {
  if (environment === undefined) return { section: effective(config.top), environment, pathOf: (key) => [key] };
  const base: KeyPath = ['env', environment];
  const own = effective(sectionOf(config, environment));
  const top = effective(config.top);
  const name = own.name ?? (top.name ? `${top.name}-${environment}` : undefined);
  const section: Section = { ...Inherited.parse(top), ...own, ...(name !== undefined && { name }) };
  const pathOf = (key: keyof Section) => (key in own ? [...base, key] : [key]);
  return { section, environment, pathOf };
}

function sectionOf({ top, document, source }: WranglerConfig, environment: string): Section {
  const parsed = Section.safeParse(top.env?.[environment]);
  if (parsed.success) return parsed.data;
  const base = ['env', environment];
  const problems = problemsOf(parsed.error, below(document, base), Section);
  throw invalid(
    source.file,
    problems.map(({ location, message }) => ({ location, message: `in \`env.${environment}\`: ${message}` })),
  );
}

/** A part of a document as a document. */
function below(document: Document, base: KeyPath): Document {
  const value = valueAt(document.value, base);
  return { value, at: (path) => document.at([...base, ...path]), keyAt: (path) => document.keyAt([...base, ...path]) };
}

/** wrangler takes an empty `route` for none, so that an environment with one inherits. */
function effective(section: Section): Section {
  const { route, ...rest } = Section.parse(section);
  return route === undefined || route === '' ? rest : { ...rest, route };
}

/** Every D1 binding that some environment of the file declares, as far as it can be read. */
export function declaredDatabases({ top }: WranglerConfig): { binding: string; name: string | undefined }[] {
  const sections: unknown[] = [top, ...Object.values(top.env ?? {})];
  const entries = sections.flatMap((section) => DeclaredDatabases.safeParse(section).data?.d1_databases ?? []);
  return entries.map(({ binding, database_name: name }) => ({ binding, name }));
}
