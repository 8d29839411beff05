-- expect: allowed drop-column, contract-step
-- voygent:allow drop-column,contract-step The notes were copied to another store in the release before, and nothing reads the column.
ALTER TABLE trips DROP COLUMN notes;
