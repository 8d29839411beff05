-- Sessions are signed, not stored (docs/adr/0002-sessions-without-durable-objects.md); only their end is written down.
CREATE TABLE ended_sessions (
  session_id TEXT PRIMARY KEY,
  ended_at INTEGER NOT NULL DEFAULT (unixepoch())
) WITHOUT ROWID;
CREATE INDEX ended_sessions_by_age ON ended_sessions (ended_at);

-- Answers for legacy HTTP+SSE clients, on their way from the POST that made them to the stream that is open elsewhere.
CREATE TABLE sse_outbox (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  session_id TEXT NOT NULL,
  body TEXT NOT NULL,
  created_at INTEGER NOT NULL DEFAULT (unixepoch())
);
CREATE INDEX sse_outbox_by_session ON sse_outbox (session_id, seq);
CREATE INDEX sse_outbox_by_age ON sse_outbox (created_at);

-- A session id is refused by its age after a day, so its end need not be remembered for longer than two.
CREATE TRIGGER ended_sessions_purge AFTER INSERT ON ended_sessions
BEGIN
  DELETE FROM ended_sessions WHERE ended_at < NEW.ended_at - 2 * 86400;
END;

-- An answer that no stream has fetched in ten minutes has lost its client.
CREATE TRIGGER sse_outbox_purge AFTER INSERT ON sse_outbox
BEGIN
  DELETE FROM sse_outbox WHERE created_at < NEW.created_at - 600;
END;
