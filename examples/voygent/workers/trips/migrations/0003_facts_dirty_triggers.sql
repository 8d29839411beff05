-- Triggers only mark; the write that caused the mark refreshes in its own batch, and reads of a marked row count afresh.
CREATE TRIGGER trips_facts_insert AFTER INSERT ON trips
BEGIN
  INSERT INTO trip_facts (trip_id, facts_dirty, dirty_reason) VALUES (NEW.id, 1, 'new trip; no facts yet');
END;

CREATE TRIGGER travelers_facts_insert AFTER INSERT ON travelers
BEGIN
  UPDATE trip_facts SET facts_dirty = 1, dirty_reason = 'traveler added' WHERE trip_id = NEW.trip_id;
END;

CREATE TRIGGER travelers_facts_delete AFTER DELETE ON travelers
BEGIN
  UPDATE trip_facts SET facts_dirty = 1, dirty_reason = 'traveler removed' WHERE trip_id = OLD.trip_id;
END;

CREATE TRIGGER activities_facts_insert AFTER INSERT ON activities
BEGIN
  UPDATE trip_facts SET facts_dirty = 1, dirty_reason = 'activity added' WHERE trip_id = NEW.trip_id;
END;

CREATE TRIGGER activities_facts_delete AFTER DELETE ON activities
BEGIN
  UPDATE trip_facts SET facts_dirty = 1, dirty_reason = 'activity removed' WHERE trip_id = OLD.trip_id;
END;

-- A changed title or hour leaves the facts as they are. An activity that moves to another trip marks both.
CREATE TRIGGER activities_facts_update AFTER UPDATE ON activities
WHEN OLD.trip_id IS NOT NEW.trip_id OR OLD.cost_cents IS NOT NEW.cost_cents
BEGIN
  UPDATE trip_facts
  SET
    facts_dirty = 1,
    dirty_reason = CASE
      WHEN OLD.trip_id IS NOT NEW.trip_id THEN
        CASE WHEN trip_id = NEW.trip_id THEN 'activity moved here' ELSE 'activity moved away' END
      ELSE
        CASE
          WHEN NEW.cost_cents > OLD.cost_cents THEN 'dearer'
          ELSE CASE WHEN NEW.cost_cents = 0 THEN 'free now' ELSE 'cheaper' END
        END
    END
  WHERE trip_id IN (OLD.trip_id, NEW.trip_id);
END;
