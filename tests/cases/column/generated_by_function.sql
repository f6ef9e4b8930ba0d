-- A generated column's function changes its result type.
-- before --
CREATE FUNCTION f(a int) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT a';
CREATE TABLE t (a int, b int GENERATED ALWAYS AS (f(a)) STORED);
-- after --
CREATE FUNCTION f(a int) RETURNS bigint LANGUAGE sql IMMUTABLE AS 'SELECT a::bigint';
CREATE TABLE t (a int, b bigint GENERATED ALWAYS AS (f(a)) STORED);
