import { expect, test } from 'vitest';
import { Relay } from '../workers/trips/src/mcp/relay.ts';

/** A source whose clock moves only when the relay waits. */
function source(take: () => Promise<string[]>) {
  const waits: number[] = [];
  return { take, waits, wait: async (milliseconds: number) => void waits.push(milliseconds) };
}

const total = (waits: readonly number[]) => waits.reduce((sum, wait) => sum + wait, 0);

test('a silent stream is kept alive well within 30 seconds', async () => {
  const silent = source(async () => []);
  expect(await new Relay(silent).next()).toBe(': keep-alive\n\n');
  expect(total(silent.waits)).toBeLessThan(20_000);
});

test('a message waits at most two seconds, and 50 ms while a conversation is going on', async () => {
  let inbox: string[] = [];
  const quiet = source(async () => inbox.splice(0));
  const relay = new Relay(quiet);
  await relay.next();
  expect(Math.max(...quiet.waits)).toBe(2_000);
  inbox = ['{}', '[]'];
  expect(await relay.next()).toBe('event: message\ndata: {}\n\nevent: message\ndata: []\n\n');
  quiet.waits.length = 0;
  await relay.next();
  expect(quiet.waits[0]).toBe(50);
});

test('a stream ends before D1 refuses its thousandth query', async () => {
  let polls = 0;
  const relay = new Relay(
    source(async () => {
      polls += 1;
      return [];
    }),
  );
  while ((await relay.next()) !== undefined);
  expect(polls).toBe(900);
});

test('a lost connection is borne, a database that stays away ends the stream', async () => {
  let polls = 0;
  const shaky = source(async () => {
    polls += 1;
    if (polls % 5 !== 0) throw new Error('Network connection lost');
    return ['{}'];
  });
  const relay = new Relay(shaky);
  // Four losses before each message: what counts is losses in a row.
  expect(await relay.next()).toContain('{}');
  expect(await relay.next()).toContain('{}');
  const gone = source(() => Promise.reject(new Error('gone')));
  expect(await new Relay(gone).next()).toBeUndefined();
});
