-- expect: fails-in-rehearsal
ALTER TABLE trip ADD COLUMN cover TEXT;
