-- A check calls a function that the same change brings.
-- before --
CREATE TABLE t (a int);
-- after --
CREATE FUNCTION fine(int) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT $1 > 0';
CREATE TABLE t (a int, CONSTRAINT f CHECK (fine(a)));
