-- expect: drop-table, contract-step
DROP TABLE templates;
