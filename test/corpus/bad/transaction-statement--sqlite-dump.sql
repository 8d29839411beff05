-- expect: transaction-statement
PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE airports (code TEXT PRIMARY KEY, name TEXT);
INSERT INTO airports VALUES('DRS','Dresden');
INSERT INTO airports VALUES('LIS','Lisboa');
COMMIT;
