-- A domain with another base type under a column, an array, a composite type, a domain, a view and a function.
-- before --
CREATE DOMAIN code AS varchar(5) CONSTRAINT not_empty CHECK (VALUE <> '');
CREATE DOMAIN long_code AS code CHECK (length(VALUE) > 2);
CREATE TYPE pair AS (a code, b int);
CREATE TABLE t (a code, b long_code, p pair);
CREATE VIEW v AS SELECT a FROM t;
CREATE FUNCTION f(c code) RETURNS code LANGUAGE sql AS 'SELECT c';
-- after --
CREATE DOMAIN code AS text CONSTRAINT not_empty CHECK (VALUE <> '');
CREATE DOMAIN long_code AS code CHECK (length(VALUE) > 2);
CREATE TYPE pair AS (a code, b int);
CREATE TABLE t (a code, b long_code, p pair);
CREATE VIEW v AS SELECT a FROM t;
CREATE FUNCTION f(c code) RETURNS code LANGUAGE sql AS 'SELECT c';
