-- expect: cascade-wipe
REPLACE INTO tags (id, name) VALUES (1, 'Beach'), (2, 'Family'), (6, 'city');
replace into "themes" ("name", "accent") values ('sea', '#0088aa');
