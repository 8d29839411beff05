-- expect: nothing
INSERT OR REPLACE INTO settings (user_id, key, value) VALUES ('u01', 'locale', '"fr"'), ('u11', 'locale', '"pt"');
