-- expect: drop-column, contract-step
ALTER TABLE "expenses" DROP "label";
