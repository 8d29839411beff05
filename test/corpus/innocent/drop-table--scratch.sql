-- expect: nothing
CREATE TABLE scratch (trip_id INTEGER PRIMARY KEY, total_cents INTEGER);
INSERT INTO scratch SELECT trip_id, sum(amount_cents) FROM expenses GROUP BY trip_id;
UPDATE scratch SET total_cents = total_cents + 1;
UPDATE trips SET budget_cents = (SELECT total_cents FROM scratch WHERE trip_id = trips.id)
WHERE budget_cents IS NULL AND id IN (SELECT trip_id FROM scratch);
DELETE FROM scratch;
DROP TABLE scratch;
