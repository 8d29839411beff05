-- expect: contract-step
DROP VIEW IF EXISTS expense_totals;
