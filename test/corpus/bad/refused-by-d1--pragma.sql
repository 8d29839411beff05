-- expect: refused-by-d1
PRAGMA journal_mode = WAL;
CREATE INDEX places_by_country ON places (country);
