-- expect: cascade-wipe
PRAGMA defer_foreign_keys = ON;
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
INSERT INTO trips_new SELECT * FROM trips;
DROP TABLE trips;
ALTER TABLE trips_new RENAME TO trips;
CREATE INDEX trips_by_user ON trips (user_id, starts_on);
CREATE INDEX trips_open ON trips (status) WHERE status <> 'done';
CREATE TRIGGER trips_audit AFTER UPDATE OF status ON trips
WHEN NEW.status IS NOT OLD.status
BEGIN
  INSERT INTO audit (entity, entity_id, action, detail) VALUES ('trip', NEW.id, 'status', OLD.status || ' > ' || NEW.status);
END;
PRAGMA defer_foreign_keys = OFF;
