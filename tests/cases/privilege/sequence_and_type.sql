-- Privileges on a serial's sequence, a domain, a composite and a range type, and a schema.
-- before --
CREATE SCHEMA app;
CREATE TABLE app.t (id serial);
CREATE DOMAIN app.d AS int;
CREATE TYPE app.c AS (x int);
CREATE TYPE app.r AS RANGE (subtype = int);
REVOKE USAGE ON TYPE app.c FROM PUBLIC;
-- after --
CREATE SCHEMA app;
CREATE TABLE app.t (id serial);
CREATE DOMAIN app.d AS int;
CREATE TYPE app.c AS (x int);
CREATE TYPE app.r AS RANGE (subtype = int);
GRANT USAGE ON SCHEMA app TO PUBLIC;
GRANT USAGE, SELECT ON SEQUENCE app.t_id_seq TO pg_monitor;
REVOKE USAGE ON DOMAIN app.d FROM PUBLIC;
GRANT USAGE ON DOMAIN app.d TO pg_monitor WITH GRANT OPTION;
GRANT USAGE ON TYPE app.r TO pg_monitor;
