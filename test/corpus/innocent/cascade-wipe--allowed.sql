-- expect: allowed cascade-wipe
-- voygent:allow cascade-wipe The trips with the theme night are to fall back to plain.
-- loses: themes 1
DELETE FROM themes WHERE name = 'night';
