-- expect: nothing
DROP VIEW expense_totals;
CREATE VIEW expense_totals AS
SELECT e.trip_id, t.title, e.currency, count(*) AS entries, sum(e.amount_cents) AS total_cents
FROM expenses e JOIN trips t ON t.id = e.trip_id GROUP BY e.trip_id, e.currency;
