import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { inSeconds, withDeadline } from './deadline.ts';
import { ActionError } from './errors.ts';

const never = new AbortController().signal;

/** Work that ends only when it is aborted, as a socket would: with an error of its own. */
function untilAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => signal.addEventListener('abort', () => reject(new Error('socket closed'))));
}

describe('a deadline', () => {
  test('lets work that is done in time give its result', async () => {
    expect(await withDeadline('it', 60_000, never, async () => 7)).toBe(7);
  });

  test('lets the error of the work through', async () => {
    const work = () => Promise.reject(new Error('its own'));
    await expect(withDeadline('it', 60_000, never, work)).rejects.toThrow('its own');
  });

  test('aborts the work when the time is up, and says what was waited for and how long', async () => {
    const error = await withDeadline('The call', 20, never, untilAborted).catch((error) => error);
    expect(error).toBeInstanceOf(ActionError);
    expect(error).toMatchObject({ code: 'timeout', message: 'The call took longer than 20 ms.' });
  });

  test('gives the reason of an outer cancellation, not that of the work', async () => {
    const outer = new AbortController();
    const running = withDeadline('it', 60_000, outer.signal, untilAborted);
    outer.abort(new ActionError('cancelled', 'The job was cancelled.'));
    await expect(running).rejects.toMatchObject({ code: 'cancelled' });
  });

  test('does not begin work that is cancelled already', async () => {
    let begun = false;
    const work = async () => {
      begun = true;
    };
    await expect(withDeadline('it', 60_000, AbortSignal.abort(new Error('no')), work)).rejects.toThrow('no');
    expect(begun).toBe(false);
  });

  test('leaves no timer behind: the process can end', () => {
    const script = `
      import { withDeadline } from ${JSON.stringify(join(import.meta.dirname, 'deadline.ts'))};
      const { signal } = new AbortController();
      await withDeadline('it', 60_000, signal, async () => 1);
      await withDeadline('it', 60_000, signal, () => Promise.reject(new Error('no'))).catch(() => undefined);
      console.log('done')`;
    const args = ['--input-type=module', '-e', script];
    const { status, stdout } = spawnSync(process.execPath, args, { encoding: 'utf8', timeout: 30_000 });
    expect({ status, stdout }).toEqual({ status: 0, stdout: 'done\n' });
  });
});

test.each([
  [0, '0 ms'],
  [20, '20 ms'],
  [999.4, '999 ms'],
  [1000, '1 s'],
  [1500, '1.5 s'],
  [60_000, '60 s'],
])('%d milliseconds are written as %s', (milliseconds, text) => {
  expect(inSeconds(milliseconds)).toBe(text);
});
