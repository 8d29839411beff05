-- expect: fails-in-rehearsal
CREATE UNIQUE INDEX newsletter_email_unique ON newsletter (email);
