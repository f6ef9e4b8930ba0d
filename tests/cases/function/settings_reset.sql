-- Settings, cost, rows, support and leakproof of a function go back to what they are by default.
-- before --
CREATE FUNCTION f() RETURNS SETOF int LANGUAGE sql IMMUTABLE LEAKPROOF PARALLEL SAFE COST 5 ROWS 7 SET "my.setting" = 'it''s' SET search_path = '' SET work_mem = '1MB' AS 'SELECT 1';
-- after --
CREATE FUNCTION f() RETURNS SETOF int LANGUAGE sql SET "my.setting" = '' AS 'SELECT 1';
