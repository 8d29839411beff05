-- expect: delete-without-where
DELETE FROM audit WHERE 1 = 1;
