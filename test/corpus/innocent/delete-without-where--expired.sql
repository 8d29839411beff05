-- expect: nothing
delete from sessions where expires_at < 0;
DELETE FROM audit WHERE at < '2020-01-01' RETURNING id;
