-- expect: broken-reference
CREATE TABLE reminders (
  id INTEGER PRIMARY KEY,
  trip_id INTEGER NOT NULL REFERENCES trip (id) ON DELETE CASCADE,
  at INTEGER NOT NULL
);
