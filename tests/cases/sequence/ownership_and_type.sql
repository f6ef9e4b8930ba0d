-- A sequence becomes owned, another loses its owner and gets a narrower type.
-- before --
CREATE TABLE t (id bigint, n int);
CREATE SEQUENCE a;
CREATE SEQUENCE b AS bigint MAXVALUE 1000 OWNED BY t.n;
ALTER TABLE t ALTER COLUMN n SET DEFAULT nextval('b');
-- after --
CREATE SEQUENCE a;
CREATE TABLE t (id bigint DEFAULT nextval('a'), n int);
ALTER SEQUENCE a OWNED BY t.id;
CREATE SEQUENCE b AS smallint MAXVALUE 1000 INCREMENT BY -3 MINVALUE -1000 START WITH 0;
