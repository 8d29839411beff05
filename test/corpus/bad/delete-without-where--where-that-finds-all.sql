-- expect: delete-without-where
DELETE FROM newsletter WHERE rowid > 0;
