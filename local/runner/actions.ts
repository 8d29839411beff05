import { existsSync, readFileSync } from 'node:fs';
import { join, resolve, sep } from 'node:path';
import { unsupported, WorkflowError } from './errors.ts';
import { type Action, readAction } from './model.ts';

const standIns = join(import.meta.dirname, 'stand-ins');

/** Where `uses:` may lead. */
export interface Repositories {
  /** Folders of repositories by `owner/name`, in lower case: what GitHub would download. */
  others: Readonly<Record<string, string>>;
  /** The folder of the repository that the workflow file is from: what `$/` means. */
  own: string;
  /** The checkout of the job: what `./` means. */
  workspace: string;
}

export interface LoadedAction {
  action: Action;
  folder: string;
  /** `owner/name` and the ref, for GITHUB_ACTION_REPOSITORY and GITHUB_ACTION_REF. */
  repository: string;
  ref: string;
}

/** @throws WorkflowError where there is no such action */
export function loadAction(uses: string, repositories: Repositories, where: string): LoadedAction {
  const { folder, repository = '', ref = '' } = locate(uses, repositories, where);
  const file = ['action.yml', 'action.yaml'].map((name) => join(folder, name)).find((path) => existsSync(path));
  if (!file) throw new WorkflowError(`\`${uses}\` leads to ${folder}, where there is no action.yml`, where);
  return { action: readAction(file, readFileSync(file, 'utf8')), folder, repository, ref };
}

/** The folder of a remote repository, and the rest of a reference such as `owner/name/path@ref`. */
export function locateRemote(
  uses: string,
  others: Repositories['others'],
): { root: string; path: string; repository: string; ref: string } | undefined {
  const [, owner, name, path = '', ref] = /^([\w.-]+)\/([\w.-]+)((?:\/[^@]+)?)@(\S+)$/.exec(uses) ?? [];
  if (owner === undefined || name === undefined || ref === undefined) return undefined;
  const repository = `${owner}/${name}`;
  const root = others[repository.toLowerCase()];
  return root === undefined ? undefined : { root, path: path.slice(1), repository, ref };
}

function locate(uses: string, { others, own, workspace }: Repositories, where: string) {
  // The runner refuses the bare form (actions/runner#4457).
  if (uses === '$/') throw new WorkflowError('`$/` alone names no action; the one at the root is `$/.`', where);
  if (uses.startsWith('$/')) return { folder: within(own, uses.slice(2), where) };
  if (uses.startsWith('./')) return { folder: within(workspace, uses, where) };
  const remote = locateRemote(uses, others);
  if (remote)
    return { folder: within(remote.root, remote.path, where), repository: remote.repository, ref: remote.ref };
  const [, name, ref] = /^actions\/([a-z-]+)@(\S+)$/.exec(uses) ?? [];
  if (name === undefined || ref === undefined || !existsSync(join(standIns, name)))
    throw unsupported(`\`uses: ${uses}\``, where);
  return { folder: join(standIns, name), repository: `actions/${name}`, ref };
}

function within(root: string, path: string, where: string): string {
  const folder = resolve(root, path);
  if (folder === root || folder.startsWith(root + sep)) return folder;
  throw new WorkflowError(`\`${path}\` leads out of the repository`, where);
}
