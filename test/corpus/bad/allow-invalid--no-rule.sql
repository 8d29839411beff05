-- expect: allow-invalid
-- voygent:allow
CREATE TABLE reminders (id INTEGER PRIMARY KEY);
