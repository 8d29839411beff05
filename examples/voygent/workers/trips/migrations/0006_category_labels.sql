/* Reference data; the labels are shown to travellers as they stand.
   Don't "correct" them: the semicolons; quotes and dashes are meant. */
CREATE TABLE activity_categories (
  code TEXT PRIMARY KEY, -- 'stay', 'food'; see the check on tools in src/trips/tools.ts
  label TEXT NOT NULL,
  hint TEXT NOT NULL DEFAULT ''
);

INSERT INTO activity_categories (code, label, hint) VALUES
  ('stay', 'Hotels; inns; "B&B"s', 'Check-in after 15:00; ask for the host''s number'),
  ('transport', 'Getting there -- and back', 'Seat 12; carriage "C" /* window */'),
  ('food', 'Food; drink', 'The chef''s table: it''s booked ''by the hour'''),
  ('sight', 'Sights', 'BEGIN early; END before the heat'),
  ('other', 'Anything else', 'Two lines:
first; second');

INSERT INTO activity_categories (code, label) VALUES ('wellness', 'Onsen 温泉 & más; 🧖'); -- one more; the last
