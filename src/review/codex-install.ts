import { access, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Context } from '../runtime/context.ts';
import { ActionError } from '../runtime/errors.ts';
import { type Kept, keepTool, toolFolder } from '../runtime/tool-cache.ts';
import { defaultCodexVersion } from '../terms/codex-version.ts';

/** A Codex CLI that runs: the program itself, as npm's shim lets it live on when the shim is killed. */
export interface Codex {
  /** An absolute path. */
  binary: string;
  version: string;
}

const installDeadlineMs = 5 * 60_000;
const askDeadlineMs = 30_000;

/**
 * The Codex CLI of this version: kept in a folder of the runner, outside of the checkout, and fetched by npm where it is not
 * there yet.
 * @param folder where versions are kept; by default in the runner's cache of tools
 * @throws ActionError `input-invalid` for what is no exact version, `codex-not-found` when it cannot be had
 */
export async function installCodex(version: string, context: Context, folder?: string): Promise<Kept<Codex>> {
  if (!/^\d+\.\d+\.\d+(?:-[0-9A-Za-z.-]+)?$/.test(version)) throw notAVersion(version);
  const platform = platformOf(process.platform, process.arch);
  const home = folder ?? (await toolFolder('voygent-codex', context));
  return keepTool({
    folder: join(home, `${version}-${process.platform}-${process.arch}`),
    find: (at) => find(at, version, platform, context),
    make: (at) => make(at, version, platform, context),
    broken: () => notFound(version, 'what npm has installed is not this version, or does not run here'),
  });
}

interface Platform {
  /** The package's name, as the CLI's own package.json has it. */
  package: string;
  /** Where in it the program lies. */
  program: string;
}

/** As `bin/codex.js` of the package chooses. */
const triples: Readonly<Record<string, string>> = {
  'linux-x64': 'x86_64-unknown-linux-musl',
  'linux-arm64': 'aarch64-unknown-linux-musl',
  'darwin-x64': 'x86_64-apple-darwin',
  'darwin-arm64': 'aarch64-apple-darwin',
};

/** @throws ActionError `codex-not-found` */
export function platformOf(system: string, processor: string): Platform {
  const name = `${system}-${processor}`;
  const triple = triples[name];
  if (triple !== undefined)
    return { package: `@openai/codex-${name}`, program: join('vendor', triple, 'bin', 'codex') };
  throw new ActionError('codex-not-found', `The review does not run on ${name}. Nothing was reviewed.`, {
    hint: `Run the job on one of: ${Object.keys(triples).join(', ')}; for example with \`runs-on: ubuntu-latest\`.`,
  });
}

function programIn(folder: string, { package: name, program }: Platform): string {
  return join(folder, 'node_modules', name, program);
}

/** Asks the program itself: a download that was cut off does not run. */
async function find(
  folder: string,
  version: string,
  platform: Platform,
  { exec, runner, signal }: Context,
): Promise<Codex | undefined> {
  const binary = programIn(folder, platform);
  if (!(await exists(binary))) return undefined;
  const env = { PATH: runner.env['PATH'] ?? '', HOME: folder, CODEX_HOME: folder };
  try {
    const { exitCode, stdout } = await exec.run(binary, ['--version'], {
      cwd: folder,
      env,
      signal,
      deadlineMs: askDeadlineMs,
    });
    return exitCode === 0 && stdout.trim() === `codex-cli ${version}` ? { binary, version } : undefined;
  } catch {
    signal.throwIfAborted();
    return undefined;
  }
}

async function make(folder: string, version: string, platform: Platform, context: Context): Promise<void> {
  // With a package.json of its own the folder is a project of its own: nothing above it has a say.
  await writeFile(join(folder, 'package.json'), JSON.stringify({ name: 'voygent-codex', private: true }));
  const result = await context.exec
    .run('npm', npmArguments(folder, version), {
      cwd: folder,
      env: npmEnvironment(context),
      signal: context.signal,
      deadlineMs: installDeadlineMs,
    })
    .catch((error: unknown) => {
      context.signal.throwIfAborted();
      throw npmNotRun(version, error);
    });
  if (result.exitCode !== 0) throw npmFailed(version, `${result.stderr}\n${result.stdout}`);
  if (!(await exists(programIn(folder, platform)))) throw withoutProgram(version, platform);
}

/** No script is run: the program comes in a package of its own, one a platform. */
function npmArguments(folder: string, version: string): string[] {
  return [
    ...['install', `@openai/codex@${version}`, '--prefix', folder],
    ...['--no-save', '--no-package-lock', '--no-audit', '--no-fund', '--no-progress', '--no-update-notifier'],
    ...['--ignore-scripts', '--include=optional', '--no-global', '--no-dry-run', '--no-offline', '--no-workspaces'],
    ...['--fetch-retries=2', '--fetch-retry-factor=2', '--fetch-retry-mintimeout=1000', '--fetch-timeout=60000'],
  ];
}

/** What leads npm to a registry, through a proxy and past its certificates; nothing that changes what npm does. */
const kept =
  /^(?:npm_config_(?:registry|proxy|https?[_-]proxy|no_?proxy|cafile|userconfig)|https?_proxy|no_proxy|PATH|HOME|NODE_EXTRA_CA_CERTS|SSL_CERT_(?:FILE|DIR)|NODE_AUTH_TOKEN|RUNNER_TRACKING_ID)$/i;

function npmEnvironment({ runner }: Context): Record<string, string> {
  const env: Record<string, string> = {};
  for (const [name, value] of Object.entries(runner.env)) if (value !== undefined && kept.test(name)) env[name] = value;
  return env;
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

function notAVersion(version: string): ActionError {
  return new ActionError('input-invalid', `\`codex-version\` is \`${version}\`, which is no exact version.`, {
    hint: `Write a version such as \`${defaultCodexVersion}\`: a review must be repeatable, so that ranges and tags are not accepted.`,
  });
}

function npmNotRun(version: string, error: unknown): ActionError {
  if (error instanceof ActionError && error.code === 'timeout')
    return notFound(version, 'npm did not come to its end within 5 minutes', error);
  return notFound(
    version,
    '`npm` could not be started',
    error,
    'Install Node.js with npm on the runner: npm --version',
  );
}

/** npm tells its code first: docs.npmjs.com/cli/using-npm/logging. */
function npmFailed(version: string, output: string): ActionError {
  const code = /npm (?:error|ERR!) code (\S+)/i.exec(output)?.[1] ?? '';
  if (code === 'ETARGET' || code === 'E404')
    return notFound(
      version,
      'the registry does not have this version',
      undefined,
      `Choose one that \`npm view @openai/codex versions\` lists, or leave \`codex-version\` away for ${defaultCodexVersion}.`,
    );
  if (
    /^(?:ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ERR_SOCKET_TIMEOUT|FETCH_ERROR)$/.test(
      code,
    )
  )
    return notFound(
      version,
      `the registry cannot be reached (${code})`,
      undefined,
      'Let the runner reach the registry, or a mirror through `NPM_CONFIG_REGISTRY`: npm ping',
    );
  return notFound(version, `npm failed${code === '' ? '' : ` with ${code}`}: ${reasonsIn(output)}`);
}

function reasonsIn(output: string): string {
  const reasons = output
    .split('\n')
    .filter(
      (line) => /^npm (?:error|ERR!)/i.test(line) && !/A complete log of this run|^npm \S+\s+(?:at|code) /i.test(line),
    )
    .map((line) => line.replace(/^npm \S+\s*/, '').trim())
    .filter((line) => line !== '');
  return (reasons.slice(0, 5).join('; ') || output.trim().slice(-500)).replace(/\.$/, '');
}

function withoutProgram(version: string, { package: name }: Platform): ActionError {
  return notFound(
    version,
    `npm has not installed \`${name}\`, the package with the program for this platform`,
    undefined,
    `The registry, or a mirror of it, must serve optional dependencies: npm view @openai/codex@${version} optionalDependencies`,
  );
}

function notFound(version: string, why: string, cause?: unknown, hint?: string): ActionError {
  return new ActionError(
    'codex-not-found',
    `The Codex CLI ${version}, which asks the critic, could not be installed: ${why}. Nothing was reviewed, and nothing is approved.`,
    {
      hint: hint ?? `Look whether the registry answers: npm view @openai/codex@${version} dist`,
      status: 'indeterminate',
      ...(cause === undefined ? {} : { cause }),
    },
  );
}
