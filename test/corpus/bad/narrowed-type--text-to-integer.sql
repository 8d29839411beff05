-- expect: narrowed-type
-- '00701' becomes 701.
CREATE TABLE bookings_new (
  id INTEGER PRIMARY KEY,
  trip_id INTEGER NOT NULL REFERENCES trips (id) ON DELETE CASCADE,
  day_id INTEGER REFERENCES days (id) ON DELETE SET NULL,
  provider_id INTEGER REFERENCES providers (id) ON DELETE RESTRICT,
  reference INTEGER,
  price_cents INTEGER NOT NULL DEFAULT 0,
  seats INTEGER,
  booked_at TEXT
);
INSERT INTO bookings_new SELECT * FROM bookings;
DROP TABLE bookings;
ALTER TABLE bookings_new RENAME TO bookings;
CREATE INDEX bookings_by_trip ON bookings (trip_id);
CREATE INDEX bookings_by_day ON bookings (day_id);
