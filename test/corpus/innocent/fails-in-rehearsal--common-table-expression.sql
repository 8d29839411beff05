-- expect: nothing
WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 12)
INSERT INTO templates (title, category, position) SELECT 'Month ' || i, 'monthly', i FROM n;
WITH latest AS (SELECT max(id) AS id FROM audit) UPDATE audit SET detail = 'last' WHERE id = (SELECT id FROM latest);
