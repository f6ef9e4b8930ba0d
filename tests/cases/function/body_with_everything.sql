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
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 1: create routine public.f()
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE FUNCTION public.f()
RETURNS text
LANGUAGE plpgsql
AS $function$
DECLARE
    x text := $$a$$; -- it's fine
    y text := E'\n\\';
BEGIN
    /* $x$ */
    RETURN x || y || $q$"$q$;
END;
$function$;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 1 of 1: create routine public.f()
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP FUNCTION public.f();

COMMIT;
