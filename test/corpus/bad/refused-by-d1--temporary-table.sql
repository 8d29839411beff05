-- expect: refused-by-d1
CREATE TEMP TABLE kept (id INTEGER PRIMARY KEY);
