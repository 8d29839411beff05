-- expect: contract-step
ALTER TABLE "templates" RENAME TO "blueprints";
