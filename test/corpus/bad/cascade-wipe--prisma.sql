-- expect: cascade-wipe
-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_days" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "trip_id" INTEGER NOT NULL,
    "place_id" INTEGER,
    "date" TEXT NOT NULL,
    "title" TEXT DEFAULT 'Untitled',
    CONSTRAINT "days_trip_id_fkey" FOREIGN KEY ("trip_id") REFERENCES "trips" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "days_place_id_fkey" FOREIGN KEY ("place_id") REFERENCES "places" ("id") ON DELETE NO ACTION ON UPDATE CASCADE
);
INSERT INTO "new_days" ("date", "id", "place_id", "title", "trip_id") SELECT "date", "id", "place_id", "title", "trip_id" FROM "days";
DROP TABLE "days";
ALTER TABLE "new_days" RENAME TO "days";
CREATE UNIQUE INDEX "days_trip_id_date_key" ON "days"("trip_id", "date");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;
