-- expect: nothing
-- The new table refers to itself; the rename takes the reference along.
CREATE TABLE comments_new (
  id INTEGER PRIMARY KEY,
  trip_id INTEGER NOT NULL REFERENCES trips (id) ON DELETE CASCADE,
  author_id TEXT REFERENCES users (id) ON DELETE SET NULL,
  parent_id INTEGER REFERENCES comments_new (id) ON DELETE CASCADE,
  body TEXT NOT NULL,
  created_at INTEGER NOT NULL DEFAULT (unixepoch()),
  edited_at INTEGER
);
INSERT INTO comments_new (id, trip_id, author_id, parent_id, body, created_at)
SELECT id, trip_id, author_id, parent_id, body, created_at FROM comments;
DROP TABLE comments;
ALTER TABLE comments_new RENAME TO comments;
CREATE INDEX comments_by_trip ON comments (trip_id, created_at);
