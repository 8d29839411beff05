-- expect: nothing
CREATE TRIGGER audit_kept_short AFTER INSERT ON audit
WHEN NEW.id % 1000 = 0
BEGIN
  DELETE FROM audit WHERE id < NEW.id - 10000;
END;
CREATE TABLE day_cache (trip_id INTEGER PRIMARY KEY, body TEXT);
CREATE TRIGGER days_cached AFTER UPDATE ON days
BEGIN
  DELETE FROM day_cache;
END;
