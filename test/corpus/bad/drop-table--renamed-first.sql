-- expect: drop-table, contract-step
ALTER TABLE invoices RENAME TO invoices_old;
DROP TABLE invoices_old;
