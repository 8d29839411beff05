-- expect: nothing
INSERT OR IGNORE INTO currencies (code, name, digits) VALUES ('EUR', 'Euro', 2), ('CHF', 'Franc', 2);
INSERT INTO themes (name, accent) VALUES ('sea', '#000'), ('dune', '#cc9900') ON CONFLICT DO NOTHING;
