import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type LoadedAction, loadAction } from './actions.ts';
import { CommandFiles, type Written } from './command-files.ts';
import { unsupported, WorkflowError } from './errors.ts';
import { holds, isTruthy, resolve, textOf, textsOf } from './expressions.ts';
import { type Conclusion, type JobState, type PostStep, type StepResult, scopeOf } from './job-state.ts';
import type { Step } from './model.ts';
import { runProcess } from './processes.ts';

/** A process that a step starts. */
interface Launch {
  file: string;
  arguments: string[];
  cwd: string;
  env: Record<string, string>;
}

/** How long steps that run after a cancellation may take together: GitHub gives them five minutes. */
const minutesAfterCancellation = 5;

export async function runStep(step: Step, index: number, state: JobState): Promise<StepResult> {
  const where = `step ${step.id ?? index + 1}`;
  const env = textsOf(step.env, scopeOf(state));
  const scope = scopeOf(state, env);
  const id = step.id ?? `__${index + 1}`;
  const name = step.name === undefined ? (step.uses ?? firstLine(textOf(step.run, scope))) : textOf(step.name, scope);
  if (!holds(step.if, scope, where))
    return { name, id, outcome: 'skipped', conclusion: 'skipped', outputs: {}, summary: '' };
  state.log.say(`▸ ${name}`);
  const launch =
    step.uses === undefined ? launchScript(step, env, state, where) : launchAction(step, env, state, where);
  const minutes = step['timeout-minutes'] === undefined ? undefined : Number(resolve(step['timeout-minutes'], scope));
  const { outcome, written } = await carryOut(launch, minutes, state);
  const isExcused = outcome === 'failure' && isTruthy(resolve(step['continue-on-error'] ?? false, scope));
  const conclusion = isExcused ? 'success' : outcome;
  return { name, id, outcome, conclusion, outputs: written.outputs, summary: written.summary };
}

/** What actions left for the end: each in its turn, the last first. */
export async function runPost(
  { name, loaded, main, condition, env }: PostStep,
  state: JobState,
): Promise<StepResult | undefined> {
  const scope = scopeOf(state);
  if (condition !== undefined && !holds(condition, scope, `${loaded.folder}: post-if`)) return undefined;
  state.log.say(`▸ Post ${name}`);
  const { outcome, written } = await carryOut(nodeLaunch(loaded, main, env, state), undefined, state);
  return {
    name: `Post ${name}`,
    id: `__post_${name}`,
    outcome,
    conclusion: outcome,
    outputs: {},
    summary: written.summary,
  };
}

function launchScript(step: Step, env: Record<string, string>, state: JobState, where: string): Launch {
  const scope = scopeOf(state, env);
  const script = join(state.temporary, `${randomUUID()}.sh`);
  writeFileSync(script, textOf(step.run, scope));
  const shell = step.shell === undefined ? state.defaults.shell : textOf(step.shell, scope);
  const directory =
    step['working-directory'] === undefined
      ? (state.defaults.directory ?? '.')
      : textOf(step['working-directory'], scope);
  return {
    ...shellOf(shell, script, where),
    cwd: join(state.repositories.workspace, directory),
    env: { ...state.base, ...state.env, ...env, GITHUB_ACTION: step.id ?? '__run' },
  };
}

function shellOf(shell: string | undefined, script: string, where: string): Pick<Launch, 'file' | 'arguments'> {
  if (shell === undefined) return { file: 'bash', arguments: ['-e', script] };
  if (shell === 'bash') return { file: 'bash', arguments: ['--noprofile', '--norc', '-eo', 'pipefail', script] };
  if (shell === 'sh') return { file: 'sh', arguments: ['-e', script] };
  throw unsupported(`the shell ${shell}`, where);
}

function launchAction(step: Step, env: Record<string, string>, state: JobState, where: string): Launch {
  const scope = scopeOf(state, env);
  const uses = step.uses ?? '';
  const loaded = loadAction(uses, state.repositories, where);
  const { inputs, runs } = loaded.action;
  const given = textsOf(step.with, scope);
  const unknown = Object.keys(given).filter((name) => !(name in inputs));
  // The runner only warns of it, in an annotation that nobody reads.
  if (unknown.length > 0) throw new WorkflowError(`\`${uses}\` has no input ${unknown.join(', ')}`, where);
  const values = Object.entries(inputs).map(([name, declared]) => [
    `INPUT_${name.replaceAll(' ', '_').toUpperCase()}`,
    given[name] ?? textOf(declared.default, scope),
  ]);
  const own = { ...env, ...Object.fromEntries(values), GITHUB_ACTION: step.id ?? '__action' };
  if (runs.post !== undefined)
    state.posts.unshift({ name: uses, loaded, main: runs.post, condition: runs['post-if'], env: own });
  return nodeLaunch(loaded, runs.main, own, state);
}

function nodeLaunch(
  { folder, repository, ref }: LoadedAction,
  main: string,
  env: Record<string, string>,
  state: JobState,
): Launch {
  return {
    file: process.execPath,
    arguments: [join(folder, main)],
    cwd: state.repositories.workspace,
    env: {
      ...state.base,
      ...state.env,
      ...state.actionsOnly,
      ...env,
      GITHUB_ACTION_REPOSITORY: repository,
      GITHUB_ACTION_REF: ref,
    },
  };
}

const nothingWritten: Written = { outputs: {}, env: {}, path: [], state: {}, summary: '' };

/** Runs it with files for its commands, within its time, and takes over what it wrote. */
async function carryOut(
  launch: Launch,
  minutes: number | undefined,
  state: JobState,
): Promise<{ outcome: Conclusion; written: Written }> {
  const isAfterwards = state.signal.aborted;
  const limit = limitOf(minutes ?? (isAfterwards ? minutesAfterCancellation : undefined), state);
  const signal = AbortSignal.any([limit.signal, ...(isAfterwards ? [] : [state.signal])]);
  try {
    const { code, written } = await runWithFiles(launch, signal, state);
    if (limit.signal.aborted) state.log.say(`error: The step has timed out after ${limit.minutes} minutes.`);
    else if (signal.aborted) return { outcome: 'cancelled', written };
    else if (code !== 0) state.log.say(`Process completed with exit code ${code ?? 'none: a signal ended it'}.`);
    return { outcome: code === 0 && !limit.signal.aborted ? 'success' : 'failure', written };
  } catch (error) {
    if (error instanceof WorkflowError) throw error;
    state.log.say(`error: ${error instanceof Error ? error.message : String(error)}`);
    return { outcome: 'failure', written: nothingWritten };
  } finally {
    limit.end();
  }
}

async function runWithFiles(
  launch: Launch,
  signal: AbortSignal,
  state: JobState,
): Promise<{ code: number | null; written: Written }> {
  const files = new CommandFiles(join(state.temporary, '_runner_file_commands', randomUUID()));
  const path = [...state.path, launch.env['PATH'] ?? ''].join(':');
  const code = await runProcess({
    ...launch,
    env: { ...launch.env, ...files.env, PATH: path },
    onLine: (line) => state.log.take(line),
    signal,
  });
  return { code, written: takeOver(files, state) };
}

function limitOf(minutes: number | undefined, { host }: JobState) {
  const controller = new AbortController();
  const ms = (minutes ?? 0) * (host.minuteMs ?? 60_000);
  const timer = minutes === undefined ? undefined : setTimeout(() => controller.abort(), ms);
  return { minutes, signal: controller.signal, end: () => clearTimeout(timer) };
}

function takeOver(files: CommandFiles, state: JobState): Written {
  const written = files.read();
  const barred = Object.keys(written.env).filter((name) => /^(GITHUB_|RUNNER_)|^(NODE_OPTIONS|CI)$/i.test(name));
  if (barred.length > 0) throw new Error(`GITHUB_ENV may not set ${barred.join(', ')}`);
  Object.assign(state.env, written.env);
  state.path.unshift(...written.path);
  for (const post of state.posts.slice(0, 1))
    for (const [name, value] of Object.entries(written.state)) post.env[`STATE_${name}`] = value;
  return written;
}

function firstLine(text: string): string {
  return `Run ${text.split('\n')[0] ?? ''}`;
}
