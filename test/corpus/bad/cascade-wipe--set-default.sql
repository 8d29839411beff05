-- expect: cascade-wipe
-- Themes get a title. Every trip goes back to the theme plain.
PRAGMA defer_foreign_keys = ON;
CREATE TABLE themes_kept AS SELECT * FROM themes;
DROP TABLE themes;
CREATE TABLE themes (name TEXT PRIMARY KEY, accent TEXT, title TEXT);
INSERT INTO themes (name, accent, title) SELECT name, accent, upper(name) FROM themes_kept;
DROP TABLE themes_kept;
