-- expect: lost-in-rebuild
-- As long as the old table stands its index keeps its name, and the new one is not made.
CREATE TABLE newsletter_kept AS SELECT * FROM newsletter;
CREATE INDEX IF NOT EXISTS newsletter_by_email ON newsletter_kept (email);
DROP TABLE newsletter;
CREATE TABLE newsletter (email TEXT COLLATE NOCASE, source TEXT, consent INTEGER, signed_up_on TEXT);
INSERT INTO newsletter SELECT * FROM newsletter_kept;
DROP TABLE newsletter_kept;
