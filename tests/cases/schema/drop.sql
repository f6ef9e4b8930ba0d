-- A schema goes with everything in it.
-- before --
CREATE SCHEMA app;
CREATE TYPE app.e AS ENUM ('x');
CREATE TABLE app.t (id serial PRIMARY KEY, e app.e);
CREATE VIEW app.v AS SELECT id FROM app.t;
CREATE FUNCTION app.f() RETURNS int LANGUAGE sql AS 'SELECT 1';
-- after --
