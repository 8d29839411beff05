-- expect: allow-invalid, drop-table, contract-step
-- voygent:allow drop-tables,contract-step Nobody reads the templates since the third release.
DROP TABLE templates;
