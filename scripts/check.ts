/** `npm run check`: all that can be told without running the code. Runs everything, then fails if anything did. */
import { spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');
const bin = (name: string) => join(root, 'node_modules', '.bin', name);

const checks: readonly (readonly [string, string, readonly string[]])[] = [
  ['format and lint', bin('biome'), ['check', '--error-on-warnings', '.']],
  ['types', bin('tsc'), ['-p', 'tsconfig.json']],
  ['types of the sample', bin('tsc'), ['-p', 'examples/voygent/tsconfig.json', '--noEmit']],
  ["types of the sample's tests", bin('tsc'), ['-p', 'examples/voygent/test/tsconfig.json', '--noEmit']],
  ['generated files', process.execPath, ['scripts/generate.ts', '--check']],
  ['import floors', process.execPath, ['scripts/check-floors.ts']],
  ['workflows', process.execPath, ['scripts/check-workflows.ts']],
];

const failed = checks.filter(([name, command, args]) => {
  const started = performance.now();
  const { status } = spawnSync(command, args, { cwd: root, stdio: 'inherit' });
  console.log(`${status === 0 ? 'ok  ' : 'FAIL'} ${name} (${((performance.now() - started) / 1000).toFixed(1)} s)`);
  return status !== 0;
});
process.exitCode = failed.length > 0 ? 1 : 0;
