-- Objects that the same change brings do not get what default privileges of that change give.
-- before --
CREATE SCHEMA app;
ALTER DEFAULT PRIVILEGES IN SCHEMA app GRANT SELECT ON TABLES TO pg_monitor;
CREATE TABLE app.old (a int);
-- after --
CREATE SCHEMA app;
CREATE TABLE app.old (a int);
CREATE TABLE app.fresh (a serial);
CREATE FUNCTION app.f() RETURNS int LANGUAGE sql AS 'SELECT 1';
CREATE TYPE app.e AS ENUM ('a');
CREATE VIEW app.v AS SELECT a FROM app.fresh;
GRANT SELECT ON app.old TO pg_monitor;
REVOKE EXECUTE ON FUNCTION app.f() FROM PUBLIC;
ALTER DEFAULT PRIVILEGES IN SCHEMA app GRANT INSERT ON TABLES TO pg_monitor;
