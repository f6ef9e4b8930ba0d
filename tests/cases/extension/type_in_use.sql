-- Columns, indexes and constraints over types and operator classes of an extension.
-- before --
CREATE EXTENSION hstore;
CREATE TABLE t (h hstore);
-- after --
CREATE EXTENSION hstore;
CREATE EXTENSION pg_trgm;
CREATE SCHEMA ext;
CREATE EXTENSION citext SCHEMA ext;
COMMENT ON EXTENSION citext IS 'case does not count';
CREATE TABLE t (h hstore NOT NULL DEFAULT 'a=>1', c ext.citext UNIQUE, CONSTRAINT has_key CHECK (h ? 'a'));
CREATE INDEX t_h ON t USING gin (h);
CREATE INDEX t_trgm ON t USING gist ((h -> 'name') gist_trgm_ops (siglen = 32));
