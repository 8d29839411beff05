-- expect: nothing
-- The children are copied and emptied, the parent is made anew, the children are filled again.
CREATE TABLE trip_tags_kept AS SELECT * FROM trip_tags;
DELETE FROM trip_tags;
CREATE TABLE tags_new (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, hidden INTEGER NOT NULL DEFAULT 0);
INSERT INTO tags_new (id, name) SELECT id, name FROM tags;
DROP TABLE tags;
ALTER TABLE tags_new RENAME TO tags;
INSERT INTO trip_tags SELECT * FROM trip_tags_kept;
DROP TABLE trip_tags_kept;
