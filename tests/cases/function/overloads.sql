-- Overloads are told apart.
-- before --
CREATE FUNCTION f(int) RETURNS int LANGUAGE sql AS 'SELECT 1';
CREATE FUNCTION f(text) RETURNS int LANGUAGE sql AS 'SELECT 2';
-- after --
CREATE FUNCTION f(int) RETURNS int LANGUAGE sql AS 'SELECT 11';
CREATE FUNCTION f(text, int DEFAULT 3) RETURNS int LANGUAGE sql AS 'SELECT 3';
