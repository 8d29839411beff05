import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Stack, startStack } from '../../local/stack.ts';
import { temporaryFolder } from './checkout.ts';
import { createDatabase, migrate, migrationCheckout } from './database.ts';
import { ageKeys, runOn } from './snapshots.ts';

let stack: Stack;
beforeAll(async () => {
  stack = await startStack({ stateDir: temporaryFolder() });
});
afterAll(() => stack.close());

const first = { '0001_trips.sql': 'CREATE TABLE trips (id INTEGER PRIMARY KEY, title TEXT);' };

/** A database with rows, and a checkout with one migration more, of which a snapshot was taken before. */
async function snapshotBefore(name: string, next: string, recipients = '') {
  const database = await createDatabase(stack, name);
  await migrate(stack, migrationCheckout(database, first));
  await database.query(`INSERT INTO trips (title) VALUES ('Lisbon'), ('Porto')`);
  const workspace = migrationCheckout(database, { ...first, '0002_next.sql': next });
  const taken = await runOn(stack, 'backup', workspace, { inputs: { recipients } });
  expect(taken, taken.log).toMatchObject({ exitCode: 0 });
  return { database, workspace };
}

test('a migration is rehearsed on the rows of the newest snapshot, without an export', async () => {
  const { database, workspace } = await snapshotBefore('on-snapshot', 'ALTER TABLE trips ADD COLUMN notes TEXT;');
  const before = stack.cloudflare.api.calls.length;
  const result = await migrate(stack, workspace, { rehearse: 'snapshot' });
  expect(result, result.log).toMatchObject({ exitCode: 0 });
  expect(stack.cloudflare.api.calls.slice(before).filter(({ path }) => path.endsWith('/export'))).toEqual([]);
  const rehearsal = JSON.parse(result.outputs['rehearsal'] ?? '')['on-snapshot'];
  expect(rehearsal).toMatchObject({ source: 'snapshot', rows: [{ table: 'trips', before: 2, after: 2 }] });
  expect(result.summary).toMatch(/Rehearsed\*\* on the snapshot of \d+ s ago/);
  // The schema is another now.
  const again = await migrate(stack, workspace, { rehearse: 'snapshot' });
  expect(again, again.log).toMatchObject({ exitCode: 0 });
  const third = migrationCheckout(database, {
    ...first,
    '0002_next.sql': 'ALTER TABLE trips ADD COLUMN notes TEXT;',
    '0003_more.sql': 'CREATE TABLE more (a);',
  });
  const stale = await migrate(stack, third, { rehearse: 'snapshot' });
  expect(stale).toMatchObject({ exitCode: 1, outputs: { status: 'blocked' } });
  expect(stale.log).toMatch(/taken on another schema \(last migration 0001_trips\.sql\)[^\n]*Nothing was done/);
});

test('rows that a migration would lose are seen on it', async () => {
  const { database, workspace } = await snapshotBefore('lossy', "DELETE FROM trips WHERE title <> '';");
  const result = await migrate(stack, workspace, { rehearse: 'snapshot', mode: 'plan' });
  expect(result).toMatchObject({ exitCode: 1, outputs: { status: 'blocked' } });
  expect(await database.query('SELECT count(*) AS n FROM trips')).toEqual([{ n: 2 }]);
});

test('one that is encrypted needs its identity, and is opened by it', async () => {
  const { identity, recipient } = await ageKeys();
  const { workspace } = await snapshotBefore('sealed', 'ALTER TABLE trips ADD COLUMN notes TEXT;', recipient);
  const without = await migrate(stack, workspace, { rehearse: 'snapshot' });
  expect(without).toMatchObject({ exitCode: 1, outputs: { status: 'failed' } });
  expect(without.log).toMatch(/sealed is encrypted[^\n]*Nothing was done/);
  const result = await migrate(stack, workspace, { rehearse: 'snapshot', identity });
  expect(result, result.log).toMatchObject({ exitCode: 0 });
  expect(`${result.summary}${JSON.stringify(result.events)}`).not.toContain(identity);
});

test('where there is none it is told, and nothing is changed', async () => {
  const database = await createDatabase(stack, 'unsaved');
  await migrate(stack, migrationCheckout(database, first));
  const workspace = migrationCheckout(database, { ...first, '0002_next.sql': 'CREATE TABLE more (a);' });
  const result = await migrate(stack, workspace, { rehearse: 'snapshot' });
  expect(result, result.log).toMatchObject({ exitCode: 1, outputs: { status: 'failed' } });
  expect(result.log).toMatch(/artifact-not-found[^\n]*Nothing was done/);
});
