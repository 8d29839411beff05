-- expect: fails-in-rehearsal
INSERT INTO expenses (trip_id, currency, amount_cents) VALUES (1, 'CHF', 4200);
