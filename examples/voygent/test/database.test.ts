import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { TestWorker } from './worker.ts';

interface Facts {
  readonly facts_dirty: number;
  readonly dirty_reason: string | null;
  readonly activity_count: number;
  readonly cost_cents: number;
}

const worker = await TestWorker.start();
afterAll(() => worker[Symbol.asyncDispose]());

const CLEAN = `UPDATE trip_facts SET facts_dirty = 0, dirty_reason = NULL,
  (traveler_count, activity_count, cost_cents) =
    (SELECT traveler_count, activity_count, cost_cents FROM trip_facts_live AS l WHERE l.trip_id = trip_facts.trip_id)`;

async function facts(tripId: string): Promise<Facts | undefined> {
  return (await worker.rows<Facts>(`SELECT * FROM trip_facts WHERE trip_id = '${tripId}'`))[0];
}

async function call(name: string, args: object, headers: Record<string, string> = {}) {
  const response = await worker.rpc('tools/call', { name, arguments: args }, headers);
  const queries = Number(/desc="(\d+)"/.exec(response.headers.get('Server-Timing') ?? '')?.[1]);
  return { queries, text: await response.text() };
}

describe('triggers', () => {
  beforeEach(() => worker.run(CLEAN));

  test.each([
    ["INSERT INTO travelers (trip_id, name) VALUES ('trip_lisbon', 'Traveler D')", 'traveler added'],
    ["DELETE FROM travelers WHERE trip_id = 'trip_lisbon' AND name = 'Traveler D'", 'traveler removed'],
    [
      "INSERT INTO activities (id, trip_id, day, title) VALUES ('x', 'trip_lisbon', '2027-05-15', 'X')",
      'activity added',
    ],
    ["UPDATE activities SET cost_cents = 900 WHERE id = 'x'", 'dearer'],
    ["UPDATE activities SET cost_cents = 500 WHERE id = 'x'", 'cheaper'],
    ["UPDATE activities SET cost_cents = 0 WHERE id = 'x'", 'free now'],
    ["UPDATE activities SET trip_id = 'trip_kyoto' WHERE id = 'x'", 'activity moved away'],
    ["UPDATE activities SET trip_id = 'trip_lisbon' WHERE id = 'x'", 'activity moved here'],
    ["DELETE FROM activities WHERE id = 'x'", 'activity removed'],
  ])('%s marks the facts of its trip: %s', async (sql, reason) => {
    await worker.run(sql);
    expect(await facts('trip_lisbon')).toMatchObject({ facts_dirty: 1, dirty_reason: reason });
  });

  test('a change that the facts do not show leaves them clean', async () => {
    await worker.run("UPDATE activities SET title = 'Dinner', category = 'food' WHERE trip_id = 'trip_lisbon'");
    expect(await facts('trip_lisbon')).toMatchObject({ facts_dirty: 0 });
  });

  test('a trip that moves an activity marks the trip it goes to as well', async () => {
    await worker.run("UPDATE activities SET trip_id = 'trip_oslo' WHERE id = 'act_kyoto_3'");
    expect(await facts('trip_oslo')).toMatchObject({ dirty_reason: 'activity moved here' });
    await worker.run("UPDATE activities SET trip_id = 'trip_kyoto' WHERE id = 'act_kyoto_3'");
  });
});

test('the overview counts afresh where the facts are out of date, and trusts them where they are not', async () => {
  const cost = async () =>
    (await worker.rows<{ cost_cents: number }>("SELECT cost_cents FROM trip_overview WHERE id = 'trip_kyoto'"))[0];
  await worker.run("UPDATE trip_facts SET cost_cents = -1, facts_dirty = 1 WHERE trip_id = 'trip_kyoto'");
  expect(await cost()).toEqual({ cost_cents: 87_600 });
  await worker.run("UPDATE trip_facts SET cost_cents = -1, facts_dirty = 0 WHERE trip_id = 'trip_kyoto'");
  expect(await cost()).toEqual({ cost_cents: -1 });
  await worker.run(CLEAN);
});

test('writing through a tool leaves the facts clean and right', async () => {
  await call('add_activity', { trip_id: 'trip_oslo', day: '2026-12-28', title: 'Fjord', cost_cents: 1200 });
  expect(await facts('trip_oslo')).toMatchObject({ facts_dirty: 0, activity_count: 1, cost_cents: 1200 });
});

test('a trip that goes takes its travelers, activities and facts with it, and no one else', async () => {
  await worker.run(`INSERT INTO trips (id, title, destination, starts_on, ends_on)
    VALUES ('gone', 'Gone', 'Nowhere', '2027-01-01', '2027-01-02')`);
  await worker.run("INSERT INTO activities (id, trip_id, day, title) VALUES ('gone_1', 'gone', '2027-01-01', 'Leave')");
  const before = await worker.rows('SELECT count(*) AS n FROM activities');
  await worker.run("DELETE FROM trips WHERE id = 'gone'");
  expect(await worker.rows("SELECT 1 FROM trip_facts WHERE trip_id = 'gone'")).toEqual([]);
  expect(await worker.rows('SELECT count(*) + 1 AS n FROM activities')).toEqual(before);
});

test('a read costs one query, two in a session', async () => {
  const session = { 'Mcp-Session-Id': (await worker.rpc('initialize')).headers.get('Mcp-Session-Id') ?? '' };
  for (const [name, args] of [
    ['list_trips', { status: 'booked', from: '2027-01-01', limit: 5 }],
    ['get_trip', { trip_id: 'trip_kyoto' }],
  ] as const) {
    expect((await call(name, args)).queries).toBe(1);
    expect((await call(name, args, session)).queries).toBe(2);
  }
});

test('reference texts keep their semicolons, quotes, dashes and line breaks', async () => {
  const labels = await worker.rows<{ code: string; label: string; hint: string }>(
    'SELECT code, label, hint FROM activity_categories ORDER BY position, code',
  );
  expect(labels.map(({ code }) => code)).toEqual(['transport', 'stay', 'food', 'other', 'sight', 'wellness']);
  expect(labels[0]?.hint).toBe('Seat 12; carriage "C" /* window */');
  expect(labels[2]?.hint).toBe("The chef's table: it's booked 'by the hour'");
  expect(labels[3]?.hint).toBe('Two lines:\nfirst; second');
});

test('answers that no stream fetched and sessions that ended long ago are forgotten', async () => {
  await worker.run("INSERT INTO sse_outbox (session_id, body, created_at) VALUES ('old', '{}', unixepoch() - 601)");
  await worker.run("INSERT INTO sse_outbox (session_id, body) VALUES ('new', '{}')");
  expect(await worker.rows('SELECT session_id FROM sse_outbox')).toEqual([{ session_id: 'new' }]);
  await worker.run("INSERT INTO ended_sessions VALUES ('old', unixepoch() - 3 * 86400)");
  await worker.run("INSERT INTO ended_sessions (session_id) VALUES ('new')");
  expect(await worker.rows('SELECT session_id FROM ended_sessions')).toEqual([{ session_id: 'new' }]);
});

test('values that try to be SQL are only values', async () => {
  const trip = { destination: "'); DROP TABLE trips; --", starts_on: '2027-01-01', ends_on: '2027-01-02' };
  const { text } = await call('create_trip', { title: "Robert'); --", ...trip });
  expect(text).toContain('DROP TABLE trips');
  expect(await worker.rows('SELECT count(*) > 3 AS there FROM trips')).toEqual([{ there: 1 }]);
});
