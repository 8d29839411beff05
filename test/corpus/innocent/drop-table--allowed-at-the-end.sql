-- expect: allowed drop-table, contract-step
DROP TABLE templates;
-- voygent:allow drop-table Nobody has opened a template for a year.
-- voygent: allow contract-step The Worker that runs does not name the table.