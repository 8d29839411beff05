-- expect: nothing
-- ON CONFLICT DO UPDATE keeps the row, and so its children.
INSERT INTO tags (id, name) VALUES (1, 'Beach'), (6, 'city') ON CONFLICT (id) DO UPDATE SET name = excluded.name;
INSERT INTO users (id, email, plan) VALUES ('u02', 'user2@example.com', 'team')
ON CONFLICT (id) DO UPDATE SET plan = excluded.plan WHERE users.plan = 'plus';
