-- expect: virtual-table
CREATE VIRTUAL TABLE places_box USING rtree (id, west, east, south, north);
INSERT INTO places_box SELECT id, longitude, longitude, latitude, latitude FROM places WHERE latitude IS NOT NULL;
