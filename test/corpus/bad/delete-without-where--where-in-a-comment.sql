-- expect: delete-without-where
DELETE FROM "sessions" -- WHERE expires_at < 1735689600
;
