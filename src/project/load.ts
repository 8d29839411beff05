import path from 'node:path';
import { ActionError } from '../runtime/errors.ts';
import { didYouMean } from '../runtime/nearest.ts';
import { type Candidate, findCandidates, type Places } from './candidates.ts';
import { chooseDatabases, type Declared, distinctDatabases } from './databases.ts';
import { resolveEnvironment, wranglerEnvironmentOf } from './environments.ts';
import { invalidAt } from './problems.ts';
import type { Environment, Project, ProjectOptions, Worker } from './project.ts';
import { readRedirect } from './redirect.ts';
import { renderOf } from './render.ts';
import { readSettings, type Settings } from './settings.ts';
import { inside, kindOf, relative } from './source.ts';
import { toWorker } from './worker.ts';
import { declaredDatabases, effectiveConfig, readWranglerConfig, type WranglerConfig } from './wrangler-config.ts';

interface Read extends Candidate {
  config: WranglerConfig;
}

/**
 * The project that a checkout describes, for one environment: voygent.yml and the wrangler configurations. Reads
 * files only. Throws `config-not-found`, `config-ambiguous`, `config-invalid`, `input-invalid` and `worker-not-found`.
 */
export async function loadProject(options: ProjectOptions): Promise<Project> {
  const places = await placesOf(options);
  const settings = await readSettings(places.workspace, places.root, options.config);
  const environment = resolveEnvironment(options.environment?.trim() || undefined, settings);
  const { all, chosen } = await findCandidates(places, settings, options);
  const read = await Promise.all(all.map((candidate) => readCandidate(candidate, places)));
  const wanted = chosen === undefined ? read : read.filter((candidate) => candidate.path === chosen);
  const selected = choose(wanted, environment, settings, options);
  const workers = await Promise.all(selected.map((one) => workerOf(one, places, environment, settings)));
  refuseSameName(workers);
  const declared = read.flatMap((one) => declaredBy(one, places));
  const narrowed = selected.length < read.length;
  return {
    root: places.root,
    environment,
    workers,
    databases: chooseDatabases(await distinctDatabases(workers), settings, declared, narrowed),
    constitution: await constitutionOf(settings, places),
    render: await renderOf(settings, places),
  };
}

async function readCandidate(candidate: Candidate, { workspace }: Places): Promise<Read> {
  return { ...candidate, config: await readWranglerConfig(workspace, candidate.path) };
}

function declaredBy({ path: configPath, config }: Read, { root }: Places): Declared[] {
  return declaredDatabases(config).map((one) => ({ ...one, configFile: relative(root, configPath) }));
}

async function placesOf({ workspace, workingDirectory }: ProjectOptions): Promise<Places> {
  const asker = { what: 'the input `working-directory`', code: 'input-invalid' } as const;
  const root = await inside(workspace, workspace, workingDirectory.trim() || '.', asker);
  if ((await kindOf(root)) === 'directory') return { workspace, root };
  throw new ActionError(
    'input-invalid',
    `The input \`working-directory\` is \`${workingDirectory}\`, which is no directory.`,
    {
      hint: 'Write a path relative to the root of the repository. Is it checked out?',
    },
  );
}

async function workerOf(
  { config, settings: own }: Read,
  places: Places,
  { name, origins }: Environment,
  settings: Settings | undefined,
): Promise<Worker> {
  const wranglerEnvironment = wranglerEnvironmentOf(name, config, settings);
  const worker = await toWorker({ ...places, config, wranglerEnvironment, settings: own, origins });
  return { ...worker, redirect: await readRedirect(worker, places) };
}

/** All that voygent.yml lists, or the one that was chosen or found. */
function choose(
  read: readonly Read[],
  { name }: Environment,
  settings: Settings | undefined,
  { worker }: ProjectOptions,
): readonly Read[] {
  const wanted = worker?.trim();
  const chosen = wanted ? named(read, wanted, name, settings) : read;
  if (chosen.length < 2 || (settings?.value.workers && !wanted)) return chosen;
  const files = chosen.map(({ config }) => `\`${config.source.file}\``).join(', ');
  const found = wanted
    ? `${chosen.length} Workers are called \`${wanted}\``
    : `There are ${chosen.length} wrangler configurations`;
  throw new ActionError('config-ambiguous', `${found}: ${files}.`, {
    hint: 'Choose one with the input `wrangler-config`, or list those of the project under `workers` in .github/voygent.yml.',
  });
}

function named(read: readonly Read[], wanted: string, environment: string | undefined, settings: Settings | undefined) {
  const names = read.map(({ config }) => namesOf(config, environment, settings));
  const chosen = read.filter((_, index) => names[index]?.includes(wanted));
  if (chosen.length > 0) return chosen;
  throw new ActionError('worker-not-found', `No wrangler configuration here is for a Worker \`${wanted}\`.`, {
    hint: didYouMean(wanted, names.flat()),
  });
}

/** The names by which a Worker can be chosen: its name in the environment, and that of its top level. */
function namesOf(config: WranglerConfig, environment: string | undefined, settings: Settings | undefined): string[] {
  const names = [config.top.name];
  try {
    names.push(effectiveConfig(config, wranglerEnvironmentOf(environment, config, settings)).section.name);
  } catch (error) {
    // Another Worker of the repository need not have this environment; of the chosen one it is said later.
    if (!(error instanceof ActionError)) throw error;
  }
  return [...new Set(names.filter((name) => name !== undefined))];
}

function refuseSameName(workers: readonly Worker[]): void {
  const names = workers.map(({ name }) => name);
  const twice = workers.find(({ name }, index) => names.indexOf(name) !== index);
  if (!twice) return;
  const files = workers.filter(({ name }) => name === twice.name).map(({ configFile }) => `\`${configFile}\``);
  throw new ActionError('config-invalid', `${files.join(' and ')} both deploy the Worker \`${twice.name}\`.`, {
    hint: 'Give each its own `name`: the second would replace the first.',
  });
}

async function constitutionOf(
  settings: Settings | undefined,
  { workspace, root }: Places,
): Promise<string | undefined> {
  const written = settings?.value.constitution;
  if (!settings || written === undefined) return undefined;
  const location = settings.document.at(['constitution']);
  const what = `${settings.file}: \`constitution\``;
  const target = await inside(workspace, root, written, { what, code: 'config-invalid', location });
  if ((await kindOf(target)) === 'file') return relative(root, path.resolve(target));
  throw invalidAt(location, `\`constitution\` is \`${written}\`, which is not a file.`);
}
