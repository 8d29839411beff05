-- expect: nothing
DROP INDEX places_by_name;
CREATE INDEX places_by_name_and_country ON places (name, country);
DROP INDEX trips_open;
CREATE INDEX trips_open ON trips (status, starts_on) WHERE status <> 'done';
