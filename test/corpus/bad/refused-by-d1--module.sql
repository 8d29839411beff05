-- expect: refused-by-d1
CREATE VIRTUAL TABLE trips_search USING fts4 (title, notes);
