-- expect: fails-in-rehearsal
CREATE TABLE reminders (id INTEGER PRIMARY KEY);
ALTER TABLE trips ADD COLUMN cover TEXT;
ALTER TABLE trips ADD COLUMN notes TEXT;
