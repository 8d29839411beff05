-- expect: not-null-without-default
ALTER TABLE trips ADD COLUMN currency TEXT NOT NULL;
