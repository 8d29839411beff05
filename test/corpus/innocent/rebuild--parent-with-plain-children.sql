-- expect: nothing
-- Deferred, the foreign keys of days are judged at the end; the rows go back into a table of the same name.
PRAGMA defer_foreign_keys = ON;
CREATE TABLE places_kept AS SELECT * FROM places;
DROP TABLE places;
CREATE TABLE places (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  postcode TEXT,
  country TEXT DEFAULT 'DE',
  latitude REAL,
  longitude REAL
);
INSERT INTO places SELECT * FROM places_kept;
DROP TABLE places_kept;
CREATE INDEX places_by_name ON places (name);
