import { ActionError } from '../runtime/errors.ts';
import { didYouMean } from '../runtime/nearest.ts';
import type { WorkerSettings } from './configuration.ts';
import { discoverConfigs, maxDepth } from './discover.ts';
import { invalidAt } from './problems.ts';
import type { ProjectOptions } from './project.ts';
import type { Settings } from './settings.ts';
import { inside, kindOf, relative } from './source.ts';
import { wranglerFileNames } from './wrangler-config.ts';

/** A wrangler configuration that may be a Worker of the project. */
export interface Candidate {
  /** Absolute path. */
  path: string;
  settings: WorkerSettings | undefined;
}

export interface Places {
  workspace: string;
  root: string;
}

export interface Candidates {
  /** In configuration order, or in that of the search. */
  all: Candidate[];
  /** The absolute path that the input `wrangler-config` chooses. */
  chosen: string | undefined;
}

/**
 * The wrangler configurations that the project has: `workers` of voygent.yml; else the input `wrangler-config`; else
 * what is found. Throws `config-not-found`.
 */
export async function findCandidates(
  places: Places,
  settings: Settings | undefined,
  { wranglerConfig }: ProjectOptions,
): Promise<Candidates> {
  const chosen = wranglerConfig?.trim() ? await chosenPath(places, wranglerConfig.trim()) : undefined;
  const listed = settings?.value.workers;
  if (settings && listed) {
    const all = await Promise.all(listed.map((worker, index) => listedCandidate(places, settings, worker, index)));
    refuseTwice(all, settings);
    if (chosen !== undefined) refuseUnlisted(all, chosen, places);
    return { all, chosen };
  }
  return { all: chosen === undefined ? await discovered(places) : [{ path: chosen, settings: undefined }], chosen };
}

async function chosenPath({ workspace, root }: Places, written: string): Promise<string> {
  const target = await inside(workspace, root, written, { what: 'the input `wrangler-config`', code: 'input-invalid' });
  if ((await kindOf(target)) === 'file') return target;
  throw new ActionError('config-not-found', `The input \`wrangler-config\` is \`${written}\`, which is not a file.`, {
    hint: await nearestConfigs({ workspace, root }, written),
  });
}

async function listedCandidate(
  places: Places,
  settings: Settings,
  worker: WorkerSettings,
  index: number,
): Promise<Candidate> {
  const key = ['workers', index, 'config'];
  const location = settings.document.at(key);
  const what = `${settings.file}: \`workers[${index}].config\``;
  const target = await inside(places.workspace, places.root, worker.config, { what, code: 'config-invalid', location });
  if ((await kindOf(target)) === 'file') return { path: target, settings: worker };
  throw invalidAt(
    location,
    `\`workers[${index}].config\` is \`${worker.config}\`, which is not a file.`,
    await nearestConfigs(places, worker.config),
  );
}

function refuseTwice(candidates: readonly Candidate[], settings: Settings): void {
  const paths = candidates.map((candidate) => candidate.path);
  const index = paths.findIndex((path, at) => paths.indexOf(path) !== at);
  if (index < 0) return;
  throw invalidAt(settings.document.at(['workers', index, 'config']), `\`workers[${index}].config\` is listed twice.`);
}

function refuseUnlisted(candidates: readonly Candidate[], chosen: string, { root }: Places): void {
  if (candidates.some((candidate) => candidate.path === chosen)) return;
  const paths = candidates.map((candidate) => relative(root, candidate.path));
  const written = relative(root, chosen);
  throw new ActionError('config-not-found', `\`${written}\` is not listed under \`workers\` in the configuration.`, {
    hint: `${didYouMean(written, paths)} Add it there, so that its checks and steps are known.`,
  });
}

async function discovered({ workspace, root }: Places): Promise<Candidate[]> {
  const paths = await discoverConfigs(root, workspace);
  if (paths.length > 0) return Promise.all(paths.map((path) => discoveredCandidate(path, workspace)));
  const where = relative(workspace, root) === '.' ? 'the repository' : `\`${relative(workspace, root)}\``;
  throw new ActionError(
    'config-not-found',
    `No wrangler configuration was found: ${wranglerFileNames.join(', ')} were looked for in ${where} and ${maxDepth} levels below.`,
    {
      hint: 'Is the repository checked out, and `working-directory` right? Else name the file with `wrangler-config`.',
    },
  );
}

/** The file itself may be a symbolic link. */
async function discoveredCandidate(found: string, workspace: string): Promise<Candidate> {
  const what = `\`${relative(workspace, found)}\``;
  return { path: await inside(workspace, workspace, found, { what, code: 'config-invalid' }), settings: undefined };
}

async function nearestConfigs({ workspace, root }: Places, written: string): Promise<string> {
  const found = await discoverConfigs(root, workspace).catch(() => []);
  const paths = found.map((path) => relative(root, path));
  return paths.length > 0 ? didYouMean(written, paths) : 'No wrangler configuration was found in the repository.';
}
