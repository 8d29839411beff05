-- expect: refused-by-d1
UPDATE settings SET value = json_pretty(value) WHERE key = 'layout';
