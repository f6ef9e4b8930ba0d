-- Partners that only one side names: the order in which they are made says who points back.
-- needs --
releases 14.25, 15.20, 16.16, 17.12, 18.6: before, an operator that fills a shell forgets who named it as partner
-- before --
CREATE FUNCTION lt(a text, b int) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT true';
CREATE FUNCTION gt(a int, b text) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT true';
-- after --
CREATE FUNCTION lt(a text, b int) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT true';
CREATE FUNCTION gt(a int, b text) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT true';
CREATE OPERATOR |> (FUNCTION = gt, LEFTARG = int, RIGHTARG = text);
CREATE OPERATOR <| (FUNCTION = lt, LEFTARG = text, RIGHTARG = int, COMMUTATOR = |>);
CREATE OPERATOR |<<|| (FUNCTION = lt, LEFTARG = text, RIGHTARG = int, COMMUTATOR = |>>|);
CREATE OPERATOR |>>| (FUNCTION = gt, LEFTARG = int, RIGHTARG = text);
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 4: create operator public."<|"(text, integer)
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE OPERATOR public.<| (
    FUNCTION = public.lt,
    LEFTARG = text,
    RIGHTARG = integer,
    COMMUTATOR = OPERATOR(public.|>)
);

-- Step 2 of 4: create operator public."|<<||"(text, integer)
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE OPERATOR public.|<<|| (
    FUNCTION = public.lt,
    LEFTARG = text,
    RIGHTARG = integer,
    COMMUTATOR = OPERATOR(public.|>>|)
);

-- Step 3 of 4: create operator public."|>"(integer, text)
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE OPERATOR public.|> (
    FUNCTION = public.gt,
    LEFTARG = integer,
    RIGHTARG = text,
    COMMUTATOR = OPERATOR(public.<|)
);

-- Step 4 of 4: create operator public."|>>|"(integer, text)
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE OPERATOR public.|>>| (
    FUNCTION = public.gt,
    LEFTARG = integer,
    RIGHTARG = text,
    COMMUTATOR = OPERATOR(public.|<<||)
);

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 4 of 4: create operator public."|>>|"(integer, text)
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP OPERATOR public.|>>|(integer, text);

-- Undo step 3 of 4: create operator public."|>"(integer, text)
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP OPERATOR public.|>(integer, text);

-- Undo step 2 of 4: create operator public."|<<||"(text, integer)
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP OPERATOR public.|<<||(text, integer);

-- Undo step 1 of 4: create operator public."<|"(text, integer)
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP OPERATOR public.<|(text, integer);

COMMIT;
