-- Procedures with OUT, VARIADIC and defaults, told apart from a function of the same name.
-- before --
CREATE PROCEDURE p(IN a int, OUT b int) LANGUAGE plpgsql AS $$ BEGIN b := a; END $$;
CREATE PROCEDURE p(a text) LANGUAGE sql AS 'SELECT 1';
CREATE FUNCTION q(a int) RETURNS int LANGUAGE sql AS 'SELECT a';
-- after --
CREATE PROCEDURE p(IN a int, OUT b int, INOUT c text DEFAULT 'x') LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$ BEGIN b := a; END $$;
CREATE PROCEDURE p(VARIADIC a text[]) LANGUAGE sql AS 'SELECT 1';
CREATE PROCEDURE q(a int) LANGUAGE sql BEGIN ATOMIC SELECT a; SELECT 2; END;
COMMENT ON PROCEDURE q(int) IS 'was a function';
GRANT EXECUTE ON PROCEDURE q(int) TO pg_monitor;
