-- expect: update-without-where
UPDATE expenses SET label = (SELECT title FROM trips WHERE trips.id = expenses.trip_id);
