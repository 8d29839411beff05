-- expect: narrowed-type
-- DATE is no type of SQLite: it means NUMERIC.
DROP VIEW newsletter_sources;
CREATE TABLE newsletter_new (email TEXT, source TEXT, consent INTEGER, signed_up_on DATE);
INSERT INTO newsletter_new SELECT * FROM newsletter;
DROP TABLE newsletter;
ALTER TABLE newsletter_new RENAME TO newsletter;
CREATE INDEX newsletter_by_email ON newsletter (email);
CREATE VIEW newsletter_sources AS
SELECT source, count(*) AS signups FROM newsletter GROUP BY source;
