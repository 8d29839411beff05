-- expect: nothing
ALTER TABLE bookings ADD COLUMN price_eur REAL NOT NULL GENERATED ALWAYS AS (price_cents / 100.0) VIRTUAL;
CREATE INDEX bookings_by_price ON bookings (price_eur);
