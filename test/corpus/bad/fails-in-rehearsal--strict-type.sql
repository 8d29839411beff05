-- expect: fails-in-rehearsal
INSERT INTO invoices (number, user_id, total_cents) VALUES ('0099', 'u01', '49.00 EUR');
