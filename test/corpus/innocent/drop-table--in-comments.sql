-- expect: nothing
-- DROP TABLE users; and
-- DELETE FROM trips;
/* BEGIN;
   UPDATE users SET plan = 'free';
   COMMIT; */
CREATE TABLE reminders ( -- one; two
  id INTEGER PRIMARY KEY, /* ; */
  at INTEGER
);
-- the end; no statement after it