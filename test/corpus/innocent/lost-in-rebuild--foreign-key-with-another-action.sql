-- expect: nothing
CREATE TABLE invoices_new (
  id INTEGER PRIMARY KEY,
  number TEXT NOT NULL UNIQUE,
  user_id TEXT NOT NULL REFERENCES users (id) ON DELETE RESTRICT,
  total_cents INTEGER NOT NULL,
  issued_on TEXT
) STRICT;
INSERT INTO invoices_new (id, number, user_id, total_cents, issued_on) SELECT id, number, user_id, total_cents, issued_on FROM invoices;
DROP TABLE invoices;
ALTER TABLE invoices_new RENAME TO invoices;
