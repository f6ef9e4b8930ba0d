-- A sequence that two tables draw from is renamed and moves to another schema.
-- before --
CREATE SCHEMA ids;
CREATE SEQUENCE s START WITH 100;
CREATE TABLE a (id int DEFAULT nextval('s'));
CREATE TABLE b (id int DEFAULT nextval('s') + 1);
-- after --
CREATE SCHEMA ids;
-- @renamed from=public.s
CREATE SEQUENCE ids."All Ids" START WITH 100;
CREATE TABLE a (id int DEFAULT nextval('ids."All Ids"'));
CREATE TABLE b (id int DEFAULT nextval('ids."All Ids"') + 1);
