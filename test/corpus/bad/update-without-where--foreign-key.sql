-- expect: update-without-where
UPDATE [comments] SET [author_id] = NULL;
