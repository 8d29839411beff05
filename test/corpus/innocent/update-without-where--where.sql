-- expect: nothing
UPDATE trips SET status = 'done' WHERE starts_on < '2026-03-01' AND status = 'booked';
UPDATE expenses SET label = trips.title FROM trips WHERE trips.id = expenses.trip_id AND expenses.label IS NULL;
UPDATE newsletter SET consent = 0 WHERE consent IS NULL;
