-- expect: drop-table, contract-step, cascade-wipe, broken-reference
PRAGMA foreign_keys = OFF;
DROP TABLE trips;
PRAGMA foreign_keys = ON;
