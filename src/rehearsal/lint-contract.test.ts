import { expect, test } from 'vitest';
import { lintContract } from './lint-contract.ts';
import { Novelty } from './novelty.ts';
import { trialsOf } from './rehearsal.fixture.ts';

const base = `CREATE TABLE users (id INTEGER PRIMARY KEY, email TEXT NOT NULL UNIQUE);
CREATE TABLE trips (id INTEGER PRIMARY KEY, owner INTEGER, title TEXT NOT NULL DEFAULT '', notes TEXT, days REAL,
  kind TEXT CHECK (kind IN ('city', 'sea')), label TEXT AS (upper(title)) VIRTUAL);
CREATE UNIQUE INDEX trips_notes ON trips (notes);
CREATE TABLE drafts (a TEXT, b TEXT);
CREATE TABLE exact (a REAL, b BLOB) STRICT;
CREATE VIEW titles AS SELECT title FROM trips;`;

/** A table that is made anew under its own name. */
function anew(definition: string, { name = 'drafts', options = '' } = {}): string {
  return `CREATE TABLE made_anew (${definition}) ${options}; DROP TABLE ${name}; ALTER TABLE made_anew RENAME TO ${name}`;
}

/** What the last of the scripts is told to take away, when all of them are pending. */
function told(...scripts: string[]): string[] {
  const { database, trials } = trialsOf(base, ...scripts);
  const novelty = new Novelty();
  const found = trials.map((trial) => {
    if (trial.failure) throw new Error(trial.failure.message);
    const findings = lintContract({ trial, novelty, database, rowsAreReal: true });
    novelty.add(trial);
    return findings.map(({ message }) => message.replace(/ The Worker that runs now may .*$/, ''));
  });
  database.close();
  return found.at(-1) ?? [];
}

test.each<[string, string, string[]]>([
  ['a table goes', 'DROP TABLE drafts', ['The table drafts goes away.']],
  ['a table is renamed', 'ALTER TABLE drafts RENAME TO sketches', ['The table drafts is renamed to sketches.']],
  [
    'a table takes the name of another that goes',
    'DROP TABLE users; ALTER TABLE drafts RENAME TO users',
    [
      'The column users.id goes away.',
      'The column users.email goes away.',
      'The primary key of users goes away.',
      'The table drafts is renamed to users.',
    ],
  ],
  ['a view goes', 'DROP VIEW titles', ['The view titles goes away.']],
  ['a column goes', 'ALTER TABLE drafts DROP COLUMN b', ['The column drafts.b goes away.']],
  ['a generated column goes', 'ALTER TABLE trips DROP COLUMN label', ['The column trips.label goes away.']],
  ['a column is renamed', 'ALTER TABLE drafts RENAME b TO c', ['The column drafts.b is renamed to c.']],
  ['a column becomes NOT NULL', anew('a TEXT, b TEXT NOT NULL'), ['The column drafts.b becomes NOT NULL.']],
  [
    'a column becomes NOT NULL with a default',
    anew("a TEXT, b TEXT NOT NULL DEFAULT ''"),
    ['The column drafts.b becomes NOT NULL, which a NULL that is written breaks.'],
  ],
  [
    'a column loses its default',
    anew('id INTEGER PRIMARY KEY, owner, title TEXT NOT NULL, notes TEXT UNIQUE, days REAL, kind, label AS (1)', {
      name: 'trips',
    }).replace('DROP TABLE', 'DROP VIEW titles; DROP TABLE'),
    ['The view titles goes away.', 'The column trips.title loses its default, and is NOT NULL.'],
  ],
  [
    'a column becomes generated',
    anew("a TEXT, b TEXT AS (a || '!')"),
    ['The column drafts.b becomes generated, and cannot be written.'],
  ],
  [
    'a column must be given',
    anew('a TEXT, b TEXT, c TEXT NOT NULL'),
    ['The column drafts.c is new, NOT NULL and without a default: an INSERT that does not name it fails.'],
  ],
  ['a key becomes unique', 'CREATE UNIQUE INDEX one ON drafts (a, b)', ['drafts (a, b) becomes UNIQUE.']],
  [
    'another key becomes unique in its place',
    anew('id INTEGER PRIMARY KEY, email TEXT NOT NULL, UNIQUE (id, email)', { name: 'users' }),
    // That the old one goes has a rule of its own.
    ['users (id, email) becomes UNIQUE.'],
  ],
  [
    'a key is not unique any more',
    'DROP INDEX trips_notes; CREATE INDEX trips_notes ON trips (notes)',
    ['trips (notes) is not UNIQUE any more: an ON CONFLICT that names it fails.'],
  ],
  ['a primary key comes', anew('a TEXT PRIMARY KEY, b TEXT'), ['The primary key of drafts becomes (a).']],
  [
    'a primary key goes',
    anew('id INTEGER, email TEXT NOT NULL UNIQUE', { name: 'users' }),
    ['The primary key of users goes away.'],
  ],
  [
    'a foreign key comes',
    anew('a TEXT REFERENCES users (email), b TEXT'),
    ['drafts (a) becomes a foreign key that refers to users.'],
  ],
  ['a check comes', anew("a TEXT CHECK (a <> ''), b TEXT"), ["The table drafts gets a CHECK (a <> '')."]],
  [
    'a check comes with a new column',
    anew('a TEXT, b TEXT, c TEXT, CHECK (c > a)'),
    ['The table drafts gets a CHECK (c > a).'],
  ],
  [
    'a table becomes STRICT',
    anew('a TEXT, b TEXT', { options: 'STRICT' }),
    ['The table drafts becomes STRICT: it refuses values of another type.'],
  ],
  [
    'a STRICT table takes other types',
    anew('a INTEGER, b TEXT', { name: 'exact', options: 'STRICT' }),
    [
      'The column exact.a goes from REAL to INTEGER, and the table is STRICT.',
      'The column exact.b goes from BLOB to TEXT, and the table is STRICT.',
    ],
  ],
  [
    'a column of a key is renamed, and not the key as well',
    'ALTER TABLE users RENAME email TO mail',
    ['The column users.email is renamed to mail.'],
  ],
  [
    'a column goes, and not its key as well',
    'DROP INDEX trips_notes; ALTER TABLE trips DROP notes',
    ['The column trips.notes goes away.'],
  ],
  [
    'a table loses its rowid',
    anew('id INTEGER PRIMARY KEY, email TEXT NOT NULL UNIQUE', { name: 'users', options: 'WITHOUT ROWID' }),
    ['The table users becomes WITHOUT ROWID: its rows have no rowid.'],
  ],
])('it is told that %s', (_, script, expected) => {
  expect(told(script)).toEqual(expected);
});

test.each<[string, ...string[]]>([
  [
    'a table, a view, an index',
    'CREATE TABLE t (a NOT NULL UNIQUE); CREATE VIEW v AS SELECT 1; CREATE INDEX i ON trips (days)',
  ],
  [
    'columns that need not be given',
    "ALTER TABLE drafts ADD c TEXT; ALTER TABLE drafts ADD d TEXT NOT NULL DEFAULT ''",
  ],
  [
    'a check, a key and a reference of an added column',
    "ALTER TABLE drafts ADD c TEXT CHECK (c <> '') REFERENCES users (email); CREATE UNIQUE INDEX i ON drafts (c)",
  ],
  ['a rebuild that changes nothing', anew('a text, b text')],
  [
    'a foreign key that follows its parent',
    anew('id INTEGER PRIMARY KEY, email TEXT NOT NULL UNIQUE, boss REFERENCES users (id)', { name: 'users' }),
  ],
  ['an index that is dropped and was not UNIQUE', 'CREATE INDEX i ON drafts (a); DROP INDEX i'],
  ['a column that has another rule', 'ALTER TABLE drafts ADD c TEXT NOT NULL'],
  [
    'a check that allows more',
    anew(
      "id INTEGER PRIMARY KEY, owner INTEGER, title TEXT NOT NULL DEFAULT '', notes TEXT UNIQUE, days REAL, kind TEXT, label TEXT AS (upper(title)) VIRTUAL, CHECK (kind in ('sea', 'hills', 'city'))",
      {
        name: 'trips',
      },
    ).replace('DROP TABLE', 'DROP VIEW titles; DROP TABLE') + '; CREATE VIEW titles AS SELECT title FROM trips',
  ],
  [
    'what an earlier pending file made',
    'ALTER TABLE drafts ADD c TEXT; CREATE TABLE t (a); CREATE VIEW v AS SELECT 1',
    'ALTER TABLE drafts DROP c; DROP TABLE t; DROP VIEW v',
  ],
  [
    'a column that an earlier pending file asked for',
    anew('a TEXT, b TEXT, c TEXT NOT NULL'),
    anew('a TEXT, b TEXT, c TEXT NOT NULL, d TEXT'),
  ],
  ['a reference to nothing, which has another rule', anew('a TEXT REFERENCES missing (a), b TEXT')],
  ['types of a STRICT table that take more', anew('a ANY, b ANY', { name: 'exact', options: 'STRICT' })],
])('nothing is told of %s', (_, ...scripts) => {
  expect(told(...scripts)).toEqual([]);
});

test.each([
  ['a shorter list', "kind IN ('city')"],
  ['a longer list that is negated', "kind NOT IN ('city', 'sea')"],
  ['another column', "notes IN ('city', 'sea')"],
])('a check with %s is a new one', (_, check) => {
  const script = anew(
    `id INTEGER PRIMARY KEY, owner INTEGER, title TEXT NOT NULL DEFAULT '', notes TEXT UNIQUE, days REAL, kind TEXT, label TEXT AS (upper(title)) VIRTUAL, CHECK (${check})`,
    { name: 'trips' },
  ).replace('DROP TABLE', 'DROP VIEW titles; DROP TABLE');
  expect(told(`${script}; CREATE VIEW titles AS SELECT title FROM trips`)).toEqual([
    expect.stringMatching(/^The table trips gets a CHECK \(/),
  ]);
});
