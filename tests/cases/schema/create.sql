-- Schemas with objects in them.
-- before --
-- after --
CREATE SCHEMA app;
CREATE SCHEMA "Odd Name" CREATE TABLE t (id int) CREATE VIEW v AS SELECT id FROM t;
COMMENT ON SCHEMA app IS 'the application';
CREATE TABLE app.t (id int);
