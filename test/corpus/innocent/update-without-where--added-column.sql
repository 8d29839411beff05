-- expect: nothing
ALTER TABLE expenses ADD COLUMN amount_eur_cents INTEGER;
UPDATE expenses SET amount_eur_cents = amount_cents;
