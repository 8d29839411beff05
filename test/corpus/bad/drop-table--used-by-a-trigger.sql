-- expect: drop-table, contract-step, broken-reference
DROP TABLE `audit`;
