-- expect: row-too-large
ALTER TABLE templates ADD COLUMN cover BLOB;
UPDATE templates SET cover = zeroblob(2100000) WHERE id = 3;
