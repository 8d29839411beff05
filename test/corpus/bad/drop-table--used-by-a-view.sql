-- expect: drop-table, contract-step, broken-reference
-- Signups have moved to the mailing provider.
DROP TABLE IF EXISTS [newsletter];
