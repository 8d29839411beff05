-- SQLite cannot add a CHECK to a column that exists, so the table is rebuilt. Nothing refers to it: there are no children
-- that a dropped parent would take with it.
CREATE TABLE activity_categories_new (
  code TEXT PRIMARY KEY CHECK (code = lower(code) AND code <> ''),
  label TEXT NOT NULL,
  hint TEXT NOT NULL DEFAULT '',
  position INTEGER NOT NULL DEFAULT 100
);

INSERT INTO activity_categories_new (code, label, hint, position)
SELECT code, label, hint, CASE code WHEN 'transport' THEN 10 WHEN 'stay' THEN 20 WHEN 'food' THEN 30 ELSE 100 END
FROM activity_categories;

DROP TABLE activity_categories;
ALTER TABLE activity_categories_new RENAME TO activity_categories;
CREATE INDEX activity_categories_by_position ON activity_categories (position, code);
