-- expect: row-too-large
-- Each column is small enough, the row is not.
INSERT INTO templates (title, body, category)
SELECT 'All notes', printf('%.*c', 1100000, 'x'), printf('%.*c', 1100000, 'y');
