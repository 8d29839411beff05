-- expect: drop-column, contract-step
ALTER TABLE bookings ADD COLUMN locator TEXT;
UPDATE bookings SET locator = reference;
ALTER TABLE bookings DROP COLUMN reference;
