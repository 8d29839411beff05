-- expect: fails-in-rehearsal
-- The way that is often advised: every row is there again when it commits, and SQLite does not see it.
PRAGMA defer_foreign_keys = ON;
CREATE TABLE places_new (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  postcode TEXT,
  country TEXT DEFAULT 'DE',
  latitude REAL,
  longitude REAL
);
INSERT INTO places_new SELECT * FROM places;
DROP TABLE places;
ALTER TABLE places_new RENAME TO places;
CREATE INDEX places_by_name ON places (name);
