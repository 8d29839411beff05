-- expect: broken-reference
CREATE VIEW trip_costs AS SELECT trip_id, sum(amount) AS amount FROM expenses GROUP BY trip_id;
