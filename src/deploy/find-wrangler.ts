import type { Worker } from '../project/project.ts';
import type { Context } from '../runtime/context.ts';
import { ActionError } from '../runtime/errors.ts';
import { fetchWrangler } from './find-wrangler-fetch.ts';
import { wranglerOfNodeModules, wranglerOfPlugAndPlay } from './find-wrangler-installed.ts';
import { foldersUpTo, lockedWrangler } from './lockfile.ts';
import type { Wrangler } from './wrangler.ts';

/** For projects that do not say which wrangler they mean: the one that this repository is tested with. */
export const pinnedVersion = '4.164.0';

/** The first one whose `versions upload` takes `--secrets-file`, and whose `deploy` takes `--tag` and `--message`. */
export const oldestVersion = '4.74.0';

/**
 * The wrangler that the project means: the installed one, by `node_modules` or Yarn's Plug'n'Play; else the one that the
 * lockfile names, else a version of ours, both fetched to a place outside of the checkout. Nothing above the workspace
 * counts: what a machine happens to have there was neither reviewed nor locked.
 * @throws ActionError `wrangler-not-found`
 */
export async function findWrangler(worker: Worker, context: Context): Promise<Wrangler> {
  return (await installed(worker, context)) ?? fetched(worker, context);
}

async function installed({ name, directory }: Worker, context: Context): Promise<Wrangler | undefined> {
  const events = context.events.step(`deploy ${name}`);
  const folders = foldersUpTo(directory, context.runner.workspace);
  const ofNodeModules = await wranglerOfNodeModules(folders);
  const wrangler = ofNodeModules ?? (await wranglerOfPlugAndPlay(directory, folders, context));
  if (!wrangler) return undefined;
  const source = ofNodeModules ? 'node_modules' : 'pnp';
  const place = ofNodeModules ? '`node_modules`' : "Yarn's Plug'n'Play";
  checkAge(wrangler.version, place);
  events.info('wrangler.found', `${name}: wrangler ${wrangler.version} is taken from ${place}.`, {
    version: wrangler.version,
    source,
  });
  return wrangler;
}

async function fetched({ name, directory }: Worker, context: Context): Promise<Wrangler> {
  const events = context.events.step(`deploy ${name}`);
  const locked = await lockedWrangler(directory, context.runner.workspace);
  const wanted = locked ?? { version: pinnedVersion, integrity: undefined };
  const reason = locked ? `which ${locked.lockfile} names` : 'as no lockfile names one';
  checkAge(wanted.version, locked?.lockfile ?? 'our own choice');
  events.warning(
    'wrangler.not-installed',
    `${name}: wrangler is not installed in the checkout. wrangler ${wanted.version} is used, ${reason}. A Worker that uses packages cannot be built so: install the dependencies before this step.`,
    { version: wanted.version },
  );
  const { wrangler, durationMs } = await fetchWrangler(wanted, context);
  if (durationMs !== undefined) {
    events.info('wrangler.fetched', `${name}: wrangler ${wanted.version} was fetched (${durationMs} ms).`, {
      version: wanted.version,
      duration_ms: durationMs,
    });
  }
  events.info('wrangler.found', `${name}: wrangler ${wanted.version} is taken from outside of the checkout.`, {
    version: wanted.version,
    source: 'fetched',
    ...(locked ? { lockfile: locked.lockfile } : {}),
  });
  return wrangler;
}

function checkAge(version: string, place: string): void {
  // Builds of a pull request of wrangler's own call themselves 0.0.0, and are newer than any release.
  if (version.startsWith('0.0.0-') || !isBefore(version, oldestVersion)) return;
  throw new ActionError(
    'wrangler-not-found',
    `wrangler ${version} (${place}) is too old: this action needs ${oldestVersion} or later, which can upload secrets with a version. Nothing was done.`,
    { hint: 'Update it with your package manager, such as: npm install --save-dev wrangler@4' },
  );
}

/** By major, minor and patch; what follows a hyphen does not count. */
export function isBefore(version: string, other: string): boolean {
  const [one, two] = [numbersOf(version), numbersOf(other)];
  const difference = one.map((number, index) => number - (two[index] ?? 0)).find((each) => each !== 0);
  return difference !== undefined && difference < 0;
}

function numbersOf(version: string): number[] {
  return version.split(/[-+]/, 1).flatMap((core) => core.split('.').map(Number));
}
