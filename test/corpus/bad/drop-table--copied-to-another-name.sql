-- expect: drop-table, contract-step
CREATE TABLE blueprints AS SELECT id, title, body FROM templates;
DROP TABLE templates;
