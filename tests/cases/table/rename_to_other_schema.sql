-- A directive moves a table with its serial and index into another schema, and views there.
-- before --
CREATE SCHEMA old; CREATE SCHEMA "New";
CREATE TABLE old.t (id serial PRIMARY KEY, a int);
CREATE INDEX t_a ON old.t (a);
CREATE VIEW old.v AS SELECT a FROM old.t;
-- after --
CREATE SCHEMA old; CREATE SCHEMA "New";
-- @renamed from=old.t
CREATE TABLE "New".t (id serial PRIMARY KEY, a int);
CREATE INDEX t_a ON "New".t (a);
-- @renamed from=old.v
CREATE VIEW "New".v AS SELECT a FROM "New".t;
-- rows --
INSERT INTO old.t (a) VALUES (1);
