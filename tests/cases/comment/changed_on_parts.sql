-- Comments on columns of views, constraints of domains, attributes, arguments' functions and indexes change and go.
-- before --
CREATE DOMAIN d AS int CONSTRAINT c CHECK (VALUE > 0);
CREATE TYPE p AS (x int, y int);
CREATE TABLE t (a d, CONSTRAINT k PRIMARY KEY (a));
CREATE VIEW v AS SELECT a FROM t;
CREATE FUNCTION f(x int, VARIADIC y text[]) RETURNS int LANGUAGE sql AS 'SELECT 1';
COMMENT ON DOMAIN d IS 'domain';
COMMENT ON CONSTRAINT c ON DOMAIN d IS 'positive';
COMMENT ON COLUMN p.x IS 'x';
COMMENT ON COLUMN p.y IS 'y';
COMMENT ON COLUMN v.a IS 'a';
COMMENT ON CONSTRAINT k ON t IS 'key';
COMMENT ON FUNCTION f(int, text[]) IS 'function';
-- after --
CREATE DOMAIN d AS int CONSTRAINT c CHECK (VALUE > 0);
CREATE TYPE p AS (x int, y int);
CREATE TABLE t (a d, CONSTRAINT k PRIMARY KEY (a));
CREATE VIEW v AS SELECT a FROM t;
CREATE FUNCTION f(x int, VARIADIC y text[]) RETURNS int LANGUAGE sql AS 'SELECT 1';
COMMENT ON CONSTRAINT c ON DOMAIN d IS E'two\nlines \\ and ''quotes''';
COMMENT ON COLUMN p.y IS '';
COMMENT ON COLUMN p.x IS 'other x';
COMMENT ON COLUMN v.a IS 'other a';
COMMENT ON INDEX k IS 'index of the key';
COMMENT ON FUNCTION f(int, text[]) IS 'ünïcode 😀';
