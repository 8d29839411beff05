-- expect: nothing
INSERT INTO templates (title, body) VALUES
  ('For developers', 'DROP TABLE users; DELETE FROM trips; -- the classics'),
  ('It''s "quoted"', 'BEGIN; ATTACH ''x'' AS y; COMMIT;');
INSERT INTO audit (entity, action, detail) VALUES ('schema', 'note', 'ALTER TABLE trips DROP COLUMN notes');
