-- expect: allow-invalid, drop-column, contract-step
-- voygent:allow drop-column,contract-step
ALTER TABLE trips DROP COLUMN notes;
