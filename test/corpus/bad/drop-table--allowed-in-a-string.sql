-- expect: drop-table, contract-step
INSERT INTO audit (entity, action, detail) VALUES ('schema', 'note', '
-- voygent:allow drop-table,contract-step This is data and not a comment.
');
DROP TABLE trip_tags;
