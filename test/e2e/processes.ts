import { execFileSync } from 'node:child_process';
import { vi } from 'vitest';

/** The commands of running processes that match, such as what a killed action may have left behind. */
export function runningCommands(pattern: RegExp): string[] {
  const list = execFileSync('ps', ['-axww', '-o', 'command='], { encoding: 'utf8' });
  return list.split('\n').filter((command) => pattern.test(command));
}

/** The programs that this process has started, and those that they have, by name. */
export function descendants(): string[] {
  const list = execFileSync('ps', ['-axww', '-o', 'pid=,ppid=,comm='], { encoding: 'utf8' });
  const rows = list.split('\n').flatMap((line) => {
    const [, pid, parent, name] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? [];
    return name === undefined ? [] : [{ pid, parent, name }];
  });
  const below = (parent: string): string[] =>
    rows.filter((row) => row.parent === parent).flatMap(({ pid = '', name }) => [name, ...below(pid)]);
  return below(String(process.pid)).filter((name) => name !== 'ps');
}

/** Waits until a condition holds; also for hooks and concurrent tests, where `expect.poll` cannot be used. */
export function until(condition: () => boolean | Promise<boolean>, timeout = 60_000): Promise<void> {
  return vi.waitFor(
    async () => {
      if (!(await condition())) throw new Error(`this did not come true within ${timeout} ms: ${condition}`);
    },
    { timeout, interval: 5 },
  );
}
