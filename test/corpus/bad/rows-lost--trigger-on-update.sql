-- expect: rows-lost
-- Whoever sets a template's category to NULL makes a trigger delete audit entries.
CREATE TRIGGER templates_forget AFTER UPDATE OF category ON templates WHEN NEW.category IS NULL
BEGIN
  DELETE FROM audit WHERE entity = 'trip';
END;
UPDATE templates SET category = NULL WHERE id = 1;
