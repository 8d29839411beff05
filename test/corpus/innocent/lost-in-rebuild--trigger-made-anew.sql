-- expect: nothing
DROP TRIGGER templates_touched;
CREATE TRIGGER templates_touched AFTER UPDATE OF title, body, category ON templates
BEGIN
  UPDATE templates SET updated_at = CASE WHEN NEW.position IS NULL THEN 0 ELSE unixepoch() END WHERE id = NEW.id;
  INSERT INTO audit (entity, entity_id, action) VALUES ('template', NEW.id, 'update');
END;
