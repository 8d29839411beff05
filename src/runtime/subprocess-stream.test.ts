import { describe, expect, test } from 'vitest';
import { testContext } from './context.fixture.ts';
import { createExec } from './subprocess.ts';
import type { StreamOptions } from './subprocess-stream.ts';

const { exec, secrets } = testContext();
const env = { PATH: process.env['PATH'] ?? '' };

function options(others: Partial<StreamOptions> = {}): StreamOptions {
  return { cwd: '/', env, signal: new AbortController().signal, deadlineMs: 60_000, ...others };
}

async function collect(stdout: AsyncIterable<Buffer>): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stdout) chunks.push(chunk);
  return Buffer.concat(chunks);
}

const isGone = (pid: number) => {
  try {
    process.kill(pid, 0);
    return false;
  } catch {
    return true;
  }
};

describe('a process that is streamed', () => {
  test('is given its input and hands its output on as bytes', async () => {
    const bytes = Buffer.from([0, 0xff, 0xfe, 10, 0x80]);
    const { value, exitCode } = await exec.stream('cat', [], options({ input: [bytes, 'é'] }), collect);
    expect(value).toEqual(Buffer.concat([bytes, Buffer.from('é')]));
    expect(exitCode).toBe(0);
  });

  test('moves far more than is kept, in both directions at once', async () => {
    const piece = Buffer.alloc(1024 * 1024, 'x');
    const input = (function* () {
      for (let sent = 0; sent < 40; sent++) yield piece;
    })();
    let received = 0;
    await exec.stream('cat', [], options({ input }), async (stdout) => {
      for await (const chunk of stdout) received += chunk.length;
    });
    expect(received).toBe(40 * piece.length);
  });

  test('tells its exit code and what it said on stderr, without secrets', async () => {
    secrets.add('hunter2-hunter2');
    const result = await exec.stream('sh', ['-c', 'echo hunter2-hunter2 >&2; exit 3'], options(), collect);
    expect(result).toMatchObject({ exitCode: 3, stderr: '***\n' });
  });

  test('may end before it has read its input', async () => {
    const input = [Buffer.alloc(4 * 1024 * 1024, 'x')];
    const { value } = await exec.stream('head', ['-c', '3'], options({ input }), collect);
    expect(value.toString()).toBe('xxx');
  });

  test('that cannot be started is said so', async () => {
    await expect(exec.stream('/nowhere/program', [], options(), collect)).rejects.toMatchObject({
      code: 'subprocess-failed',
    });
  });

  test('is killed with all that it started when its time is up', async () => {
    let pid = 0;
    const running = exec.stream(
      'sh',
      ['-c', 'sleep 600 & echo $!; wait'],
      options({ deadlineMs: 300 }),
      async (out) => {
        for await (const chunk of out) pid = Number(chunk.toString());
      },
    );
    await expect(running).rejects.toMatchObject({ code: 'timeout', message: expect.stringContaining('300 ms') });
    await expect.poll(() => isGone(pid)).toBe(true);
  });

  test('is killed when the signal aborts, and when its reader throws', async () => {
    const cancel = new AbortController();
    let pid = 0;
    const note = async (out: AsyncIterable<Buffer>, then: () => void) => {
      for await (const chunk of out) {
        pid = Number(chunk.toString());
        then();
      }
    };
    const script = ['-c', 'echo $$; exec sleep 600'];
    const aborted = exec.stream('sh', script, options({ signal: cancel.signal }), (out) =>
      note(out, () => cancel.abort(new Error('cancelled'))),
    );
    await expect(aborted).rejects.toThrow('cancelled');
    await expect.poll(() => isGone(pid)).toBe(true);
    const refused = exec.stream('sh', script, options(), (out) =>
      note(out, () => {
        throw new Error('not what was expected');
      }),
    );
    await expect(refused).rejects.toThrow('not what was expected');
    await expect.poll(() => isGone(pid)).toBe(true);
  });

  test('keeps only the end of a long stderr', async () => {
    const long = createExec(secrets).stream('sh', ['-c', 'yes abcdefg | head -c 100000 >&2'], options(), collect);
    expect((await long).stderr.length).toBeLessThanOrEqual(16 * 1024);
  });
});
