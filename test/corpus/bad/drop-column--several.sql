-- expect: drop-column, contract-step
ALTER TABLE places DROP COLUMN latitude;
ALTER TABLE places DROP COLUMN longitude;
ALTER TABLE bookings DROP COLUMN seats;
