-- Sample rows for a laptop, a rehearsal or a demonstration. Not a migration: production never sees them.
INSERT INTO trips (id, title, destination, starts_on, ends_on, status) VALUES
  ('trip_kyoto', 'Kyoto in spring; temples & tea', 'Kyoto', '2027-04-02', '2027-04-09', 'booked'),
  ('trip_lisbon', 'Lisbon''s hills', 'Lisbon', '2027-05-14', '2027-05-17', 'planned'),
  ('trip_oslo', 'Oslo by train', 'Oslo', '2026-12-27', '2027-01-02', 'cancelled');

INSERT INTO travelers (trip_id, name) VALUES
  ('trip_kyoto', 'Traveler A'), ('trip_kyoto', 'Traveler B'), ('trip_lisbon', 'Traveler C');

INSERT INTO activities (id, trip_id, day, title, starts_at, cost_cents, category) VALUES
  ('act_kyoto_1', 'trip_kyoto', '2027-04-02', 'Train from the airport', '16:20', 3100, 'transport'),
  ('act_kyoto_2', 'trip_kyoto', '2027-04-02', 'Hotel; check in', '19:00', 84000, 'stay'),
  ('act_kyoto_3', 'trip_kyoto', '2027-04-03', 'The "golden" temple', NULL, 500, 'sight'),
  ('act_lisbon_1', 'trip_lisbon', '2027-05-14', 'Dinner in Alfama', '20:30', 4200, 'food');
