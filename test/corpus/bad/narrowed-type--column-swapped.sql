-- expect: narrowed-type
ALTER TABLE "providers" ADD COLUMN "code_number" INTEGER;
UPDATE "providers" SET "code_number" = "code";
ALTER TABLE "providers" DROP COLUMN "code";
ALTER TABLE "providers" RENAME COLUMN "code_number" TO "code";
