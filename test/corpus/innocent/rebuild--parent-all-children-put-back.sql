-- expect: nothing
-- Every table that refers to trips, directly or through days, is kept aside.
CREATE TABLE kept_days AS SELECT * FROM days;
CREATE TABLE kept_bookings AS SELECT * FROM bookings;
CREATE TABLE kept_expenses AS SELECT * FROM expenses;
CREATE TABLE kept_comments AS SELECT * FROM comments;
CREATE TABLE kept_trip_tags AS SELECT * FROM trip_tags;
CREATE TABLE trips_new (
  id INTEGER PRIMARY KEY,
  user_id TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  title TEXT NOT NULL,
  notes TEXT,
  theme TEXT DEFAULT 'plain' REFERENCES themes (name) ON DELETE SET DEFAULT,
  budget_cents INTEGER,
  status TEXT NOT NULL DEFAULT 'planned',
  starts_on TEXT,
  created_at INTEGER NOT NULL DEFAULT (unixepoch())
);
INSERT INTO trips_new (id, user_id, title, notes, theme, budget_cents, status, starts_on, created_at)
SELECT id, user_id, title, notes, theme, budget_cents, status, starts_on, created_at FROM trips;
DROP TABLE trips;
ALTER TABLE trips_new RENAME TO trips;
INSERT INTO days SELECT * FROM kept_days;
DROP TABLE kept_days;
INSERT INTO bookings SELECT * FROM kept_bookings;
DROP TABLE kept_bookings;
INSERT INTO expenses SELECT * FROM kept_expenses;
DROP TABLE kept_expenses;
INSERT INTO comments SELECT * FROM kept_comments;
DROP TABLE kept_comments;
INSERT INTO trip_tags SELECT * FROM kept_trip_tags;
DROP TABLE kept_trip_tags;
CREATE INDEX trips_by_user ON trips (user_id, starts_on);
CREATE INDEX trips_open ON trips (status) WHERE status <> 'done';
CREATE TRIGGER trips_audit AFTER UPDATE OF status ON trips
WHEN NEW.status IS NOT OLD.status
BEGIN
  INSERT INTO audit (entity, entity_id, action, detail) VALUES ('trip', NEW.id, 'status', OLD.status || ' > ' || NEW.status);
END;
