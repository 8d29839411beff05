-- expect: contract-step
ALTER TABLE trips RENAME COLUMN title TO name;
