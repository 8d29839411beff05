-- expect: nothing
CREATE TABLE "order" ("group" INTEGER NOT NULL, "drop" TEXT, [delete] TEXT CHECK ([delete] <> ''), `table` TEXT UNIQUE);
CREATE UNIQUE INDEX "order unique" ON "order" ("group", "drop");
ALTER TABLE "order" RENAME COLUMN "drop" TO "from";
ALTER TABLE "order" DROP COLUMN "delete";
ALTER TABLE "order" RENAME TO "select";
