-- expect: rows-lost, cascade-wipe
-- Merges Rail into rail: the tag rail of old is gone, and with it every trip's.
UPDATE OR REPLACE tags SET name = 'rail' WHERE name = 'Rail';
