-- expect: nothing
CREATE TABLE trip_tags_kept AS SELECT trip_id, tag_id FROM trip_tags;
CREATE TABLE tags_new (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  colour TEXT NOT NULL DEFAULT 'grey'
);
INSERT INTO tags_new (id, name) SELECT id, name FROM tags;
DROP TABLE tags;
ALTER TABLE tags_new RENAME TO tags;
INSERT INTO trip_tags (trip_id, tag_id) SELECT trip_id, tag_id FROM trip_tags_kept;
DROP TABLE trip_tags_kept;
