-- expect: nothing
INSERT OR REPLACE INTO themes (name, accent) VALUES ('dune', '#cc9900');
REPLACE INTO tags (id, name) VALUES (17, 'winter');
