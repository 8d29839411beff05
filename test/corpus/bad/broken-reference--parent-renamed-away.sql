-- expect: broken-reference, cascade-wipe
-- The rename takes the children's foreign keys along, to a table that is about to go.
ALTER TABLE trips RENAME TO trips_old;
CREATE TABLE trips (
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
INSERT INTO trips SELECT * FROM trips_old;
DROP TABLE trips_old;
CREATE INDEX trips_by_user ON trips (user_id, starts_on);
CREATE INDEX trips_open ON trips (status) WHERE status <> 'done';
CREATE TRIGGER trips_audit AFTER UPDATE OF status ON trips
WHEN NEW.status IS NOT OLD.status
BEGIN
  INSERT INTO audit (entity, entity_id, action, detail) VALUES ('trip', NEW.id, 'status', OLD.status || ' > ' || NEW.status);
END;
