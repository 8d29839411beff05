-- The reads of the Worker: trips by date, the days of one trip. (Constitution, principle II.)
CREATE INDEX trips_by_start ON trips (starts_on, id);
CREATE INDEX trips_by_status ON trips (status, starts_on) WHERE status <> 'cancelled';
CREATE INDEX activities_by_trip ON activities (trip_id, day, starts_at);

-- What a list of trips shows of each, materialised; facts_dirty = 1 says that it is out of date.
CREATE TABLE trip_facts (
  trip_id TEXT PRIMARY KEY REFERENCES trips (id) ON DELETE CASCADE,
  traveler_count INTEGER NOT NULL DEFAULT 0,
  activity_count INTEGER NOT NULL DEFAULT 0,
  cost_cents INTEGER NOT NULL DEFAULT 0,
  facts_dirty INTEGER NOT NULL DEFAULT 1 CHECK (facts_dirty IN (0, 1)),
  dirty_reason TEXT,
  refreshed_at TEXT
) WITHOUT ROWID;

CREATE INDEX trip_facts_dirty ON trip_facts (trip_id) WHERE facts_dirty = 1;

-- Trips that were there before.
INSERT INTO trip_facts (trip_id, facts_dirty, dirty_reason)
SELECT id, 1, 'backfill' FROM trips;
