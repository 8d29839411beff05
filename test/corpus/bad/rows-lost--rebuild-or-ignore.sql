-- expect: rows-lost, contract-step
-- One signup an address. OR IGNORE decides, without a word, which.
DROP VIEW newsletter_sources;
CREATE TABLE newsletter_new (email TEXT UNIQUE, source TEXT, consent INTEGER, signed_up_on TEXT);
INSERT OR IGNORE INTO newsletter_new SELECT * FROM newsletter;
DROP TABLE newsletter;
ALTER TABLE newsletter_new RENAME TO newsletter;
CREATE INDEX newsletter_by_email ON newsletter (email);
CREATE VIEW newsletter_sources AS
SELECT source, count(*) AS signups FROM newsletter GROUP BY source;
