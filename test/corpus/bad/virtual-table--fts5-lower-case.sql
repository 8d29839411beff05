-- expect: virtual-table
create virtual table if not exists "place_search" using FTS5(name, tokenize = 'unicode61');
