-- expect: delete-without-where, cascade-wipe
DELETE FROM tags;
INSERT INTO tags (id, name) VALUES (1, 'beach'), (2, 'family'), (3, 'rail'), (4, 'work'), (5, 'city');
