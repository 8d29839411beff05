import { describe, expect, test } from 'vitest';
import { fileOf } from '../migrations/migrations.fixture.ts';
import { rebuild } from './fit-rebuild.ts';

const base = `CREATE TABLE users (id INTEGER PRIMARY KEY, email TEXT NOT NULL UNIQUE);
CREATE TABLE trips (id INTEGER PRIMARY KEY, owner INTEGER REFERENCES users (id), title TEXT, notes TEXT);
CREATE TABLE log (what TEXT);
CREATE VIEW titles AS SELECT id, title FROM trips;
CREATE VIRTUAL TABLE search USING fts5 (title, notes);
CREATE TRIGGER trips_search AFTER INSERT ON trips BEGIN INSERT INTO search VALUES (NEW.title, NEW.notes); END;
CREATE TRIGGER users_kept BEFORE DELETE ON users BEGIN SELECT RAISE (ABORT, 'no'); END;
INSERT INTO users VALUES (1, 'a@example.com');`;

/** What is told when the old code was made for the base, as `FILE[:LINE] MESSAGE`; each file has its number as its name. */
function since(...scripts: string[]) {
  const files = [base, ...scripts].map((script, index) => fileOf(script, String(index)));
  const { rehearsal, taken } = rebuild({ schema: [], ledgerTables: [] }, files, 1);
  const failure = rehearsal.files.find(({ schema }) => !schema);
  if (failure) throw new Error(`${failure.name}: ${failure.findings[0]?.message}`);
  const text = ({ file, line, message }: (typeof taken.findings)[number]) =>
    `${file}${line === undefined ? '' : `:${line}`} ${message}`;
  return { findings: taken.findings.map(text), notes: taken.notes.map(text) };
}

const fresh = 'CREATE TABLE fresh (id INTEGER PRIMARY KEY, title TEXT)';
const anew = `DROP VIEW titles; CREATE TABLE trips_new (id INTEGER PRIMARY KEY, owner INTEGER REFERENCES users (id), title TEXT, notes TEXT);
INSERT INTO trips_new SELECT * FROM trips; DROP TABLE trips; ALTER TABLE trips_new RENAME TO trips;
CREATE VIEW titles AS SELECT id, title FROM trips;
CREATE TRIGGER trips_search AFTER INSERT ON trips BEGIN INSERT INTO search VALUES (NEW.title, NEW.notes); END`;

describe('old code bears', () => {
  test.each<[string, ...string[]]>([
    ['what is new', fresh, 'CREATE VIEW all_fresh AS SELECT * FROM fresh; CREATE INDEX fresh_titles ON fresh (title)'],
    [
      'columns that need not be given',
      'ALTER TABLE trips ADD days INTEGER',
      "ALTER TABLE trips ADD x TEXT NOT NULL DEFAULT ''",
    ],
    [
      'what goes again before it is known',
      `${fresh}; ALTER TABLE trips ADD days INTEGER`,
      'DROP TABLE fresh; ALTER TABLE trips DROP days',
    ],
    [
      'a new table that is tightened',
      fresh,
      'CREATE UNIQUE INDEX fresh_titles ON fresh (title); ALTER TABLE fresh RENAME TO fresher',
    ],
    ['a table that is made anew', anew],
    ['an index that goes', 'CREATE INDEX i ON trips (title)', 'DROP INDEX i'],
    ['a view with more columns', 'DROP VIEW titles; CREATE VIEW titles AS SELECT title, id, notes FROM trips'],
    ['a view that becomes a table', 'DROP VIEW titles; CREATE TABLE titles (id, title)'],
    [
      'a trigger that carries over',
      'CREATE TRIGGER t AFTER UPDATE ON trips BEGIN INSERT INTO log VALUES (NEW.title); END',
    ],
    [
      'a trigger that refuses what is written to a new table',
      `${fresh}; CREATE TRIGGER t BEFORE INSERT ON fresh BEGIN SELECT RAISE (ABORT, 'no'); END`,
    ],
    ['a new view that is broken', 'CREATE VIEW broken AS SELECT missing FROM trips'],
    [
      'what one takes and another gives back',
      'ALTER TABLE trips DROP COLUMN notes',
      'SELECT 1',
      'ALTER TABLE trips ADD COLUMN notes TEXT',
    ],
    ['a table that goes and comes back', 'DROP TABLE log', 'CREATE TABLE log (what TEXT)'],
    [
      'a name that is changed back',
      'ALTER TABLE log RENAME TO events; ALTER TABLE trips RENAME title TO name',
      'ALTER TABLE events RENAME TO log; ALTER TABLE trips RENAME name TO title',
    ],
    [
      'a view that is broken for a while',
      'DROP VIEW titles; CREATE VIEW titles AS SELECT id, title, later FROM trips',
      'ALTER TABLE trips ADD later TEXT',
    ],
    ['rows that come', "INSERT INTO trips VALUES (1, 1, 'a', 'b')"],
    [
      'a trigger that refuses as before',
      "DROP TRIGGER users_kept; CREATE TRIGGER users_kept BEFORE DELETE ON users BEGIN SELECT RAISE (ABORT, 'never'); END",
    ],
  ])('%s', (_, ...scripts) => {
    // With `notes` dropped, the trigger of the base would be broken.
    const [first = '', ...rest] = scripts;
    const withoutTrigger = first.includes('DROP COLUMN notes') ? `DROP TRIGGER trips_search; ${first}` : first;
    const back =
      'CREATE TRIGGER trips_search AFTER INSERT ON trips BEGIN INSERT INTO search VALUES (NEW.title, NEW.notes); END';
    const last = withoutTrigger === first ? [] : [back];
    expect(since(withoutTrigger, ...rest, ...last)).toEqual({ findings: [], notes: [] });
  });
});

describe('it is told, with its file and line, that', () => {
  test.each<[string, string[], string[]]>([
    ['a table goes', [fresh, 'SELECT 1;\n\nDROP TABLE log'], ['2:3 The table log goes away.']],
    [
      'a table goes that was made anew before',
      [anew, 'DROP VIEW titles; DROP TABLE trips'],
      ['2:1 The table trips goes away.', '2:1 The view titles goes away.'],
    ],
    [
      'a table is renamed, goes, and another gets the name',
      ['ALTER TABLE log RENAME TO gone', 'DROP TABLE gone', 'CREATE TABLE gone (what TEXT)'],
      ['2 The table log goes away.'],
    ],
    [
      'a table is renamed twice',
      ['ALTER TABLE log RENAME TO a', 'ALTER TABLE a RENAME TO b'],
      ['2 The table log is renamed to b.'],
    ],
    [
      'two tables move up',
      ['CREATE TABLE log2 (x)', 'ALTER TABLE log RENAME TO old; ALTER TABLE log2 RENAME TO log'],
      ['2:1 The column log.what goes away.'],
    ],
    [
      'a column is renamed after a rebuild',
      [anew, 'SELECT 1;\nALTER TABLE trips RENAME owner TO user'],
      ['2:2 The column trips.owner is renamed to user.'],
    ],
    [
      'a column changes its values',
      ['DROP TABLE log; CREATE TABLE log (what INTEGER)'],
      [
        "1:1 The column log.what goes from TEXT to INTEGER: values such as '007' or '1e3' are stored as numbers, and do not come back.",
      ],
    ],
    [
      'a column must be given',
      ['ALTER TABLE log ADD who TEXT NOT NULL'],
      ['1:1 The column log.who is new, NOT NULL and without a default: an INSERT that does not name it fails.'],
    ],
    [
      'a column must be given in the end',
      ['ALTER TABLE log ADD who TEXT', 'DROP TABLE log; CREATE TABLE log (what TEXT, who TEXT NOT NULL)'],
      ['2:1 The column log.who is new, NOT NULL and without a default: an INSERT that does not name it fails.'],
    ],
    [
      'an added column binds old ones',
      ['ALTER TABLE log ADD who TEXT', 'DROP TABLE log; CREATE TABLE log (what TEXT CHECK (who > what), who TEXT)'],
      ['2:1 The table log gets a CHECK (who > what).'],
    ],
    [
      'a STRICT table refuses a type',
      ['CREATE TABLE s (a)', 'DROP TABLE log; CREATE TABLE log (what BLOB) STRICT'],
      ['2:1 The table log becomes STRICT: it refuses values of another type.'],
    ],
    [
      'this and that goes',
      [
        'SELECT 1',
        'DROP VIEW titles',
        'ALTER TABLE trips DROP owner',
        '\nDROP TABLE log;\nCREATE UNIQUE INDEX i ON trips (title)',
      ],
      [
        '2:1 The view titles goes away.',
        '3:1 The column trips.owner goes away.',
        '4:2 The table log goes away.',
        '4:3 trips (title) becomes UNIQUE.',
      ],
    ],
    ['a view goes', ['DROP VIEW titles'], ['1:1 The view titles goes away.']],
    [
      'a view shows less',
      ['DROP VIEW titles;\nCREATE VIEW titles AS SELECT id FROM trips'],
      ['1:2 The column titles.title goes away.'],
    ],
    [
      'a view becomes a table with less',
      ['DROP VIEW titles;\nCREATE TABLE titles (title)'],
      ['1:2 The column titles.id goes away.'],
    ],
    [
      'a view is broken',
      ['DROP VIEW titles;\nCREATE VIEW titles AS SELECT id, title, missing FROM trips'],
      ['1:2 The view titles is broken: no such column: missing.'],
    ],
    [
      'a virtual table goes',
      ['DROP TRIGGER trips_search;\nDROP TABLE search'],
      [
        '1:1 The trigger trips_search goes away: what it did is not done any more.',
        '1:2 The virtual table search goes away.',
      ],
    ],
    [
      'a virtual table has less',
      [
        'DROP TRIGGER trips_search;\nDROP TABLE search;\nCREATE VIRTUAL TABLE search USING fts5 (title);\nCREATE TRIGGER trips_search AFTER INSERT ON trips BEGIN INSERT INTO search VALUES (NEW.title); END',
      ],
      ['1:4 The column search.notes goes away.'],
    ],
    [
      'a trigger goes',
      ['DROP TRIGGER trips_search'],
      ['1:1 The trigger trips_search goes away: what it did is not done any more.'],
    ],
    [
      'a trigger refuses',
      [`SELECT 1;\nCREATE TRIGGER guard BEFORE DELETE ON trips BEGIN SELECT RAISE (ABORT, 'no'); END`],
      ['1:2 The trigger guard can refuse what is written to trips (RAISE).'],
    ],
    [
      'a trigger refuses from now on',
      [
        "DROP TRIGGER trips_search; CREATE TRIGGER trips_search AFTER INSERT ON trips BEGIN SELECT RAISE (ABORT, 'no'); END",
      ],
      ['1:1 The trigger trips_search can refuse what is written to trips (RAISE).'],
    ],
    [
      'a trigger is broken',
      ['CREATE TRIGGER t AFTER INSERT ON trips BEGIN INSERT INTO missing VALUES (1); END'],
      ['1:1 A trigger of trips is broken: no such table: main.missing.'],
    ],
  ])('%s', (_, scripts, expected) => {
    expect(since(...scripts)).toMatchObject({ findings: expected });
  });
});

describe('a person is to look at', () => {
  test.each<[string, string[], string[]]>([
    [
      'values that were changed',
      ['SELECT 1;\nUPDATE trips SET title = upper(title), notes = 1'],
      [
        '1:2 Values of trips (title, notes) were changed: whether the old code still understands what is there cannot be told.',
      ],
    ],
    [
      'rows that were deleted',
      ['DELETE FROM trips WHERE id > 7'],
      ['1:1 Rows of trips were deleted: whether the old code still understands what is there cannot be told.'],
    ],
    [
      'rows that cannot be deleted any more',
      ['SELECT 1;\nCREATE TABLE days (trip REFERENCES trips (id))'],
      ['1:2 Where a row of days (trip) refers to a row of trips, the old code cannot delete that one.'],
    ],
    [
      'the same with a new column',
      ['ALTER TABLE log ADD trip REFERENCES trips (id)'],
      ['1:1 Where a row of log (trip) refers to a row of trips, the old code cannot delete that one.'],
    ],
  ])('%s', (_, scripts, notes) => {
    expect(since(...scripts)).toEqual({ findings: [], notes });
  });

  test.each<[string, string]>([
    ['new columns that are filled', 'ALTER TABLE trips ADD days INTEGER; UPDATE trips SET days = 1'],
    [
      'rows of new tables',
      `${fresh}; INSERT INTO fresh VALUES (1, 'a'); UPDATE fresh SET title = 'b'; DELETE FROM fresh WHERE id = 1`,
    ],
    [
      'references that go along',
      'CREATE TABLE days (trip REFERENCES trips (id) ON DELETE CASCADE, x REFERENCES trips (id) ON DELETE SET NULL)',
    ],
    ['references among new tables', `${fresh}; CREATE TABLE days (of REFERENCES fresh (id))`],
  ])('no %s', (_, script) => {
    expect(since(script)).toEqual({ findings: [], notes: [] });
  });
});

test('what was broken before is not told', () => {
  const files = [fileOf('CREATE TABLE t (a); CREATE VIEW broken AS SELECT b FROM t', '1'), fileOf('SELECT 1', '2')];
  expect(rebuild({ schema: [], ledgerTables: [] }, files, 1).taken.findings).toEqual([]);
});
