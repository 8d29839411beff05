-- expect: nothing
-- loses: newsletter 2, sessions 5
DELETE FROM newsletter WHERE email IS NULL;
DELETE FROM sessions WHERE "expires_at" < 1735707600 AND NOT EXISTS (SELECT 1 FROM users WHERE users.id = sessions.user_id AND plan = 'none');
