-- expect: broken-reference
-- trips_audit writes to audit_old from now on: no trip can change its status.
ALTER TABLE audit RENAME TO audit_old;
CREATE TABLE audit (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  entity TEXT NOT NULL,
  entity_id TEXT,
  action TEXT NOT NULL,
  detail TEXT DEFAULT '{}',
  at TEXT NOT NULL DEFAULT CURRENT_TIMESTAMP
);
INSERT INTO audit SELECT * FROM audit_old;
DROP TABLE audit_old;
CREATE INDEX audit_by_entity ON audit (entity, entity_id);
