-- expect: cascade-wipe
-- Retire a theme: its trips go back to the default.
DELETE FROM themes WHERE name = 'night';
