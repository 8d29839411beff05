-- expect: rows-lost
CREATE TABLE templates_new (
  id INTEGER PRIMARY KEY,
  title TEXT NOT NULL,
  body TEXT NOT NULL DEFAULT '',
  category TEXT,
  position INTEGER,
  updated_at INTEGER
);
INSERT INTO templates_new SELECT * FROM templates ORDER BY position LIMIT 8;
DROP TABLE templates;
ALTER TABLE templates_new RENAME TO templates;
CREATE INDEX templates_by_category ON templates (category, position);
CREATE TRIGGER templates_touched AFTER UPDATE OF title, body ON templates
BEGIN
  UPDATE templates SET updated_at = 1767225600 WHERE id = NEW.id;
END;
