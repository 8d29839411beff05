-- expect: fails-in-rehearsal
CREATE TABLE expenses_new (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  trip_id INTEGER NOT NULL REFERENCES trips (id) ON DELETE CASCADE,
  paid_by TEXT REFERENCES users (id) ON DELETE SET NULL,
  currency TEXT NOT NULL DEFAULT 'EUR' REFERENCES currencies (code),
  amount_cents INTEGER NOT NULL,
  label TEXT DEFAULT ''
);
INSERT INTO expenses_new SELECT * FROM expenses;
DROP TABLE expenses;
ALTER TABLE expenses_new RENAME TO expenses;
CREATE INDEX expenses_by_trip ON expenses (trip_id);
