-- What is true now, counted from the rows; the source for a refresh of trip_facts.
CREATE VIEW trip_facts_live AS
SELECT
  t.id AS trip_id,
  (SELECT count(*) FROM travelers AS p WHERE p.trip_id = t.id) AS traveler_count,
  (SELECT count(*) FROM activities AS a WHERE a.trip_id = t.id) AS activity_count,
  (SELECT coalesce(sum(a.cost_cents), 0) FROM activities AS a WHERE a.trip_id = t.id) AS cost_cents
FROM trips AS t;

-- One query lists trips: materialised facts where they are clean, a fresh count where they are not.
CREATE VIEW trip_overview AS
SELECT
  t.id,
  t.title,
  t.destination,
  t.starts_on,
  t.ends_on,
  t.status,
  CASE WHEN f.facts_dirty = 0 THEN f.traveler_count
    ELSE (SELECT l.traveler_count FROM trip_facts_live AS l WHERE l.trip_id = t.id) END AS traveler_count,
  CASE WHEN f.facts_dirty = 0 THEN f.activity_count
    ELSE (SELECT l.activity_count FROM trip_facts_live AS l WHERE l.trip_id = t.id) END AS activity_count,
  CASE WHEN f.facts_dirty = 0 THEN f.cost_cents
    ELSE (SELECT l.cost_cents FROM trip_facts_live AS l WHERE l.trip_id = t.id) END AS cost_cents
FROM trips AS t
LEFT JOIN trip_facts AS f ON f.trip_id = t.id;

-- One query reads a trip with everything in it.
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
      json_object('id', a.id, 'day', a.day, 'starts_at', a.starts_at, 'title', a.title, 'cost_cents', a.cost_cents)
      ORDER BY a.day, a.starts_at, a.id
    )
    FROM activities AS a
    WHERE a.trip_id = o.id
  ) AS activities
FROM trip_overview AS o;
