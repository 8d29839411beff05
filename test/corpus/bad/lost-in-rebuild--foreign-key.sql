-- expect: lost-in-rebuild
-- The new table forgets whose an invoice is.
CREATE TABLE invoices_new (
  id INTEGER PRIMARY KEY,
  number TEXT NOT NULL UNIQUE,
  user_id TEXT NOT NULL,
  total_cents INTEGER NOT NULL,
  issued_on TEXT
) STRICT;
INSERT INTO invoices_new SELECT * FROM invoices;
DROP TABLE invoices;
ALTER TABLE invoices_new RENAME TO invoices;
