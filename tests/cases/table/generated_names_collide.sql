-- Generated names that are taken get numbers, as PostgreSQL gives them.
-- before --
CREATE TABLE t_a (key int);
-- after --
CREATE TABLE t_a (key int);
CREATE TABLE t (a int UNIQUE, a_key int, UNIQUE (a, a_key), CHECK (a > 0), CHECK (a > 1), CHECK (a < a_key), CHECK (a_key > 0));
CREATE TABLE t_a_key1 (x int);
CREATE INDEX ON t (a);
CREATE INDEX ON t (a);
CREATE INDEX ON t (lower(a::text));
CREATE INDEX ON t ((a + 1), (a + 2));
CREATE SEQUENCE u_id_seq;
CREATE TABLE u (id serial, id2 int GENERATED ALWAYS AS IDENTITY);
