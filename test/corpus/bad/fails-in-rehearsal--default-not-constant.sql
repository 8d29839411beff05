-- expect: fails-in-rehearsal
ALTER TABLE trips ADD COLUMN updated_at TEXT NOT NULL DEFAULT CURRENT_TIMESTAMP;
