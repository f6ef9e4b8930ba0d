-- The attributes of a composite type change places, which is another type.
-- before --
CREATE TYPE pair AS (x int, y int);
CREATE FUNCTION f() RETURNS SETOF pair LANGUAGE sql AS 'SELECT 1, 2';
CREATE VIEW v AS SELECT x FROM f();
-- after --
CREATE TYPE pair AS (y int, x int);
CREATE FUNCTION f() RETURNS SETOF pair LANGUAGE sql AS 'SELECT 1, 2';
CREATE VIEW v AS SELECT x FROM f();
