import { expect, test } from 'vitest';
import { type Watched, watch } from './codex-process.ts';

const env = { PATH: process.env['PATH'] ?? '' };

interface Line {
  stream: string;
  line: string;
}

async function run(script: string, given: Partial<Watched> = {}) {
  const lines: Line[] = [];
  const end = await watch({
    command: 'sh',
    args: ['-c', script],
    cwd: '/',
    env,
    input: '',
    deadlineMs: 30_000,
    graceMs: 200,
    longest: 100_000,
    signal: new AbortController().signal,
    onLine: (stream, line) => void lines.push({ stream, line }),
    ...given,
  });
  return { end, lines };
}

test('it is given its input, and told line by line, the last one without its end too', async () => {
  const { end, lines } = await run('cat; printf "é\\nlast"; echo wrong >&2; exit 3', { input: 'first\nsecond\n' });
  expect(end).toEqual({ by: 'itself', exitCode: 3 });
  expect(lines.filter(({ stream }) => stream === 'stdout').map(({ line }) => line)).toEqual([
    'first',
    'second',
    'é',
    'last',
  ]);
  expect(lines).toContainEqual({ stream: 'stderr', line: 'wrong' });
});

test('a character that comes in two pieces is one', async () => {
  const { lines } = await run("printf '\\303'; sleep 0.2; printf '\\251\\n'");
  expect(lines).toEqual([{ stream: 'stdout', line: 'é' }]);
});

test('it may end before it has read its input', async () => {
  expect((await run('exit 0', { input: 'x'.repeat(4 * 1024 * 1024) })).end).toEqual({ by: 'itself', exitCode: 0 });
});

test.each([
  ['a line without end', 'yes | tr -d "\\n"'],
  ['lines without end', 'yes'],
  ['a line without end on stderr', 'yes | tr -d "\\n" >&2'],
])('%s ends it', async (_, script) => {
  const { end, lines } = await run(script);
  expect(end).toEqual({ by: 'size' });
  expect(lines.reduce((sum, { line }) => sum + line.length, 0)).toBeLessThanOrEqual(200_000);
});

test('lines without end on stderr are watched, not kept', async () => {
  let seen = 0;
  const onLine = (stream: string) => (stream === 'stderr' && ++seen === 200_000 ? 'enough' : undefined);
  expect((await run('yes >&2', { onLine })).end).toEqual({ by: 'order', reason: 'enough' });
});

test('its watcher may end it, and hears no more of it', async () => {
  const lines: string[] = [];
  const onLine = (_: string, line: string) => {
    lines.push(line);
    return line === 'stop' ? 'it said stop' : undefined;
  };
  const { end } = await run('echo go; echo stop; echo more; sleep 600', { onLine });
  expect(end).toEqual({ by: 'order', reason: 'it said stop' });
  expect(lines).toEqual(['go', 'stop']);
});

test('at its deadline it may end by itself, and has little time to', async () => {
  const ends = await Promise.all([
    run('trap "exit 0" TERM; sleep 600 & wait', { deadlineMs: 300 }),
    run('trap "" TERM; sleep 600 & sleep 600', { deadlineMs: 300 }),
  ]);
  expect(ends.map(({ end }) => end)).toEqual([{ by: 'deadline' }, { by: 'deadline' }]);
});

test('what it leaves behind is ended with it', async () => {
  const { lines } = await run('sleep 600 >/dev/null 2>&1 & echo $!');
  const pid = Number(lines[0]?.line);
  expect(pid).toBeGreaterThan(1);
  await expect.poll(() => isRunning(pid)).toBe(false);
});

test("somebody else's signal, and a program that is none, are told", async () => {
  expect((await run('kill -TERM $$')).end).toEqual({ by: 'signal', signal: 'SIGTERM' });
  expect((await run('', { command: '/nowhere' })).end).toMatchObject({ by: 'no-start' });
});

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
