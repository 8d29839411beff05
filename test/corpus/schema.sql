-- The database that every case of the corpus meets: a travel planner after a few years. The four kinds of foreign keys, texts that
-- look like numbers, NULLs and duplicates are there on purpose.
CREATE TABLE users (
  id TEXT PRIMARY KEY,
  email TEXT NOT NULL UNIQUE,
  name TEXT,
  phone TEXT,
  plan TEXT NOT NULL DEFAULT 'free' CHECK (plan IN ('free', 'plus', 'team')),
  created_at INTEGER NOT NULL DEFAULT (unixepoch())
);

CREATE TABLE `sessions` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`device` text NOT NULL,
	`expires_at` integer NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);
CREATE INDEX `sessions_user_id_idx` ON `sessions` (`user_id`);

CREATE TABLE settings (
  user_id TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  key TEXT NOT NULL,
  value TEXT NOT NULL DEFAULT '{}',
  PRIMARY KEY (user_id, key)
) WITHOUT ROWID;

CREATE TABLE themes (
  name TEXT PRIMARY KEY,
  accent TEXT
);

CREATE TABLE trips (
  id INTEGER PRIMARY KEY,
  user_id TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  title TEXT NOT NULL,
  notes TEXT,
  theme TEXT DEFAULT 'plain' REFERENCES themes (name) ON DELETE SET DEFAULT,
  budget_cents INTEGER,
  status TEXT NOT NULL DEFAULT 'draft',
  starts_on TEXT,
  created_at INTEGER NOT NULL DEFAULT (unixepoch())
);
CREATE INDEX trips_by_user ON trips (user_id, starts_on);
CREATE INDEX trips_open ON trips (status) WHERE status <> 'done';

CREATE TABLE places (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  postcode TEXT,
  country TEXT,
  latitude REAL,
  longitude REAL
);
CREATE INDEX places_by_name ON places (name);

CREATE TABLE days (
  id INTEGER PRIMARY KEY,
  trip_id INTEGER NOT NULL REFERENCES trips (id) ON DELETE CASCADE,
  place_id INTEGER REFERENCES places (id),
  date TEXT NOT NULL,
  title TEXT,
  UNIQUE (trip_id, date)
);

CREATE TABLE "providers" (
  "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  "name" TEXT NOT NULL,
  "code" TEXT
);

CREATE TABLE bookings (
  id INTEGER PRIMARY KEY,
  trip_id INTEGER NOT NULL REFERENCES trips (id) ON DELETE CASCADE,
  day_id INTEGER REFERENCES days (id) ON DELETE SET NULL,
  provider_id INTEGER REFERENCES providers (id) ON DELETE RESTRICT,
  reference TEXT,
  price_cents INTEGER NOT NULL DEFAULT 0,
  seats INTEGER,
  booked_at TEXT
);
CREATE INDEX bookings_by_trip ON bookings (trip_id);
CREATE INDEX bookings_by_day ON bookings (day_id);

CREATE TABLE currencies (
  code TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  digits INTEGER NOT NULL DEFAULT 2
);

CREATE TABLE expenses (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  trip_id INTEGER NOT NULL REFERENCES trips (id) ON DELETE CASCADE,
  paid_by TEXT REFERENCES users (id) ON DELETE SET NULL,
  currency TEXT NOT NULL DEFAULT 'EUR' REFERENCES currencies (code),
  amount_cents INTEGER NOT NULL,
  label TEXT
);
CREATE INDEX expenses_by_trip ON expenses (trip_id);

CREATE TABLE comments (
  id INTEGER PRIMARY KEY,
  trip_id INTEGER NOT NULL REFERENCES trips (id) ON DELETE CASCADE,
  author_id TEXT REFERENCES users (id) ON DELETE SET NULL,
  parent_id INTEGER REFERENCES comments (id) ON DELETE CASCADE,
  body TEXT NOT NULL,
  created_at INTEGER NOT NULL DEFAULT (unixepoch())
);
CREATE INDEX comments_by_trip ON comments (trip_id, created_at);

CREATE TABLE tags (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE
);

CREATE TABLE trip_tags (
  trip_id INTEGER NOT NULL REFERENCES trips (id) ON DELETE CASCADE,
  tag_id INTEGER NOT NULL REFERENCES tags (id) ON DELETE CASCADE,
  PRIMARY KEY (trip_id, tag_id)
) WITHOUT ROWID;

CREATE TABLE invoices (
  id INTEGER PRIMARY KEY,
  number TEXT NOT NULL UNIQUE,
  user_id TEXT NOT NULL REFERENCES users (id),
  total_cents INTEGER NOT NULL,
  issued_on TEXT
) STRICT;

-- No foreign key leads to or from these three.
CREATE TABLE templates (
  id INTEGER PRIMARY KEY,
  title TEXT NOT NULL,
  body TEXT NOT NULL DEFAULT '',
  category TEXT,
  position INTEGER,
  updated_at INTEGER
);
CREATE INDEX templates_by_category ON templates (category, position);

CREATE TABLE newsletter (
  email TEXT,
  source TEXT,
  consent INTEGER,
  signed_up_on TEXT
);
CREATE INDEX newsletter_by_email ON newsletter (email);

CREATE TABLE audit (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  entity TEXT NOT NULL,
  entity_id TEXT,
  action TEXT NOT NULL,
  detail TEXT,
  at TEXT NOT NULL DEFAULT CURRENT_TIMESTAMP
);
CREATE INDEX audit_by_entity ON audit (entity, entity_id);

CREATE TRIGGER trips_audit AFTER UPDATE OF status ON trips
WHEN NEW.status IS NOT OLD.status
BEGIN
  INSERT INTO audit (entity, entity_id, action, detail) VALUES ('trip', NEW.id, 'status', OLD.status || ' > ' || NEW.status);
END;

-- One session a device: a new one takes the place of the old.
CREATE TRIGGER sessions_one_a_device BEFORE INSERT ON sessions
BEGIN
  DELETE FROM sessions WHERE user_id = NEW.user_id AND device = NEW.device;
END;

CREATE TRIGGER templates_touched AFTER UPDATE OF title, body ON templates
BEGIN
  UPDATE templates SET updated_at = 1767225600 WHERE id = NEW.id;
END;

CREATE VIEW expense_totals AS
SELECT trip_id, currency, count(*) AS entries, sum(amount_cents) AS total_cents FROM expenses GROUP BY trip_id, currency;

CREATE VIEW newsletter_sources AS
SELECT source, count(*) AS signups FROM newsletter GROUP BY source;
