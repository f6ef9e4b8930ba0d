-- A table's check calls a function over another table's row type.
-- before --
-- after --
CREATE TABLE a (x int);
CREATE FUNCTION good(a) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT $1.x > 0';
CREATE TABLE b (a_row a, CONSTRAINT good_row CHECK (good(a_row)));
