import path from 'node:path';
import { ActionError } from '../runtime/errors.ts';
import { Configuration } from './configuration.ts';
import { environmentProblems } from './environments.ts';
import { problemsOf } from './issues.ts';
import type { Document } from './positions.ts';
import { invalid } from './problems.ts';
import { inside, kindOf, readSource, relative } from './source.ts';
import { parseYaml } from './yaml.ts';

/** The default of the input `config`. */
export const defaultConfigPath = '.github/voygent.yml';

/** voygent.yml as read. */
export interface Settings {
  file: string;
  value: Configuration;
  document: Document;
}

/**
 * Reads voygent.yml; undefined where the default is not there. Throws `config-not-found` where another path was given
 * and is not there, and one `config-invalid` with every problem of the file.
 */
export async function readSettings(workspace: string, root: string, config: string): Promise<Settings | undefined> {
  const written = config.trim() || defaultConfigPath;
  const absolute = await inside(workspace, root, written, { what: 'the input `config`', code: 'input-invalid' });
  const isDefault = path.resolve(root, defaultConfigPath) === absolute;
  if (isDefault && (await kindOf(absolute)) === 'nothing') {
    await refuseOtherEnding(workspace, absolute);
    return undefined;
  }
  const { file, text } = await readSource(workspace, absolute);
  return settingsIn(text, file);
}

/** What the text of a voygent.yml says. Throws one `config-invalid` with every problem of it. */
export async function settingsIn(text: string, file: string): Promise<Settings> {
  const document = await parseYaml(text, file);
  const parsed = Configuration.safeParse(document.value);
  if (!parsed.success) throw invalid(file, problemsOf(parsed.error, document, Configuration));
  const problems = environmentProblems(parsed.data, document);
  if (problems.length > 0) throw invalid(file, problems);
  return { file, value: parsed.data, document };
}

/** A file that nobody reads could be the one that requires the gate. */
async function refuseOtherEnding(workspace: string, absolute: string): Promise<void> {
  const other = absolute.replace(/\.yml$/, '.yaml');
  if ((await kindOf(other)) === 'nothing') return;
  const file = relative(workspace, other);
  throw new ActionError('config-not-found', `\`${file}\` is there, but the configuration's name ends in \`.yml\`.`, {
    hint: 'Rename it to `voygent.yml`, or name it with the input `config`.',
    location: { file },
  });
}
