-- expect: fails-in-rehearsal
CREATE TABLE reminders (
  id INTEGER PRIMARY KEY,
  trip_id INTEGER REFERENCES trips (id),
);
