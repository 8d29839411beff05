-- expect: statement-too-long
UPDATE templates SET body = '
-- repeat 2500: <li data-row="{i}">Things to pack, item {i}</li>
' WHERE id = 1;
