-- expect: not-null-without-default
ALTER TABLE templates ADD COLUMN owner_id TEXT NOT NULL REFERENCES users (id);
UPDATE templates SET owner_id = 'u01';
