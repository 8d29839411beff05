-- expect: cascade-wipe
-- A REPLACE is a DELETE and an INSERT: the user keeps the row, and loses sessions, settings and trips.
INSERT OR REPLACE INTO users (id, email, name, plan, created_at)
VALUES ('u02', 'user2@example.com', 'lynx', 'team', 1735776000);
