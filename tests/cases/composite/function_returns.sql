-- A function returns a composite type.
-- before --
CREATE TYPE pair AS (x int, y int);
-- after --
CREATE TYPE pair AS (x int, y int);
CREATE FUNCTION make(a int) RETURNS pair LANGUAGE sql AS 'SELECT a, a + 1';
