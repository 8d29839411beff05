-- expect: update-without-where
UPDATE users SET plan = 'free' WHERE 1;
