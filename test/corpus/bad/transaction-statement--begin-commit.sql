-- expect: transaction-statement
BEGIN;
CREATE TABLE reminders (id INTEGER PRIMARY KEY, trip_id INTEGER REFERENCES trips (id), at INTEGER);
COMMIT;
