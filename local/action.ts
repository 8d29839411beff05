import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { ActionName } from '../src/entry/actions.ts';

const root = resolve(import.meta.dirname, '..');

export interface ActionRun {
  /** By input name as in `with:`; a missing one is handed over empty, as the runner does. */
  inputs: Record<string, string>;
  /** The checkout. */
  workspace: string;
  /** On top of the least that every process needs. */
  env?: Record<string, string>;
  /** The log as it comes. */
  onLog?(chunk: string): void;
}

export interface ActionResult {
  exitCode: number | null;
  signal: NodeJS.Signals | null;
  /** stdout and stderr, as the log of the step. */
  log: string;
  outputs: Record<string, string>;
  summary: string;
  events: Event[];
}

export interface Event {
  event: string;
  level: string;
  [field: string]: unknown;
}

/** An action that runs: what can be watched or killed on the way. */
export interface RunningAction {
  process: ChildProcess;
  eventFile: string;
  result: Promise<ActionResult>;
}

/** Runs a built action as the runner does: inputs and command files through the environment, nothing else. */
export function startAction(name: ActionName, { inputs, workspace, env = {}, onLog }: ActionRun): RunningAction {
  const temporary = mkdtempSync(join(tmpdir(), 'voygent-job-'));
  const files = {
    output: join(temporary, 'output'),
    summary: join(temporary, 'summary.md'),
    events: join(temporary, 'voygent-events.jsonl'),
  };
  writeFileSync(files.output, '');
  writeFileSync(files.summary, '');
  const child = spawn(process.execPath, [join(root, 'dist', `${name}.js`)], {
    cwd: workspace,
    env: {
      PATH: process.env['PATH'] ?? '',
      HOME: temporary,
      RUNNER_TEMP: temporary,
      GITHUB_OUTPUT: files.output,
      GITHUB_STEP_SUMMARY: files.summary,
      GITHUB_WORKSPACE: workspace,
      GITHUB_SHA: 'a'.repeat(40),
      ...compileCache(),
      ...env,
      ...Object.fromEntries(
        Object.entries(inputs).map(([input, value]) => [`INPUT_${input.replaceAll(' ', '_').toUpperCase()}`, value]),
      ),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let log = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8');
    stream.on('data', (chunk: string) => {
      log += chunk;
      onLog?.(chunk);
    });
  }
  const result = new Promise<ActionResult>((done, fail) => {
    child.once('error', fail);
    child.once('close', (exitCode, signal) => {
      done({
        exitCode,
        signal,
        log,
        outputs: parseOutputs(readFileSync(files.output, 'utf8')),
        summary: readFileSync(files.summary, 'utf8'),
        events: readEvents(files.events),
      });
    });
  });
  return { process: child, eventFile: files.events, result };
}

/** Node's cache of compiled code, where whoever runs many actions has one: wrangler starts a third faster with it. */
function compileCache(): Record<string, string> {
  const { NODE_COMPILE_CACHE } = process.env;
  return NODE_COMPILE_CACHE ? { NODE_COMPILE_CACHE } : {};
}

export function runAction(name: ActionName, run: ActionRun): Promise<ActionResult> {
  return startAction(name, run).result;
}

export function readEvents(file: string): Event[] {
  if (!existsSync(file)) return [];
  // The last line may be cut where the process was killed.
  return readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((line) => {
      try {
        return [JSON.parse(line) as Event];
      } catch {
        return [];
      }
    });
}

/** GITHUB_OUTPUT: `name<<delimiter`, lines, `delimiter`. */
function parseOutputs(text: string): Record<string, string> {
  const outputs: Record<string, string> = {};
  for (const [, name, , value] of text.matchAll(/^([\w-]+)<<(\S+)\n([\s\S]*?)\n\2$/gm))
    if (name !== undefined) outputs[name] = value ?? '';
  return outputs;
}
