-- expect: nothing
ALTER TABLE trips ADD COLUMN slug TEXT;
UPDATE trips SET slug = 'trip-' || id;
CREATE UNIQUE INDEX trips_slug ON trips (slug);
ALTER TABLE days ADD COLUMN weather TEXT CHECK (weather IN ('sun', 'rain'));
