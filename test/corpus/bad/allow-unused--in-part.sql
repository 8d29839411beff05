-- expect: allow-unused; allowed contract-step
-- voygent:allow contract-step,drop-column The Worker that runs reads neither name.
ALTER TABLE trips RENAME COLUMN title TO name;
