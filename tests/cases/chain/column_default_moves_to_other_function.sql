-- A default moves to another function, and the old one goes.
-- before --
CREATE FUNCTION old_default() RETURNS int LANGUAGE sql AS 'SELECT 1';
CREATE TABLE t (a int DEFAULT old_default());
-- after --
CREATE FUNCTION new_default() RETURNS int LANGUAGE sql AS 'SELECT 2';
CREATE TABLE t (a int DEFAULT new_default());
