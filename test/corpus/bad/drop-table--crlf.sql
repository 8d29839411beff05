-- expect: drop-table, contract-step
ALTER TABLE users ADD COLUMN last_seen_at INTEGER;
DROP TABLE IF EXISTS "sessions";
