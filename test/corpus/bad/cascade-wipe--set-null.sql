-- expect: cascade-wipe
-- bookings.day_id is ON DELETE SET NULL: no booking goes, and none knows its day any more.
CREATE TABLE days_new (
  id INTEGER PRIMARY KEY,
  trip_id INTEGER NOT NULL REFERENCES trips (id) ON DELETE CASCADE,
  place_id INTEGER REFERENCES places (id) ON DELETE SET NULL,
  date TEXT NOT NULL,
  title TEXT,
  UNIQUE (trip_id, date)
);
INSERT INTO days_new SELECT id, trip_id, place_id, date, title FROM days;
DROP TABLE days;
ALTER TABLE days_new RENAME TO days;
