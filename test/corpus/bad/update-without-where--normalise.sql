-- expect: update-without-where
UPDATE newsletter SET email = lower(trim(email));
