-- expect: drop-column, contract-step
ALTER TABLE trips DROP COLUMN notes;
