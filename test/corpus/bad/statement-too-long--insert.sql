-- expect: statement-too-long
INSERT INTO audit (entity, entity_id, action, detail) VALUES
-- repeat 1200: ('import', '{i}', 'seed', 'The row {i} of a seed that was written as one single statement'),
('import', '0', 'seed', NULL);
