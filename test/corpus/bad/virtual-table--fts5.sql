-- expect: virtual-table
CREATE VIRTUAL TABLE trips_search USING fts5 (title, notes, content = 'trips', content_rowid = 'id');
INSERT INTO trips_search (rowid, title, notes) SELECT id, title, notes FROM trips;
CREATE TRIGGER trips_search_insert AFTER INSERT ON trips
BEGIN
  INSERT INTO trips_search (rowid, title, notes) VALUES (NEW.id, NEW.title, NEW.notes);
END;
