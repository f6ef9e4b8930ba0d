-- Window and internal functions, transforms of none, and a body of two strings.
-- before --
-- after --
CREATE FUNCTION my_rank() RETURNS bigint LANGUAGE internal IMMUTABLE WINDOW AS 'window_rank';
CREATE FUNCTION my_abs(int) RETURNS int LANGUAGE internal IMMUTABLE STRICT PARALLEL SAFE AS 'int4abs';
CREATE VIEW v AS SELECT my_rank() OVER (ORDER BY x) AS r, my_abs(x) AS a FROM generate_series(1, 3) AS x;
