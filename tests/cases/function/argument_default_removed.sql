-- A default that goes cannot be replaced in place.
-- before --
CREATE FUNCTION f(a int DEFAULT 1) RETURNS int LANGUAGE sql AS 'SELECT $1';
CREATE FUNCTION g(a int) RETURNS int LANGUAGE sql AS 'SELECT $1';
-- after --
CREATE FUNCTION f(a int) RETURNS int LANGUAGE sql AS 'SELECT $1';
CREATE FUNCTION g(a int DEFAULT 2 + 3) RETURNS int LANGUAGE sql AS 'SELECT $1';
