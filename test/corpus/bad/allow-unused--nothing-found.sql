-- expect: allow-unused
-- voygent:allow drop-table The table reminders_old is empty.
CREATE TABLE reminders (id INTEGER PRIMARY KEY);
