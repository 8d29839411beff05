-- expect: nothing
PRAGMA foreign_keys=OFF;
ALTER TABLE trips ADD COLUMN cover TEXT;
CREATE INDEX trips_by_start ON trips (starts_on);
PRAGMA foreign_keys=ON;
