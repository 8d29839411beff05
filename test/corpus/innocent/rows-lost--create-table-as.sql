-- expect: nothing
CREATE TABLE busy_trips AS SELECT * FROM trips WHERE status <> 'done' LIMIT 3;
CREATE TABLE countries AS SELECT DISTINCT country FROM places;
