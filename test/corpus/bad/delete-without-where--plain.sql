-- expect: delete-without-where
DELETE FROM newsletter;
