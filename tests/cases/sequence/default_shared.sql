-- Two tables draw from one sequence.
-- before --
CREATE SEQUENCE ids;
CREATE TABLE a (id bigint DEFAULT nextval('ids'));
-- after --
CREATE SEQUENCE ids;
CREATE TABLE a (id bigint DEFAULT nextval('ids'));
CREATE TABLE b (id bigint DEFAULT nextval('public.ids'::regclass) NOT NULL);
