/**
 * A database with everything that a backup is known to lose, as statements that D1 takes: of values, names, tables, keys,
 * triggers, views and full-text indexes.
 */
export const oddities: readonly string[] = [
  // Values.
  'CREATE TABLE plain (id INTEGER PRIMARY KEY, a TEXT, b REAL, c BLOB, d NUMERIC, e)',
  `INSERT INTO plain VALUES (1, 'emoji 🧭🏳️‍🌈 é ß', 0.1, X'00ff00', 12, NULL), (2, '', -0.0, X'', 1.5, 'it''s; a "test"'),
   (3, 'a' || char(0) || 'b', 1e308, zeroblob(3), 9007199254740993, 2.0), (4, 'line' || char(10) || 'end', 9e999, NULL, -1, -9e999),
   (5, 'literal \\n and \\r beside ' || char(10) || ' and ' || char(13), 5e-324, X'27', 0, X'c0ffee'),
   (6, 'crlf' || char(13) || char(10), 123456789.123456789, CAST('text as blob' AS BLOB), 1e3, 3.0)`,
  'CREATE TABLE integers (id INTEGER PRIMARY KEY, n INTEGER)',
  `INSERT INTO integers VALUES (9223372036854775807, -9223372036854775808), (-9223372036854775808, 9223372036854775807),
   (9007199254740992, 9007199254740993), (0, -9007199254740993)`,
  'CREATE TABLE only_small (id INTEGER PRIMARY KEY, n INTEGER)',
  'INSERT INTO only_small VALUES (1, 9007199254740991), (2, -9007199254740991)',
  'CREATE TABLE large (id INTEGER PRIMARY KEY, body TEXT, data BLOB, big INTEGER)',
  "INSERT INTO large VALUES (1, replace(hex(zeroblob(900000)), '00', 'é''' || char(10)), NULL, 1)",
  'INSERT INTO large VALUES (2, NULL, randomblob(1900000), 2)',
  "INSERT INTO large VALUES (3, replace(hex(zeroblob(300000)), '00', '\\n' || char(10)), randomblob(500000), 9223372036854775807)",
  'CREATE TABLE sizeable (id INTEGER PRIMARY KEY, body TEXT, data BLOB)',
  "INSERT INTO sizeable VALUES (1, replace(hex(zeroblob(500000)), '00', 'ab'';'), randomblob(60000))",
  // Names.
  'CREATE TABLE "order" ("group" INTEGER PRIMARY KEY, "select" TEXT, "a ""quoted"" name" TEXT, "sp ace" TEXT, "ünï" TEXT, "semi;colon" TEXT)',
  `INSERT INTO "order" VALUES (1, 'x', 'y', 'z', 'w', ';')`,
  'CREATE TABLE "we""ird; --name" ("-- c" TEXT /* a comment; */ -- and another\n)',
  `INSERT INTO "we""ird; --name" VALUES ('-- not a comment'), ('/* nor this'), ('BEGIN; END;')`,
  'CREATE TABLE [brackets] (`ticks` TEXT DEFAULT "a default; in quotes")',
  `INSERT INTO brackets VALUES ('x')`,
  // Kinds of tables.
  "CREATE TABLE generated (a INTEGER, b INTEGER GENERATED ALWAYS AS (a * 2) STORED, c TEXT AS (a || '!') VIRTUAL, d TEXT)",
  `INSERT INTO generated (a, d) VALUES (1, 'x'), (2, 'y')`,
  'CREATE TABLE without_rowid (k TEXT, n INTEGER, v TEXT, PRIMARY KEY (n DESC, k)) WITHOUT ROWID',
  `INSERT INTO without_rowid VALUES ('a', 1, 'x'), ('b', 1, 'y'), ('a', 9223372036854775807, 'z')`,
  'CREATE TABLE strictly (id INTEGER PRIMARY KEY, a ANY, b INT NOT NULL, c TEXT) STRICT',
  `INSERT INTO strictly VALUES (1, 2.0, 3, 'x'), (2, 'two', 4, NULL), (3, X'05', 5, '')`,
  'CREATE TABLE counted (id INTEGER PRIMARY KEY AUTOINCREMENT, v TEXT)',
  `INSERT INTO counted (v) VALUES ('a'), ('b'), ('gone')`,
  `DELETE FROM counted WHERE v = 'gone'`,
  'CREATE TABLE emptied (id INTEGER PRIMARY KEY AUTOINCREMENT, v TEXT)',
  `INSERT INTO emptied (id, v) VALUES (4294967296, 'gone')`,
  'DELETE FROM emptied',
  'CREATE TABLE empty (id INTEGER PRIMARY KEY, v TEXT NOT NULL UNIQUE)',
  `CREATE TABLE wide (${Array.from({ length: 100 }, (_, index) => `c${index} INTEGER`).join(', ')})`,
  `INSERT INTO wide VALUES (${Array.from({ length: 100 }, (_, index) => index).join(', ')})`,
  'CREATE TABLE checked (id INTEGER PRIMARY KEY, a TEXT CHECK (length(a) > 2), b TEXT, CHECK (b <> a))',
  `INSERT INTO checked VALUES (1, 'abc', 'abd')`,
  // Keys, in a circle and to itself.
  'CREATE TABLE hens (id INTEGER PRIMARY KEY, egg INTEGER NOT NULL REFERENCES eggs(id) DEFERRABLE INITIALLY DEFERRED)',
  'CREATE TABLE eggs (id INTEGER PRIMARY KEY, hen INTEGER REFERENCES hens(id) ON DELETE CASCADE)',
  'INSERT INTO eggs VALUES (1, NULL)',
  'INSERT INTO hens VALUES (1, 1), (2, 1)',
  'UPDATE eggs SET hen = 2',
  'CREATE TABLE tree (id INTEGER PRIMARY KEY, parent INTEGER REFERENCES tree(id))',
  'INSERT INTO tree VALUES (3, NULL), (1, 3), (2, 1)',
  // What reacts: nothing of it may react while it is restored.
  'CREATE TABLE log (id INTEGER PRIMARY KEY, at TEXT, what TEXT)',
  `CREATE TRIGGER on_hen AFTER INSERT ON hens BEGIN INSERT INTO log (what) VALUES (CASE WHEN new.id > 1 THEN 'more; hens' ELSE 'a hen' END); END`,
  'INSERT INTO hens VALUES (3, 1)',
  'CREATE UNIQUE INDEX one_name ON checked (a COLLATE NOCASE) WHERE b IS NOT NULL',
  'CREATE INDEX by_expression ON counted (lower(v), id DESC)',
  // Views on views, made in an order in which they need each other.
  'CREATE VIEW a_last AS SELECT * FROM b_middle',
  'CREATE VIEW b_middle AS SELECT id, v AS value FROM c_first',
  'CREATE VIEW c_first AS SELECT * FROM counted -- a comment at the end',
  `CREATE TRIGGER instead INSTEAD OF INSERT ON a_last BEGIN INSERT INTO counted (v) VALUES (new.value); END`,
  // Full-text indexes: with texts of their own, of a table, of a view, of nobody.
  'CREATE TABLE notes (id INTEGER PRIMARY KEY, title TEXT, body TEXT)',
  `INSERT INTO notes VALUES (1, 'Lisbon', 'trams and tiles'), (7, 'Porto', 'bridges; wine')`,
  `CREATE VIRTUAL TABLE notes_search USING fts5(title, body, content='notes', content_rowid='id')`,
  `INSERT INTO notes_search(notes_search) VALUES ('rebuild')`,
  `CREATE TRIGGER notes_added AFTER INSERT ON notes BEGIN INSERT INTO notes_search(rowid, title, body) VALUES (new.id, new.title, new.body); END`,
  `INSERT INTO notes VALUES (9, 'Faro', 'boats')`,
  'CREATE VIEW upper_notes AS SELECT id, upper(title) AS title FROM notes',
  `CREATE VIRTUAL TABLE view_search USING fts5(title, content=upper_notes, content_rowid=id)`,
  `INSERT INTO view_search(view_search) VALUES ('rebuild')`,
  `CREATE VIRTUAL TABLE own_search USING fts5(subject, text UNINDEXED, tokenize = 'porter unicode61', prefix='2 3')`,
  `INSERT INTO own_search (rowid, subject, text) VALUES (5, 'running shoes', 'a'), (-3, 'it''s "quoted"', NULL), (9007199254740993, 'far away', 'b')`,
  `CREATE VIRTUAL TABLE no_text USING fts5(words, content='')`,
  `INSERT INTO no_text (rowid, words) VALUES (1, 'never told again')`,
  'CREATE VIRTUAL TABLE own_terms USING fts5vocab(own_search, row)',
];

/** Every value of every table, with its type, in an order that does not depend on where the rows lie. */
export const everyRow = (table: string, columns: readonly string[]): string => {
  const quoted = columns.map((column) => `"${column.replaceAll('"', '""')}"`);
  const shown = quoted.map(
    (column) =>
      `typeof(${column}) || ':' || CASE typeof(${column}) WHEN 'text' THEN length(CAST(${column} AS BLOB)) || hex(substr(CAST(${column} AS BLOB), 1, 2000)) || hex(substr(CAST(${column} AS BLOB), -2000)) WHEN 'blob' THEN length(${column}) || hex(substr(${column}, 1, 2000)) || hex(substr(${column}, -2000)) ELSE quote(${column}) END`,
  );
  return `SELECT ${shown.map((value, index) => `${value} AS v${index}`).join(', ')} FROM "${table.replaceAll('"', '""')}" ORDER BY ${shown
    .map((_, index) => `v${index}`)
    .slice(0, 6)
    .join(', ')}`;
};
