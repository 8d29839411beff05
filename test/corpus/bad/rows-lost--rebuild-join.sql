-- expect: rows-lost
-- A booking without a provider finds no partner in the join.
CREATE TABLE bookings_new (
  id INTEGER PRIMARY KEY,
  trip_id INTEGER NOT NULL REFERENCES trips (id) ON DELETE CASCADE,
  day_id INTEGER REFERENCES days (id) ON DELETE SET NULL,
  provider_id INTEGER REFERENCES providers (id) ON DELETE RESTRICT,
  reference TEXT,
  price_cents INTEGER NOT NULL DEFAULT 0,
  seats INTEGER,
  booked_at TEXT,
  provider_code TEXT
);
INSERT INTO bookings_new
SELECT b.id, b.trip_id, b.day_id, b.provider_id, b.reference, b.price_cents, b.seats, b.booked_at, p.code
FROM bookings b JOIN providers p ON p.id = b.provider_id;
DROP TABLE bookings;
ALTER TABLE bookings_new RENAME TO bookings;
CREATE INDEX bookings_by_trip ON bookings (trip_id);
CREATE INDEX bookings_by_day ON bookings (day_id);
