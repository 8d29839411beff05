-- expect: drop-column, contract-step
DROP INDEX templates_by_category;
CREATE TABLE templates_new (
  id INTEGER PRIMARY KEY,
  title TEXT NOT NULL,
  body TEXT NOT NULL DEFAULT '',
  position INTEGER,
  updated_at INTEGER
);
INSERT INTO templates_new (id, title, body, position, updated_at)
SELECT id, title, body, position, updated_at FROM templates;
DROP TABLE templates;
ALTER TABLE templates_new RENAME TO templates;
CREATE TRIGGER templates_touched AFTER UPDATE OF title, body ON templates
BEGIN
  UPDATE templates SET updated_at = 1767225600 WHERE id = NEW.id;
END;
