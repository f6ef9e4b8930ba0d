-- A procedure changes, and another goes.
-- before --
CREATE PROCEDURE p(a int) LANGUAGE plpgsql AS $$ BEGIN NULL; END $$;
CREATE PROCEDURE q() LANGUAGE sql AS 'SELECT 1';
-- after --
CREATE PROCEDURE p(a int, INOUT b int DEFAULT 0) LANGUAGE plpgsql AS $$ BEGIN b := a; END $$;
