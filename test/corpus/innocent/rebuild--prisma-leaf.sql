-- expect: nothing
-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_bookings" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "trip_id" INTEGER NOT NULL,
    "day_id" INTEGER,
    "provider_id" INTEGER,
    "reference" TEXT DEFAULT '',
    "price_cents" INTEGER NOT NULL DEFAULT 0,
    "seats" INTEGER,
    "booked_at" TEXT,
    CONSTRAINT "bookings_trip_id_fkey" FOREIGN KEY ("trip_id") REFERENCES "trips" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "bookings_day_id_fkey" FOREIGN KEY ("day_id") REFERENCES "days" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "bookings_provider_id_fkey" FOREIGN KEY ("provider_id") REFERENCES "providers" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
INSERT INTO "new_bookings" ("booked_at", "day_id", "id", "price_cents", "provider_id", "reference", "seats", "trip_id") SELECT "booked_at", "day_id", "id", "price_cents", "provider_id", "reference", "seats", "trip_id" FROM "bookings";
DROP TABLE "bookings";
ALTER TABLE "new_bookings" RENAME TO "bookings";
CREATE INDEX "bookings_by_trip" ON "bookings"("trip_id");
CREATE INDEX "bookings_by_day" ON "bookings"("day_id");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;
