-- expect: rows-lost
CREATE TRIGGER audit_trimmed AFTER INSERT ON audit
BEGIN
  DELETE FROM audit WHERE id <= NEW.id - 10;
END;
INSERT INTO audit (entity, action) VALUES ('schema', 'trimmed');
