import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Stack, startStack } from '../../local/stack.ts';
import type { ActionResult } from './action.ts';
import { temporaryFolder } from './checkout.ts';
import { appliedBy, createDatabase, migrate, migrationCheckout, type TestDatabase, wayBackOf } from './database.ts';
import { hold } from './held.ts';

let stack: Stack;
beforeAll(async () => {
  stack = await startStack({ stateDir: temporaryFolder() });
});
afterAll(() => stack.close());

/** A migration that loses nothing of the rows of the rehearsal, and would lose some of production's. */
interface Case {
  /** What production has when the rehearsal is made. */
  seed: string;
  migration: string;
  /** What somebody writes between the rehearsal and the migration. */
  meanwhile: string;
  /** What shows that nothing is gone. */
  look: string;
}

const trips = `CREATE TABLE trips (id INTEGER PRIMARY KEY, status TEXT);
  INSERT INTO trips VALUES (1, 'planned'), (2, 'cancelled');`;

const cases: Record<string, Case> = {
  'rows that go with their parent, by a foreign key': {
    seed: `${trips} CREATE TABLE days (trip INTEGER REFERENCES trips ON DELETE CASCADE, day TEXT);
      INSERT INTO days VALUES (1, 'monday');`,
    migration: "DELETE FROM trips WHERE status = 'cancelled';",
    meanwhile: "INSERT INTO days VALUES (2, 'tuesday'), (2, 'wednesday')",
    look: 'SELECT trip, day FROM days ORDER BY day',
  },
  'values that a foreign key sets to NULL': {
    seed: `${trips} CREATE TABLE notes (text TEXT, trip INTEGER REFERENCES trips ON DELETE SET NULL);
      INSERT INTO notes VALUES ('bring shoes', 1);`,
    migration: "DELETE FROM trips WHERE status = 'cancelled';",
    meanwhile: "INSERT INTO notes VALUES ('call them', 2)",
    look: 'SELECT text, trip FROM notes ORDER BY text',
  },
  'rows that a trigger deletes': {
    seed: `${trips} CREATE TABLE log (trip INTEGER, line TEXT); INSERT INTO log VALUES (1, 'made');
      CREATE TRIGGER forget AFTER UPDATE ON trips BEGIN DELETE FROM log WHERE trip = NEW.id AND NEW.id > 1; END;`,
    migration: "UPDATE trips SET status = 'gone' WHERE status = 'cancelled';",
    meanwhile: "INSERT INTO log VALUES (2, 'cancelled')",
    look: 'SELECT trip, line FROM log ORDER BY trip',
  },
  'rows that stand in the way of a REPLACE': {
    seed: `CREATE TABLE places (id INTEGER PRIMARY KEY, name TEXT UNIQUE); INSERT INTO places VALUES (1, 'Faro');`,
    migration: "INSERT OR REPLACE INTO places VALUES (7, 'Porto');",
    meanwhile: "INSERT INTO places VALUES (7, 'Lisbon'), (8, 'Porto')",
    look: 'SELECT id, name FROM places ORDER BY id',
  },
  'rows that a copy into a new table leaves out': {
    seed: `CREATE TABLE stops (id INTEGER PRIMARY KEY, minutes TEXT); INSERT INTO stops VALUES (1, '10'), (2, '20');`,
    migration: `CREATE TABLE new_stops (id INTEGER PRIMARY KEY, minutes INTEGER);
INSERT INTO new_stops SELECT id, CAST(minutes AS INTEGER) FROM stops WHERE minutes IS NOT NULL;
-- voygent:allow narrowed-type they are numbers
DROP TABLE stops;
ALTER TABLE new_stops RENAME TO stops;`,
    meanwhile: 'INSERT INTO stops VALUES (3, NULL)',
    look: 'SELECT id, minutes FROM stops ORDER BY id',
  },
};

const names = Object.keys(cases);

async function seeded(name: string, { seed }: Case): Promise<TestDatabase> {
  const database = await createDatabase(stack, name.replaceAll(/\W+/g, '-'));
  await database.query(seed);
  return database;
}

function checkoutOf(database: TestDatabase, { migration }: Case): string {
  return migrationCheckout(database, { '1_before.sql': 'CREATE TABLE fine (x);', '2_takes.sql': migration });
}

function expectRefused(result: ActionResult, database: TestDatabase): void {
  expect(result).toMatchObject({ exitCode: 1, outputs: { status: 'blocked' } });
  expect(appliedBy(result)).toEqual(['1_before.sql']);
  const [error = ''] = /^::error .*$/m.exec(result.log) ?? [];
  expect(error).toContain('title=migrate%3A loss-refused,file=migrations/2_takes.sql');
  expect(error).toContain(
    `2_takes.sql was not applied: in ${database.name} it would have taken rows or values that the rehearsal did not lose`,
  );
  expect(error).toContain(`Before it, this run applied 1_before.sql to ${database.name}.`);
  expect(error).toContain('`rehearse: export` with `mode: plan`');
  expect(error).toContain(wayBackOf(result, database));
  expect(result.summary).toContain('Applied 1 of 2 migrations; see the error.');
}

test.each(names)('%s in production only: the migration is refused as a whole', async (name) => {
  const given = cases[name] as Case;
  const database = await seeded(`guard ${name}`, given);
  const workspace = checkoutOf(database, given);
  await using run = await hold(stack, /2_takes\.sql/, workspace, { inputs: { rehearse: 'export' } });
  await database.query(given.meanwhile);
  const there = await database.query(given.look);
  const schema = await database.schema();
  run.letGo();
  const result = await run.action.result;
  expectRefused(result, database);
  expect(await database.query(given.look)).toEqual(there);
  expect(await database.schema()).toEqual(schema);
  expect(await database.ledger()).toEqual(['1_before.sql']);
  expect(await database.lockHolder()).toBeUndefined();
  // What is there now would be seen by the next rehearsal.
  const next = await migrate(stack, workspace, { mode: 'plan', rehearse: 'export' });
  expect(next).toMatchObject({ exitCode: 1, outputs: { status: 'blocked' } });
  expect(next.log).toMatch(/::error [^\n]*2_takes\.sql[^\n]*(cascade-wipe|rows-lost|delete-without-where)/);
});

test.each(names)('%s, where nobody has written meanwhile: the migration is applied', async (name) => {
  const given = cases[name] as Case;
  const database = await seeded(`innocent ${name}`, given);
  const result = await migrate(stack, checkoutOf(database, given), { rehearse: 'export' });
  expect(result.exitCode, result.log).toBe(0);
  expect(await database.ledger()).toEqual(['1_before.sql', '2_takes.sql']);
});

test('a rehearsal on made-up rows does not show what happens to those of production, and the migration is refused', async () => {
  const given = cases['rows that stand in the way of a REPLACE'] as Case;
  const database = await seeded('made-up', given);
  await database.query(given.meanwhile);
  const there = await database.query(given.look);
  const result = await migrate(stack, checkoutOf(database, given), { rehearse: 'schema' });
  expectRefused(result, database);
  expect(JSON.parse(result.outputs['rehearsal'] ?? '')).toMatchObject({ 'made-up': { source: 'schema' } });
  expect(await database.query(given.look)).toEqual(there);
  expect(await database.ledger()).toEqual(['1_before.sql']);
});

test('a loss that the rehearsal has shown, and that the file allows, is no reason to refuse', async () => {
  const given = cases['rows that go with their parent, by a foreign key'] as Case;
  const database = await seeded('allowed', given);
  await database.query(given.meanwhile);
  const migration = `-- voygent:allow cascade-wipe their days go with them\n${given.migration}`;
  const result = await migrate(stack, checkoutOf(database, { ...given, migration }), { rehearse: 'export' });
  expect(result.exitCode, result.log).toBe(0);
  expect(JSON.parse(result.outputs['findings'] ?? '')).toMatchObject([
    { rule: 'cascade-wipe', file: '2_takes.sql', line: 2, allowed: true, reason: 'their days go with them' },
  ]);
  expect(await database.query(given.look)).toEqual([{ trip: 1, day: 'monday' }]);
});

test('rows that are added meanwhile, and stay, are no reason to refuse', async () => {
  const given = cases['rows that go with their parent, by a foreign key'] as Case;
  const database = await seeded('busy', given);
  await using run = await hold(stack, /2_takes\.sql/, checkoutOf(database, given));
  await database.query("INSERT INTO trips VALUES (3, 'planned'); INSERT INTO days VALUES (3, 'friday')");
  run.letGo();
  const result = await run.action.result;
  expect(result.exitCode, result.log).toBe(0);
  expect(await database.query(given.look)).toEqual([
    { trip: 3, day: 'friday' },
    { trip: 1, day: 'monday' },
  ]);
});

test('what the file allows to be lost is not guarded, also where made-up rows had nothing to lose', async () => {
  const database = await createDatabase(stack, 'allowed-on-schema');
  await database.query(`${trips} CREATE TABLE days (trip INTEGER REFERENCES trips ON DELETE CASCADE, day TEXT);
    INSERT INTO days VALUES (1, 'monday'), (2, 'tuesday');`);
  const allowance = '-- voygent:allow cascade-wipe The days of a cancelled trip are of no use.';
  const migration = "DELETE FROM trips WHERE status = 'cancelled';";
  const inputs = { rehearse: 'schema' };
  const blocked = await migrate(stack, migrationCheckout(database, { '1_clean.sql': migration }), inputs);
  expect(blocked).toMatchObject({ exitCode: 1, outputs: { status: 'blocked' } });
  const workspace = migrationCheckout(database, { '1_clean.sql': `${allowance}\n${migration}` });
  const result = await migrate(stack, workspace, inputs);
  expect(result.exitCode, result.log).toBe(0);
  expect(await database.query('SELECT day FROM days')).toEqual([{ day: 'monday' }]);
});
