-- Of three overloads one goes, one changes and one stays, under a view that uses two of them.
-- before --
CREATE FUNCTION f(int) RETURNS int LANGUAGE sql AS 'SELECT 1';
CREATE FUNCTION f(text) RETURNS text LANGUAGE sql AS 'SELECT $1';
CREATE FUNCTION f(int, text DEFAULT 'x') RETURNS text LANGUAGE sql AS 'SELECT $2';
CREATE VIEW v AS SELECT f(1, 'a') AS x, f('t'::text) AS y;
-- after --
CREATE FUNCTION f(int) RETURNS bigint LANGUAGE sql AS 'SELECT 1::bigint';
CREATE FUNCTION f(text) RETURNS text LANGUAGE sql AS 'SELECT $1';
CREATE VIEW v AS SELECT f(1)::text AS x, f('t'::text) AS y;
