-- expect: rows-lost
-- The id is that of one invoice, the number that of another: both go.
INSERT OR REPLACE INTO invoices (id, number, user_id, total_cents, issued_on)
VALUES (1, '0072', 'u01', 4900, '2026-01-01');
