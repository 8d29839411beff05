import { expect, test } from 'vitest';
import { type Letter, Relay } from '../workers/trips/src/mcp/relay.ts';

/** A source whose clock moves only when the relay waits. */
function source(after: (seq: number) => Promise<Letter[]>) {
  const waits: number[] = [];
  const idOf = ({ seq }: Letter) => `token/${seq}`;
  return { after, idOf, waits, wait: async (milliseconds: number) => void waits.push(milliseconds) };
}

const total = (waits: readonly number[]) => waits.reduce((sum, wait) => sum + wait, 0);

test('a silent stream is kept alive well within 30 seconds', async () => {
  const silent = source(async () => []);
  expect(await new Relay(silent).next()).toBe(': keep-alive\n\n');
  expect(total(silent.waits)).toBeLessThan(20_000);
});

test('a message waits at most two seconds, and 50 ms while a conversation is going on', async () => {
  let inbox: Letter[] = [];
  const quiet = source(async (seen) => inbox.filter(({ seq }) => seq > seen));
  const relay = new Relay(quiet);
  await relay.next();
  expect(Math.max(...quiet.waits)).toBe(2_000);
  inbox = [
    { seq: 7, body: '{}' },
    { seq: 9, body: '[]' },
  ];
  expect(await relay.next()).toBe('id: token/7\nevent: message\ndata: {}\n\nid: token/9\nevent: message\ndata: []\n\n');
  quiet.waits.length = 0;
  await relay.next();
  expect(quiet.waits[0]).toBe(50);
});

test('a stream that goes on begins after what the client has', async () => {
  const asked: number[] = [];
  const relay = new Relay(
    source(async (seen) => {
      asked.push(seen);
      return [{ seq: seen + 1, body: '{}' }];
    }),
    41,
  );
  expect(await relay.next()).toBe('id: token/42\nevent: message\ndata: {}\n\n');
  await relay.next();
  expect(asked).toEqual([41, 42]);
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
    return [{ seq: polls, body: '{}' }];
  });
  const relay = new Relay(shaky);
  // Four losses before each message: what counts is losses in a row.
  expect(await relay.next()).toContain('{}');
  expect(await relay.next()).toContain('{}');
  const gone = source(() => Promise.reject(new Error('gone')));
  expect(await new Relay(gone).next()).toBeUndefined();
});
