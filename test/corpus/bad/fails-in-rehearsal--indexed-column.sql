-- expect: fails-in-rehearsal
ALTER TABLE trips DROP COLUMN status;
