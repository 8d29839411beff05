-- expect: refused-by-d1
CREATE INDEX places_by_country ON places (country);
VACUUM;
