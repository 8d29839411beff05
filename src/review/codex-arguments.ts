import { join } from 'node:path';
import type { Effort } from '../project/review-efforts.ts';
import type { Runner } from '../runtime/runner.ts';

/** The files of a run, in a folder of its own: what an earlier run has left can never be taken for an answer. */
export interface RunFolder {
  /** HOME and CODEX_HOME. */
  home: string;
  /** Where the CLI is started: there is nothing in it. */
  empty: string;
  schema: string;
  instructions: string;
  /** What the CLI knows of the model. */
  catalog: string;
  answer: string;
}

export function runFolderIn(folder: string): RunFolder {
  return {
    home: join(folder, 'home'),
    empty: join(folder, 'empty'),
    schema: join(folder, 'schema.json'),
    instructions: join(folder, 'instructions.md'),
    catalog: join(folder, 'models.json'),
    answer: join(folder, 'answer.txt'),
  };
}

export interface Settings {
  /** With its version, such as `https://api.openai.com/v1`. */
  baseUrl: string;
  model: string;
  effort: Effort;
  /** How often the CLI asks again, of itself, when a request fails, and when a stream does. */
  retries: number;
  /** How long a stream may be silent, in milliseconds. */
  idleMs: number;
  /** Whether there is a catalog file. */
  hasCatalog: boolean;
}

/** What could act, look around or wait for ever. An unknown name is an error, so that drift of the CLI is seen. */
const disabled = [
  'shell_tool',
  'unified_exec',
  'view_image',
  'multi_agent',
  'goals',
  'plugins',
  'apps',
  'hooks',
  'image_generation',
  'unbounded_connection_retries',
];

/** A provider of our own: the built-in one tries a WebSocket first, and takes no limits. */
const provider = 'voygent';

export function codexArguments(files: RunFolder, settings: Settings): string[] {
  return [
    ...['exec', '--ignore-user-config', '--ignore-rules', '--ephemeral', '--skip-git-repo-check', '--strict-config'],
    ...['--sandbox', 'read-only', '--color', 'never', '--json'],
    ...['--output-schema', files.schema, '--output-last-message', files.answer],
    ...[`--model=${settings.model}`, '--cd', files.empty],
    ...disabled.flatMap((feature) => ['--disable', feature]),
    ...configuration(files, settings).flatMap(([key, value]) => ['--config', `${key}=${JSON.stringify(value)}`]),
    '-',
  ];
}

/** Written as JSON, of which strings, numbers and booleans are TOML as well. */
function configuration(files: RunFolder, settings: Settings): [string, string | number | boolean][] {
  const at = `model_providers.${provider}`;
  return [
    ['model_provider', provider],
    [`${at}.name`, provider],
    [`${at}.base_url`, settings.baseUrl],
    [`${at}.env_key`, 'CODEX_API_KEY'],
    [`${at}.wire_api`, 'responses'],
    [`${at}.request_max_retries`, settings.retries],
    [`${at}.stream_max_retries`, settings.retries],
    [`${at}.stream_idle_timeout_ms`, settings.idleMs],
    ['model_instructions_file', files.instructions],
    ['model_reasoning_effort', settings.effort],
    ...(settings.hasCatalog ? ([['model_catalog_json', files.catalog]] as [string, string][]) : []),
    ['web_search', 'disabled'],
    ['project_doc_max_bytes', 0],
    ['skills.include_instructions', false],
    ['shell_environment_policy.inherit', 'none'],
    ['tools.experimental_request_user_input.enabled', false],
    ['include_permissions_instructions', false],
    ['include_environment_context', false],
    ['include_collaboration_mode_instructions', false],
    ['include_apps_instructions', false],
    ['analytics.enabled', false],
    ['check_for_update_on_startup', false],
  ];
}

/** What a way out of a private network needs, and by what the runner finds what a killed step has left behind. */
const passedOn = /^(?:(?:https?|all|no)_proxy|SSL_CERT_FILE|SSL_CERT_DIR|CODEX_CA_CERTIFICATE|RUNNER_TRACKING_ID)$/i;

export function codexEnvironment(
  files: Pick<RunFolder, 'home'>,
  apiKey: string,
  { env }: Runner,
): Record<string, string> {
  const passed = Object.entries(env).filter(
    (entry): entry is [string, string] => entry[1] !== undefined && passedOn.test(entry[0]),
  );
  return {
    ...Object.fromEntries(passed),
    PATH: env['PATH'] ?? '/usr/bin:/bin',
    HOME: files.home,
    CODEX_HOME: files.home,
    CODEX_API_KEY: apiKey,
    // The events of the service as they come: of a refusal the CLI itself tells nothing.
    RUST_LOG: 'error,codex_api::sse::responses=trace',
  };
}
