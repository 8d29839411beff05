-- expect: too-many-columns
CREATE TABLE answers (
  id INTEGER PRIMARY KEY,
-- repeat 100: question_{i} TEXT,
  trip_id INTEGER
);
