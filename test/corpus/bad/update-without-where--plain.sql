-- expect: update-without-where
UPDATE trips SET status = 'planned';
