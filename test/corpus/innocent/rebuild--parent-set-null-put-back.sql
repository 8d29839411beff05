-- expect: nothing
-- bookings.day_id is ON DELETE SET NULL, so it is written down and put back.
CREATE TABLE bookings_days AS SELECT id, day_id FROM bookings WHERE day_id IS NOT NULL;
CREATE TABLE days_new (
  id INTEGER PRIMARY KEY,
  trip_id INTEGER NOT NULL REFERENCES trips (id) ON DELETE CASCADE,
  place_id INTEGER REFERENCES places (id),
  date TEXT NOT NULL,
  title TEXT DEFAULT '',
  UNIQUE (trip_id, date)
);
INSERT INTO days_new SELECT id, trip_id, place_id, date, title FROM days;
DROP TABLE days;
ALTER TABLE days_new RENAME TO days;
UPDATE bookings SET day_id = (SELECT kept.day_id FROM bookings_days kept WHERE kept.id = bookings.id)
WHERE id IN (SELECT id FROM bookings_days);
DROP TABLE bookings_days;
