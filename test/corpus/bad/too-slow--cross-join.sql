-- expect: too-slow
-- Compares each of 24,000 numbers with each other.
CREATE TABLE pairs AS
WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 24000),
m AS MATERIALIZED (SELECT i FROM n)
SELECT a.i AS low, b.i AS high FROM m a, m b WHERE a.i * b.i = 15485863;
