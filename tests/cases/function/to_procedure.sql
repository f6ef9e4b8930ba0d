-- A function becomes a procedure.
-- before --
CREATE FUNCTION f(a int) RETURNS void LANGUAGE sql AS 'SELECT';
-- after --
CREATE PROCEDURE f(a int) LANGUAGE sql AS 'SELECT';
