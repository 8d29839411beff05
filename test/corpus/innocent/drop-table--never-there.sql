-- expect: nothing
DROP TABLE IF EXISTS reminders;
CREATE TABLE reminders (id INTEGER PRIMARY KEY, trip_id INTEGER REFERENCES trips (id) ON DELETE CASCADE);
DROP INDEX IF EXISTS reminders_by_trip;
CREATE INDEX reminders_by_trip ON reminders (trip_id);
