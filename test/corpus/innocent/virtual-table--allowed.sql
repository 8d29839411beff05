-- expect: allowed virtual-table
-- voygent:allow virtual-table The backup names the real tables.
CREATE VIRTUAL TABLE place_search USING fts5 (name);
