-- Trips, who travels and what they do. Children go with their trip.
CREATE TABLE trips (
  id TEXT PRIMARY KEY,
  title TEXT NOT NULL CHECK (length(title) BETWEEN 1 AND 200),
  destination TEXT NOT NULL,
  starts_on TEXT NOT NULL CHECK (starts_on IS date(starts_on)),
  ends_on TEXT NOT NULL CHECK (ends_on IS date(ends_on)),
  status TEXT NOT NULL DEFAULT 'planned' CHECK (status IN ('planned', 'booked', 'done', 'cancelled')),
  created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
  CHECK (ends_on >= starts_on)
);

CREATE TABLE travelers (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  trip_id TEXT NOT NULL REFERENCES trips (id) ON DELETE CASCADE,
  name TEXT NOT NULL,
  UNIQUE (trip_id, name)
);

CREATE TABLE activities (
  id TEXT PRIMARY KEY,
  trip_id TEXT NOT NULL REFERENCES trips (id) ON DELETE CASCADE,
  day TEXT NOT NULL CHECK (day IS date(day)),
  title TEXT NOT NULL CHECK (length(title) BETWEEN 1 AND 200),
  starts_at TEXT,
  cost_cents INTEGER NOT NULL DEFAULT 0 CHECK (cost_cents >= 0),
  created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now'))
);
