-- expect: fails-in-rehearsal
-- D1 allows five SELECTs in a row, SQLite 500.
INSERT INTO currencies (code, name)
SELECT 'CHF', 'Franc' UNION ALL
SELECT 'DKK', 'Krone' UNION ALL
SELECT 'GBP', 'Pound' UNION ALL
SELECT 'PLN', 'Zloty' UNION ALL
SELECT 'SEK', 'Krona' UNION ALL
SELECT 'CZK', 'Koruna';
