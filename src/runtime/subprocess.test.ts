import { spawnSync } from 'node:child_process';
import { getEventListeners } from 'node:events';
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ActionError } from './errors.ts';
import { Secrets } from './secrets.ts';
import { createExec, type RunOptions } from './subprocess.ts';

const folder = mkdtempSync(join(tmpdir(), 'sub process-'));
const secret = 'correct-horse-battery';

/** Runs JavaScript in a process of its own. */
function run(script: string, options: Partial<RunOptions> = {}) {
  const secrets = new Secrets();
  secrets.add(secret);
  const signal = new AbortController().signal;
  return createExec(secrets).run(process.execPath, ['-e', script], { cwd: folder, env: {}, signal, ...options });
}

/** With a deadline in a process group, and without one over the toolkit. */
const ways: [string, Partial<RunOptions>][] = [
  ['with a deadline', { deadlineMs: 30_000 }],
  ['without a deadline', {}],
];

describe.each(ways)('a program %s', (_, way) => {
  test('gives its exit code and both outputs', async () => {
    const script = "process.stdout.write('out\\n'); process.stderr.write('err'); process.exitCode = 3";
    expect(await run(script, way)).toEqual({ exitCode: 3, stdout: 'out\n', stderr: 'err' });
  });

  test('runs in its folder with the environment that was given, and none of ours', async () => {
    const script = 'console.log(JSON.stringify([process.cwd(), Object.keys(process.env), process.env.A]))';
    const { stdout } = await run(script, { ...way, env: { A: 'b c' } });
    expect(JSON.parse(stdout)).toEqual([folder, ['A'], 'b c']);
  });

  test('gets its arguments as they are', async () => {
    const args = ['-e', 'console.log(JSON.stringify(process.argv.slice(1)))', 'a b', '"q"', '', '$HOME', '*', "it's"];
    const options = { cwd: folder, env: {}, signal: new AbortController().signal, ...way };
    const { stdout } = await createExec(new Secrets()).run(process.execPath, args, options);
    expect(JSON.parse(stdout)).toEqual(args.slice(2));
  });

  test('that does not exist is told by name', async () => {
    const options = { cwd: folder, env: {}, signal: new AbortController().signal, ...way };
    const error = await createExec(new Secrets())
      .run(join(folder, 'not there'), [], options)
      .catch((error) => error);
    expect(error).toBeInstanceOf(ActionError);
    expect(error).toMatchObject({ code: 'subprocess-failed', cause: expect.any(Error) });
    expect(error.message).toContain('not there` could not be started');
  });

  test('is not started when the job is cancelled already', async () => {
    const signal = AbortSignal.abort(new ActionError('cancelled', 'The job was cancelled.'));
    const file = join(folder, `started-${way.deadlineMs}`);
    const script = `require('node:fs').writeFileSync(${JSON.stringify(file)}, '')`;
    await expect(run(script, { ...way, signal })).rejects.toMatchObject({ code: 'cancelled' });
    expect(existsSync(file)).toBe(false);
  });

  test('has its output redacted', async () => {
    const script = `console.log('a ${secret} b'); console.error('${secret}')`;
    expect(await run(script, way)).toMatchObject({ stdout: 'a *** b\n', stderr: '***\n' });
  });

  test('has its lines handed on as they come, redacted, the last one too', async () => {
    const lines: string[] = [];
    const script = `process.stdout.write('one\\r\\n\\ntwo ${secret}\\nthree')`;
    await run(script, { ...way, onLine: (line) => lines.push(line) });
    expect(lines).toEqual(['one', '', 'two ***', 'three']);
  });

  test('may cut a secret, a character or a line end in two with its writes', async () => {
    const lines: string[] = [];
    const bytes = Buffer.from(`a ${secret} 🧭\r\nb\r\n`);
    const script = `
      const bytes = Buffer.from('${bytes.toString('base64')}', 'base64');
      (async () => {
        for (const byte of bytes) {
          await new Promise((done) => process.stdout.write(Buffer.of(byte), done));
          await new Promise((done) => setImmediate(done));
        }
      })()`;
    const { stdout } = await run(script, { ...way, onLine: (line) => lines.push(line) });
    expect(stdout).toBe('a *** 🧭\r\nb\r\n');
    expect(lines).toEqual(['a *** 🧭', 'b']);
  });

  test('may print more than is kept: the end is kept, all lines are handed on', async () => {
    let count = 0;
    const script = "for (let i = 0; i < 50_000; i++) process.stdout.write('line ' + i + '\\n')";
    const { stdout } = await run(script, { ...way, keep: 1000, onLine: () => count++ });
    expect(stdout).toHaveLength(1000);
    expect(stdout).toMatch(/line 49999\n$/);
    expect(count).toBe(50_000);
  });

  test('leaves no part of a secret where what is kept begins', async () => {
    const script = `process.stdout.write('x'.repeat(100) + '${secret}' + 'y'.repeat(10))`;
    const lines: string[] = [];
    const { stdout } = await run(script, { ...way, keep: 20, onLine: (line) => lines.push(line) });
    expect(stdout).toBe('y'.repeat(10));
    expect(lines).toEqual(['y'.repeat(10)]);
  });
});

/** Starts a grandchild, says its id, and stays. */
const family = `
  const { spawn } = require('node:child_process');
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'inherit' });
  process.stdout.write(child.pid + '\\n');
  setInterval(() => {}, 1000)`;

/** Gone, or dead and waiting for whoever reaps orphans. */
function isGone(pid: number): boolean {
  try {
    return /^\d+ \(.*\) [ZX]/s.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return true;
  }
}

describe('a program that does not end', () => {
  test('is killed at its deadline with all that it has started, and the error says after how long', async () => {
    const pids: string[] = [];
    const running = run(family, { deadlineMs: 2500, onLine: (line) => pids.push(line) });
    await expect(running).rejects.toMatchObject({
      code: 'timeout',
      message: `\`${process.execPath}\` was still running after 2.5 s and was killed.`,
    });
    expect(pids).toHaveLength(1);
    expect(isGone(Number(pids[0]))).toBe(true);
  });

  test('is killed with all that it has started when the job is cancelled', async () => {
    const controller = new AbortController();
    const pids: string[] = [];
    const onLine = (line: string) => {
      pids.push(line);
      controller.abort(new ActionError('cancelled', 'The job was cancelled.'));
    };
    const running = run(family, { deadlineMs: 30_000, signal: controller.signal, onLine });
    await expect(running).rejects.toMatchObject({ code: 'cancelled' });
    expect(isGone(Number(pids[0]))).toBe(true);
  });

  test('may close its output and ignore SIGTERM: it is killed all the same', async () => {
    const script = "process.on('SIGTERM', () => {}); setInterval(() => {}, 1000); require('node:fs').closeSync(1)";
    await expect(run(script, { deadlineMs: 500 })).rejects.toMatchObject({ code: 'timeout' });
  });

  test('has its last words handed on', async () => {
    const lines: string[] = [];
    const script = "process.stdout.write('no line end'); setInterval(() => {}, 1000)";
    await run(script, { deadlineMs: 2000, onLine: (line) => lines.push(line) }).catch(() => undefined);
    expect(lines).toEqual(['no line end']);
  });
});

test('a program that a signal ended has no exit code', async () => {
  expect(await run("process.kill(process.pid, 'SIGKILL')", { deadlineMs: 30_000 })).toMatchObject({ exitCode: null });
});

test('neither timer nor listener is left behind: this process can end', async () => {
  const { signal } = new AbortController();
  await run('0', { deadlineMs: 60_000, signal });
  expect(getEventListeners(signal, 'abort')).toEqual([]);
  const script = `
    import { createExec } from ${JSON.stringify(join(import.meta.dirname, 'subprocess.ts'))};
    import { Secrets } from ${JSON.stringify(join(import.meta.dirname, 'secrets.ts'))};
    const signal = new AbortController().signal;
    await createExec(new Secrets()).run(process.execPath, ['-e', '0'], { cwd: '.', env: {}, signal, deadlineMs: 60_000 });
    console.log('done')`;
  const args = ['--input-type=module', '-e', script];
  const { status, stdout } = spawnSync(process.execPath, args, { encoding: 'utf8', timeout: 30_000 });
  expect({ status, stdout }).toEqual({ status: 0, stdout: 'done\n' });
});

test('a program with a deadline finds stdin at its end', async () => {
  const script = "process.stdin.on('end', () => console.log('at the end')).resume()";
  expect((await run(script, { deadlineMs: 30_000 })).stdout).toBe('at the end\n');
});

test.each(ways)('programs %s that end at once, without a look at stdin, harm nobody', async (_, way) => {
  const options = {
    cwd: folder,
    env: { PATH: process.env['PATH'] ?? '' },
    signal: new AbortController().signal,
    ...way,
  };
  const programs = Array.from({ length: 40 }, () => createExec(new Secrets()).run('true', [], options));
  expect((await Promise.all(programs)).map(({ exitCode }) => exitCode)).toEqual(programs.map(() => 0));
});
