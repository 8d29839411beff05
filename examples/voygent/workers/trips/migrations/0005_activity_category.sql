-- Expand: a column with a default, so the running version can go on inserting without it.
ALTER TABLE activities ADD COLUMN category TEXT NOT NULL DEFAULT 'other';

-- Backfill by what the titles say. The facts do not depend on it, and the trigger's WHEN keeps them clean.
UPDATE activities
SET category = CASE
  WHEN lower(title) LIKE '%hotel%' OR lower(title) LIKE '%check in%' THEN 'stay'
  WHEN lower(title) LIKE '%train%' OR lower(title) LIKE '%flight%' THEN 'transport'
  WHEN lower(title) LIKE '%dinner%' OR lower(title) LIKE '%lunch%' THEN 'food'
  ELSE 'other'
END
WHERE category = 'other';

-- The view is made again to show it: the old columns stay, one more in each activity.
DROP VIEW trip_detail;
CREATE VIEW trip_detail AS
SELECT
  o.id,
  o.title,
  o.destination,
  o.starts_on,
  o.ends_on,
  o.status,
  o.traveler_count,
  o.activity_count,
  o.cost_cents,
  (SELECT json_group_array(p.name ORDER BY p.id) FROM travelers AS p WHERE p.trip_id = o.id) AS travelers,
  (
    SELECT json_group_array(
      json_object(
        'id', a.id, 'day', a.day, 'starts_at', a.starts_at, 'title', a.title,
        'category', a.category, 'cost_cents', a.cost_cents
      )
      ORDER BY a.day, a.starts_at, a.id
    )
    FROM activities AS a
    WHERE a.trip_id = o.id
  ) AS activities
FROM trip_overview AS o;
