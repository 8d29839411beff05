-- expect: values-lost
-- The new table has consent before source, and SELECT * does not know.
CREATE TABLE newsletter_new (
  email TEXT,
  signed_up_on TEXT,
  source TEXT,
  consent INTEGER
);
DROP VIEW newsletter_sources;
INSERT INTO newsletter_new SELECT * FROM newsletter;
DROP TABLE newsletter;
ALTER TABLE newsletter_new RENAME TO newsletter;
CREATE INDEX newsletter_by_email ON newsletter (email);
CREATE VIEW newsletter_sources AS SELECT source, count(*) AS entries FROM newsletter GROUP BY source;
