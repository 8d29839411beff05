-- expect: delete-without-where
DELETE FROM templates;
INSERT INTO templates (title, body) VALUES ('Weekend', 'Pack light'), ('City', 'Shoes');
