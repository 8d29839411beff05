-- expect: lost-in-rebuild
CREATE TABLE templates_new (
  id INTEGER PRIMARY KEY,
  title TEXT NOT NULL,
  body TEXT NOT NULL DEFAULT '',
  category TEXT,
  position INTEGER,
  updated_at INTEGER
);
INSERT INTO templates_new SELECT * FROM templates;
DROP TABLE templates;
ALTER TABLE templates_new RENAME TO templates;
CREATE INDEX templates_by_category ON templates (category, position);
