-- Dollar quotes, backslashes and comments in a body survive.
-- before --
-- after --
CREATE FUNCTION f() RETURNS text LANGUAGE plpgsql AS $outer$
DECLARE
    x text := $$a$$; -- it's fine
    y text := E'\n\\';
BEGIN
    /* $x$ */
    RETURN x || y || $q$"$q$;
END;
$outer$;
