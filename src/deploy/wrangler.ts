import { randomUUID } from 'node:crypto';
import { access, mkdir, readFile, rm, rmdir, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { z } from 'zod';
import type { Cloudflare } from '../cloudflare/client.ts';
import { VersionId } from '../cloudflare/ids.ts';
import type { Worker } from '../project/project.ts';
import type { Context } from '../runtime/context.ts';
import { ActionError } from '../runtime/errors.ts';

/** The wrangler CLI that deploys a project: the script that node runs. */
export interface Wrangler {
  script: string;
  version: string;
  /** What node gets before the script: that of Yarn's Plug'n'Play is in an archive. */
  nodeArguments?: readonly string[];
}

export interface Upload {
  worker: Worker;
  /** `versions upload`, or `deploy` where a Worker cannot take a version yet. */
  command: readonly string[];
  tag: string;
  message: string;
  /** Secrets that Cloudflare does not have yet. */
  secrets: ReadonlyMap<string, string>;
}

// Bundling and uploading takes seconds; a build command of the project's own may take minutes.
const uploadDeadlineMs = 10 * 60_000;

const Entry = z.discriminatedUnion('type', [
  z.looseObject({ type: z.literal('version-upload'), version_id: z.string().nullish() }),
  z.looseObject({ type: z.literal('deploy'), version_id: z.string().nullish() }),
  z.looseObject({ type: z.literal('command-failed'), code: z.number().nullish(), message: z.string().nullish() }),
]);
type Entry = z.infer<typeof Entry>;

/**
 * Has wrangler build and upload; gives the new version's id, which wrangler writes to a file of its own.
 * @throws ActionError `wrangler-failed`
 */
export async function upload(
  job: Upload,
  wrangler: Wrangler,
  cloudflare: Cloudflare,
  context: Context,
): Promise<VersionId> {
  const folder = join(context.runner.temporary, `voygent-${randomUUID()}`);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  try {
    return await uploadFrom(folder, job, wrangler, cloudflare, context);
  } finally {
    await rm(folder, { recursive: true, force: true });
    await tidyUp(job.worker.directory);
  }
}

/** wrangler makes `.wrangler/tmp` beside its configuration and leaves it behind: where nothing is in there, it goes. */
async function tidyUp(directory: string): Promise<void> {
  for (const name of ['.wrangler/tmp', '.wrangler']) await rmdir(join(directory, name)).catch(() => undefined);
}

async function uploadFrom(
  folder: string,
  job: Upload,
  wrangler: Wrangler,
  cloudflare: Cloudflare,
  context: Context,
): Promise<VersionId> {
  const outputFile = outputFileIn(folder);
  const args = [...(wrangler.nodeArguments ?? []), wrangler.script, ...job.command, ...(await optionsOf(job, folder))];
  const events = context.events.step(`deploy ${job.worker.name}`);
  const result = await context.exec.run(process.execPath, args, {
    cwd: job.worker.directory,
    env: environmentOf(cloudflare, folder, context),
    signal: context.signal,
    deadlineMs: uploadDeadlineMs,
    onLine: (line) => events.debug('wrangler.line', { line }),
  });
  const entries = await readEntries(outputFile);
  const uploaded = entries.find(({ type }) => type !== 'command-failed');
  const id = VersionId.safeParse(uploaded && 'version_id' in uploaded ? uploaded.version_id : undefined);
  if (result.exitCode === 0 && id.success) return id.data;
  throw failed(job, result, entries, context);
}

async function optionsOf({ worker, tag, message, secrets }: Upload, folder: string): Promise<string[]> {
  // A framework's build has wrangler deploy a configuration that it generated; naming ours would undo that.
  const config = worker.redirect ? [] : ['--config', join(worker.directory, relativeConfig(worker))];
  const options = [...config, '--env', worker.wranglerEnvironment ?? '', '--tag', tag, '--message', message];
  if (secrets.size === 0) return options;
  const file = join(folder, 'secrets.json');
  await writeFile(file, JSON.stringify(Object.fromEntries(secrets)), { mode: 0o600 });
  return [...options, '--secrets-file', file];
}

function relativeConfig(worker: Worker): string {
  return worker.configFile.split('/').at(-1) ?? worker.configFile;
}

/** The job's environment without the action's inputs and the runner's own tokens: the project's build needs none of them. */
function environmentOf(cloudflare: Cloudflare, folder: string, { runner }: Context): Record<string, string> {
  const own = Object.entries(runner.env).filter(
    ([name, value]) =>
      value !== undefined &&
      !/^(INPUT_|ACTIONS_|WRANGLER_LOG$|WRANGLER_OUTPUT_|WRANGLER_CACHE_DIR$|GITHUB_TOKEN$|CLOUDFLARE_)/.test(name),
  );
  return {
    ...(Object.fromEntries(own) as Record<string, string>),
    CI: 'true',
    NO_COLOR: '1',
    FORCE_COLOR: '0',
    WRANGLER_SEND_METRICS: 'false',
    WRANGLER_OUTPUT_FILE_PATH: outputFileIn(folder),
    // Where there is no node_modules it would write into the checkout.
    WRANGLER_CACHE_DIR: join(folder, 'cache'),
    CLOUDFLARE_API_TOKEN: cloudflare.apiToken,
    CLOUDFLARE_ACCOUNT_ID: cloudflare.accountId,
    ...(runner.cloudflareApiUrl === undefined ? {} : { CLOUDFLARE_API_BASE_URL: runner.cloudflareApiUrl }),
  };
}

function outputFileIn(folder: string): string {
  return join(folder, 'output.ndjson');
}

async function readEntries(file: string): Promise<Entry[]> {
  const exists = await access(file).then(
    () => true,
    () => false,
  );
  if (!exists) return [];
  const lines = (await readFile(file, 'utf8')).split('\n').filter((line) => line !== '');
  return lines.flatMap((line) => {
    const entry = Entry.safeParse(JSON.parse(line));
    return entry.success ? [entry.data] : [];
  });
}

function failed(
  { worker, command }: Upload,
  result: { exitCode: number | null; stdout: string; stderr: string },
  entries: readonly Entry[],
  context: Context,
): ActionError {
  const failure = entries.find(({ type }) => type === 'command-failed');
  const reason =
    failure && 'message' in failure && typeof failure.message === 'string'
      ? failure.message
      : lastLines(result.stderr || result.stdout);
  const code = failure && 'code' in failure && typeof failure.code === 'number' ? ` [code ${failure.code}]` : '';
  const text = context.secrets.redact(`${reason}${code}`);
  return new WranglerError(
    `\`wrangler ${command.join(' ')}\` of ${worker.name} failed (exit code ${result.exitCode}): ${text}`,
    {
      hint: `Try it by hand in ${relative(context.runner.workspace, worker.directory) || '.'}: npx wrangler ${command.join(' ')} --dry-run`,
      apiCode: failure && 'code' in failure && typeof failure.code === 'number' ? failure.code : undefined,
      output: `${result.stdout}\n${result.stderr}`,
    },
  );
}

/** wrangler's own no. */
export class WranglerError extends ActionError {
  readonly apiCode: number | undefined;
  readonly output: string;

  constructor(message: string, options: { hint: string; apiCode: number | undefined; output: string }) {
    super('wrangler-failed', message, { hint: options.hint });
    this.name = 'WranglerError';
    this.apiCode = options.apiCode;
    this.output = options.output;
  }
}

/** The end of what a program said, on one line and without colours. */
export function lastLines(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: colours are control characters.
  const plain = text.replace(/\u001b\[[0-9;]*m/g, '');
  return (
    plain
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '')
      .slice(-8)
      .join(' ') || 'it said nothing'
  );
}
