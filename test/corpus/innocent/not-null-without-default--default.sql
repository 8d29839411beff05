-- expect: nothing
ALTER TABLE trips ADD COLUMN currency TEXT NOT NULL DEFAULT 'EUR';
ALTER TABLE users ADD verified integer DEFAULT false NOT NULL;
ALTER TABLE templates ADD COLUMN owner_id TEXT REFERENCES users (id);
