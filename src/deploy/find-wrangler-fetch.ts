import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import type { Context } from '../runtime/context.ts';
import { ActionError } from '../runtime/errors.ts';
import { wranglerOf } from './find-wrangler-installed.ts';
import { lastLines, type Wrangler } from './wrangler.ts';

/** A wrangler of the registry. */
export interface Wanted {
  /** Exact, such as `4.164.0`. */
  version: string;
  /** What the project's lockfile says of the package's content, where it does. */
  integrity: string | undefined;
}

export interface Fetched {
  wrangler: Wrangler;
  /** `undefined` where an earlier job of this machine had fetched it. */
  durationMs: number | undefined;
}

const deadlineMs = 5 * 60_000;
/** What was left half done longer ago than this is nobody's any more. */
const staleMs = 60 * 60_000;

/** The Workers of a run share what is being fetched. */
const underWay = new Map<string, Promise<Fetched>>();

/**
 * Has npm install this wrangler into a folder of the runner, outside of the checkout, where later jobs find it.
 * @throws ActionError `wrangler-not-found` when npm, the registry or the content of the package says no.
 */
export async function fetchWrangler(wanted: Wanted, context: Context): Promise<Fetched> {
  const target = join(await cacheFolder(context), `${wanted.version}-${process.platform}-${process.arch}`);
  const shared = underWay.get(target) ?? fetchInto(target, wanted, context);
  underWay.set(target, shared);
  try {
    const fetched = await shared;
    await checkContent(target, wanted);
    return fetched;
  } finally {
    underWay.delete(target);
  }
}

/** The runner's cache of tools, which outlives the job on a machine of one's own; else the job's temporary folder. */
async function cacheFolder({ runner }: Context): Promise<string> {
  const toolCache = runner.env['RUNNER_TOOL_CACHE']?.trim();
  for (const base of toolCache ? [toolCache] : []) {
    const folder = join(base, 'voygent-wrangler');
    const isUsable = await mkdir(folder, { recursive: true }).then(
      () => true,
      () => false,
    );
    if (isUsable) return folder;
  }
  const folder = join(runner.temporary, 'voygent-wrangler');
  await mkdir(folder, { recursive: true });
  return folder;
}

async function fetchInto(target: string, wanted: Wanted, context: Context): Promise<Fetched> {
  const existing = await complete(target, wanted);
  if (existing) return { wrangler: existing, durationMs: undefined };
  await removeStale(target);
  const started = performance.now();
  const temporary = `${target}.${randomUUID()}.tmp`;
  await mkdir(temporary);
  try {
    await install(temporary, wanted, context);
    if (!(await complete(temporary, wanted))) throw refused(wanted, 'it has installed something else');
    await moveInto(target, temporary, wanted);
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
  const wrangler = await complete(target, wanted);
  if (!wrangler) throw refused(wanted, `it is not in ${target}, where it was put`);
  return { wrangler, durationMs: Math.round(performance.now() - started) };
}

/** A folder has its name only when it is complete, as it is renamed last of all. */
async function complete(folder: string, { version }: Wanted): Promise<Wrangler | undefined> {
  const wrangler = await wranglerOf(homeIn(folder)).catch(() => undefined);
  return wrangler?.version === version ? wrangler : undefined;
}

function homeIn(folder: string): string {
  return join(folder, 'node_modules', 'wrangler');
}

/** Someone else may have come first: theirs is as good. What is there and broken makes room. */
async function moveInto(target: string, temporary: string, wanted: Wanted): Promise<void> {
  try {
    await rename(temporary, target);
  } catch (error) {
    if (await complete(target, wanted)) return;
    const broken = `${target}.${randomUUID()}.tmp`;
    await rename(target, broken).catch(() => {
      throw error;
    });
    await rm(broken, { recursive: true, force: true });
    await rename(temporary, target);
  }
}

async function removeStale(target: string): Promise<void> {
  const folder = dirname(target);
  const names = (await readdir(folder)).filter((name) => name.startsWith(basename(target)) && name.endsWith('.tmp'));
  for (const name of names) {
    const path = join(folder, name);
    const { mtimeMs } = await stat(path).catch(() => ({ mtimeMs: Date.now() }));
    if (Date.now() - mtimeMs > staleMs) await rm(path, { recursive: true, force: true });
  }
}

/** No script is run: workerd and esbuild carry their programs in packages of their own, one a platform. */
function npmArguments(folder: string, version: string): string[] {
  return [
    ...['install', `wrangler@${version}`, '--prefix', folder],
    ...['--no-save', '--no-package-lock', '--no-audit', '--no-fund', '--no-progress', '--no-update-notifier'],
    ...['--ignore-scripts', '--include=optional', '--no-global', '--no-dry-run', '--no-offline'],
    // wrangler is run with the node of this action, whatever node npm runs with.
    '--no-engine-strict',
    ...['--fetch-retries=2', '--fetch-retry-factor=2', '--fetch-retry-mintimeout=1000', '--fetch-timeout=60000'],
  ];
}

async function install(folder: string, wanted: Wanted, context: Context): Promise<void> {
  const result = await context.exec
    .run('npm', npmArguments(folder, wanted.version), {
      cwd: folder,
      env: npmEnvironment(context),
      signal: context.signal,
      deadlineMs,
    })
    .catch((error: unknown) => {
      context.signal.throwIfAborted();
      throw refused(wanted, error instanceof Error ? error.message : String(error), error);
    });
  if (result.exitCode !== 0)
    throw refused(wanted, `npm ended with exit code ${result.exitCode}: ${told(result.stderr || result.stdout)}`);
}

/** npm tells its reason first, and then where in its own code it came from. */
function told(output: string): string {
  const errors = output
    .split('\n')
    .filter((line) => /^npm err(or|!)/i.test(line) && !/A complete log of this run|^npm \S+\s+at /i.test(line))
    .map((line) => line.replace(/^npm \S+\s*/, '').trim())
    .filter((line) => line !== '');
  return errors.length > 0 ? errors.slice(0, 5).join('; ') : lastLines(output);
}

/**
 * The job's environment, with what leads npm to a mirror and lets it in there, and without the credentials of this
 * action: npm needs none of them.
 */
function npmEnvironment({ runner }: Context): Record<string, string> {
  const own = Object.entries(runner.env).filter(
    ([name, value]) => value !== undefined && !/^(INPUT_|ACTIONS_|CLOUDFLARE_|GITHUB_TOKEN$|NODE_OPTIONS$)/i.test(name),
  );
  return Object.fromEntries(own) as Record<string, string>;
}

const Installed = z.looseObject({
  packages: z.looseObject({ 'node_modules/wrangler': z.looseObject({ integrity: z.string().optional() }).optional() }),
});

/** The registry vouches for what it sends; that it is what the project has locked is for us to see. */
async function checkContent(folder: string, wanted: Wanted): Promise<void> {
  if (wanted.integrity === undefined) return;
  const text = await readFile(join(folder, 'node_modules', '.package-lock.json'), 'utf8').catch(
    () => '{"packages":{}}',
  );
  const { packages } = Installed.parse(JSON.parse(text));
  const integrity = packages['node_modules/wrangler']?.integrity;
  if (integrity === undefined || isSame(integrity, wanted.integrity)) return;
  throw refused(wanted, `the registry's package is ${integrity}, and the lockfile has ${wanted.integrity}`);
}

/** Of two integrities with no hash of the same kind nothing can be told. */
function isSame(one: string, other: string): boolean {
  const others = new Map(other.split(' ').map((hash) => [kindOf(hash), hash]));
  return one.split(' ').every((hash) => (others.get(kindOf(hash)) ?? hash) === hash);
}

function kindOf(hash: string): string {
  return hash.slice(0, hash.indexOf('-'));
}

function refused({ version }: Wanted, why: string, cause?: unknown): ActionError {
  return new ActionError(
    'wrangler-not-found',
    `wrangler is not in \`node_modules\`, and wrangler ${version} could not be fetched: ${why.replace(/\.$/, '')}. Nothing was done.`,
    {
      hint: `Install the dependencies before this step, or look whether the registry answers: npm view wrangler@${version} dist`,
      ...(cause === undefined ? {} : { cause }),
    },
  );
}
