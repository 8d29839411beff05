-- expect: broken-reference
CREATE TRIGGER expenses_audit AFTER INSERT ON expenses
BEGIN
  INSERT INTO audits (entity, entity_id, action) VALUES ('expense', NEW.id, 'insert');
END;
