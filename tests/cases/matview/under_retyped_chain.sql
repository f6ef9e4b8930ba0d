-- Type, table, view, view, materialized view and index: the type at the bottom changes.
-- before --
CREATE TYPE mood AS ENUM ('sad', 'ok', 'happy');
CREATE TABLE person (name text, mood mood DEFAULT 'ok');
CREATE VIEW v1 AS SELECT name, mood FROM person;
CREATE VIEW v2 WITH (security_barrier) AS SELECT mood, count(*) AS n FROM v1 GROUP BY mood;
CREATE MATERIALIZED VIEW m WITH (fillfactor = 80) AS SELECT mood, n FROM v2 WITH NO DATA;
CREATE UNIQUE INDEX m_mood ON m (mood);
COMMENT ON COLUMN m.n IS 'how many';
GRANT SELECT ON m TO pg_monitor;
-- after --
CREATE TYPE mood AS ENUM ('happy', 'ok');
CREATE TABLE person (name text, mood mood DEFAULT 'ok');
CREATE VIEW v1 AS SELECT name, mood FROM person;
CREATE VIEW v2 WITH (security_barrier) AS SELECT mood, count(*) AS n FROM v1 GROUP BY mood;
CREATE MATERIALIZED VIEW m WITH (fillfactor = 80) AS SELECT mood, n FROM v2 WITH NO DATA;
CREATE UNIQUE INDEX m_mood ON m (mood);
COMMENT ON COLUMN m.n IS 'how many';
GRANT SELECT ON m TO pg_monitor;
-- rows --
INSERT INTO person VALUES ('x', 'happy');
