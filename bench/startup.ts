import { spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { contracts } from '../scripts/contracts.ts';
import { interleaved, median, spread, table } from './measure.ts';

const root = resolve(import.meta.dirname, '..');
/** Above an empty node, for actions that need no GitHub client. */
const targetMs = 80;

/** From the start of the process to its end, for a run that stops at its first missing input. */
export async function startup(rounds: number): Promise<string> {
  const names = contracts.map(({ name }) => name);
  const times = await interleaved(rounds, {
    node: () => run(['-e', '0']),
    ...Object.fromEntries(names.map((name) => [name, () => run([join(root, 'dist', `${name}.js`)])])),
  });
  const empty = median(times.get('node') ?? []);
  const rows = [...times].map(([name, values]) => [
    name === 'node' ? 'empty node' : name,
    spread(values),
    name === 'node' ? '' : `+${(median(values) - empty).toFixed(0)} ms`,
  ]);
  return `## Start-up\n\nTo the first missing input, ${rounds} runs in turn. Target: at most ${targetMs} ms above an empty node.\n\n${table(['', 'median (least to most)', 'above empty'], rows)}`;
}

function run(args: readonly string[]): Promise<void> {
  const temporary = mkdtempSync(join(tmpdir(), 'voygent-bench-'));
  const child = spawn(process.execPath, args, {
    stdio: 'ignore',
    env: { RUNNER_TEMP: temporary, GITHUB_WORKSPACE: temporary, INPUT_URL: 'none' },
  });
  return new Promise((done, fail) => {
    child.once('error', fail);
    child.once('close', () => done());
  });
}
