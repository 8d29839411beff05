-- expect: update-without-where
ALTER TABLE bookings ADD COLUMN price_eur REAL;
UPDATE bookings SET price_eur = price_cents / 100.0, price_cents = 0;
