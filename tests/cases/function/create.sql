-- Functions with every attribute.
-- before --
-- after --
CREATE FUNCTION f(a int, b text DEFAULT 'x', VARIADIC c int[] DEFAULT '{}') RETURNS text
    LANGUAGE sql IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE COST 7 SECURITY DEFINER SET search_path = public, "My Schema", pg_temp SET work_mem = '64MB'
    AS $$ SELECT a || b $$;
CREATE FUNCTION g(INOUT a int, OUT b text) LANGUAGE plpgsql STABLE AS $body$ BEGIN b := '$$'; END $body$;
CREATE FUNCTION h() RETURNS SETOF int LANGUAGE sql ROWS 5 AS 'VALUES (1), (2)';
CREATE FUNCTION k() RETURNS TABLE (a int, "B" text) LANGUAGE sql AS $$ SELECT 1, 'x' $$;
