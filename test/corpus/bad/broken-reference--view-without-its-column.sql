-- expect: broken-reference, drop-column, contract-step
CREATE TABLE newsletter_kept AS SELECT * FROM newsletter;
DROP TABLE newsletter;
CREATE TABLE newsletter (email TEXT, consent INTEGER, signed_up_on TEXT);
INSERT INTO newsletter SELECT email, consent, signed_up_on FROM newsletter_kept;
DROP TABLE newsletter_kept;
CREATE INDEX newsletter_by_email ON newsletter (email);
