-- Expand only: the deployed version neither reads nor writes notes, and bears the column.
ALTER TABLE trips ADD COLUMN notes TEXT;
CREATE INDEX trips_by_destination ON trips (destination, starts_on);
