-- expect: values-lost
-- The old table out of the way first, and a copy that forgets detail: it is NULL in every row.
PRAGMA legacy_alter_table = ON;
ALTER TABLE audit RENAME TO audit_old;
CREATE TABLE audit (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  entity TEXT NOT NULL,
  entity_id TEXT,
  action TEXT NOT NULL,
  detail TEXT,
  at TEXT NOT NULL DEFAULT CURRENT_TIMESTAMP
);
INSERT INTO audit (id, entity, entity_id, action, at) SELECT id, entity, entity_id, action, at FROM audit_old;
DROP TABLE audit_old;
CREATE INDEX audit_by_entity ON audit (entity, entity_id);
