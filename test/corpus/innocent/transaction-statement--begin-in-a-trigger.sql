-- expect: nothing
CREATE TRIGGER bookings_audit AFTER UPDATE OF price_cents ON bookings BEGIN
INSERT INTO audit (entity, entity_id, action, detail)
VALUES ('booking', NEW.id, 'price', CASE WHEN NEW.price_cents > OLD.price_cents THEN 'up' ELSE 'down' END); END;
