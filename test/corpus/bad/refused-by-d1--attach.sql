-- expect: refused-by-d1
ATTACH DATABASE ':memory:' AS archive;
