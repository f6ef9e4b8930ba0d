-- Every kind of object gets an owner who is not the one that makes it, with privileges relative to him.
-- before --
CREATE SCHEMA app;
-- after --
CREATE SCHEMA app;
ALTER SCHEMA app OWNER TO pg_monitor;
CREATE TYPE app.e AS ENUM ('a');
ALTER TYPE app.e OWNER TO pg_monitor;
CREATE DOMAIN app.d AS int;
ALTER DOMAIN app.d OWNER TO pg_monitor;
CREATE TYPE app.c AS (x int);
ALTER TYPE app.c OWNER TO pg_monitor;
CREATE TYPE app.r AS RANGE (subtype = int);
ALTER TYPE app.r OWNER TO pg_monitor;
CREATE TABLE app.t (id serial);
ALTER TABLE app.t OWNER TO pg_monitor;
REVOKE DELETE ON app.t FROM pg_monitor;
CREATE SEQUENCE app.s;
ALTER SEQUENCE app.s OWNER TO pg_monitor;
CREATE MATERIALIZED VIEW app.m AS SELECT 1 AS x;
ALTER MATERIALIZED VIEW app.m OWNER TO pg_monitor;
CREATE PROCEDURE app.p() LANGUAGE sql AS 'SELECT 1';
ALTER PROCEDURE app.p() OWNER TO pg_monitor;
REVOKE ALL ON PROCEDURE app.p() FROM PUBLIC;
