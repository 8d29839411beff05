-- expect: delete-without-where
-- Everybody picks their layout again.
delete from `settings` where true;
