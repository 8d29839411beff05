import { z } from 'zod';
import type { Context } from '../runtime/context.ts';
import type { Codex } from './codex-install.ts';

const Catalog = z.looseObject({ models: z.array(z.looseObject({ slug: z.string() })) });

const deadlineMs = 30_000;

/** What gives a model tools, in the CLI's own description of it. */
const without = {
  shell_type: 'disabled',
  apply_patch_tool_type: null,
  experimental_supported_tools: [],
  supports_search_tool: false,
  tool_mode: null,
  multi_agent_version: null,
  input_modalities: ['text'],
  base_instructions: '',
  model_messages: null,
};

/**
 * The CLI's own description of the model, as a catalog of one, without its tools: newer models get some (`exec`,
 * `apply_patch`) whatever is disabled. `undefined` for a model that the CLI does not know, to which it gives none.
 * @throws Error when the CLI does not tell its models as it used to
 */
export async function toolFreeCatalog(
  { binary }: Codex,
  model: string,
  home: string,
  { exec, runner }: Context,
  signal: AbortSignal,
): Promise<string | undefined> {
  const { exitCode, stdout } = await exec.run(binary, ['debug', 'models', '--bundled'], {
    cwd: home,
    env: { PATH: runner.env['PATH'] ?? '/usr/bin:/bin', HOME: home, CODEX_HOME: home },
    signal,
    deadlineMs,
    keep: 16 * 1024 * 1024,
  });
  if (exitCode !== 0) throw new Error(`\`codex debug models\` ended with ${exitCode}`);
  const entry = Catalog.parse(JSON.parse(stdout)).models.find(({ slug }) => slug === model);
  return entry === undefined ? undefined : JSON.stringify({ models: [{ ...entry, ...without }] });
}
