-- Operators with all their options, partners of each other, and in other schemas.
-- prefixes --
An operator that another names as its partner is there as a shell until its own step, which is what drops it on the way back.
-- before --
CREATE SCHEMA app;
-- after --
CREATE SCHEMA app;
CREATE SCHEMA "Other Ops";
CREATE TYPE app.money2 AS (cents int);
CREATE FUNCTION app.eq(a app.money2, b app.money2) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT a.cents = b.cents';
CREATE FUNCTION app.ne(a app.money2, b app.money2) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT a.cents <> b.cents';
CREATE FUNCTION app.lt(a app.money2, b int) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT a.cents < b';
CREATE FUNCTION app.gt(a int, b app.money2) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT a > b.cents';
CREATE FUNCTION app.negative(a app.money2) RETURNS app.money2 LANGUAGE sql IMMUTABLE AS 'SELECT ROW(-a.cents)::app.money2';
CREATE OPERATOR app.=== (FUNCTION = app.eq, LEFTARG = app.money2, RIGHTARG = app.money2, COMMUTATOR = OPERATOR(app.===), NEGATOR = OPERATOR(app.!==), RESTRICT = eqsel, JOIN = eqjoinsel, HASHES, MERGES);
CREATE OPERATOR app.!== (PROCEDURE = app.ne, LEFTARG = app.money2, RIGHTARG = app.money2, COMMUTATOR = OPERATOR(app.!==), NEGATOR = OPERATOR(app.===), RESTRICT = neqsel, JOIN = neqjoinsel);
CREATE OPERATOR app.<< (FUNCTION = app.lt, LEFTARG = app.money2, RIGHTARG = int, COMMUTATOR = OPERATOR("Other Ops".>>));
CREATE OPERATOR "Other Ops".>> (FUNCTION = app.gt, LEFTARG = int, RIGHTARG = app.money2, COMMUTATOR = OPERATOR(app.<<));
CREATE OPERATOR app.- (FUNCTION = app.negative, RIGHTARG = app.money2);
CREATE OPERATOR app.|+| (FUNCTION = int4pl, LEFTARG = int, RIGHTARG = int);
COMMENT ON OPERATOR app.=== (app.money2, app.money2) IS 'same';
COMMENT ON OPERATOR app.- (NONE, app.money2) IS 'minus';
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 13: create schema "Other Ops"
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE SCHEMA "Other Ops";

-- Step 2 of 13: create composite type app.money2
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE TYPE app.money2 AS (cents integer);

-- Step 3 of 13: create routine app.eq(app.money2, app.money2)
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE FUNCTION app.eq(a app.money2, b app.money2)
RETURNS boolean
LANGUAGE sql
IMMUTABLE
AS $$SELECT a.cents = b.cents$$;

-- Step 4 of 13: create routine app.gt(integer, app.money2)
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE FUNCTION app.gt(a integer, b app.money2)
RETURNS boolean
LANGUAGE sql
IMMUTABLE
AS $$SELECT a > b.cents$$;

-- Step 5 of 13: create routine app.lt(app.money2, integer)
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE FUNCTION app.lt(a app.money2, b integer)
RETURNS boolean
LANGUAGE sql
IMMUTABLE
AS $$SELECT a.cents < b$$;

-- Step 6 of 13: create routine app.ne(app.money2, app.money2)
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE FUNCTION app.ne(a app.money2, b app.money2)
RETURNS boolean
LANGUAGE sql
IMMUTABLE
AS $$SELECT a.cents <> b.cents$$;

-- Step 7 of 13: create routine app.negative(app.money2)
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE FUNCTION app.negative(a app.money2)
RETURNS app.money2
LANGUAGE sql
IMMUTABLE
AS $$SELECT ROW(-a.cents)::app.money2$$;

-- Step 8 of 13: create operator "Other Ops".">>"(integer, app.money2)
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE OPERATOR "Other Ops".>> (
    FUNCTION = app.gt,
    LEFTARG = integer,
    RIGHTARG = app.money2,
    COMMUTATOR = OPERATOR(app.<<)
);

-- Step 9 of 13: create operator app."!=="(app.money2, app.money2)
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE OPERATOR app.!== (
    FUNCTION = app.ne,
    LEFTARG = app.money2,
    RIGHTARG = app.money2,
    COMMUTATOR = OPERATOR(app.!==),
    NEGATOR = OPERATOR(app.===),
    RESTRICT = neqsel,
    JOIN = neqjoinsel
);

-- Step 10 of 13: create operator app."-"(NONE, app.money2)
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE OPERATOR app.- (FUNCTION = app.negative, RIGHTARG = app.money2);
COMMENT ON OPERATOR app.-(NONE, app.money2) IS 'minus';

-- Step 11 of 13: create operator app."<<"(app.money2, integer)
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE OPERATOR app.<< (
    FUNCTION = app.lt,
    LEFTARG = app.money2,
    RIGHTARG = integer,
    COMMUTATOR = OPERATOR("Other Ops".>>)
);

-- Step 12 of 13: create operator app."==="(app.money2, app.money2)
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE OPERATOR app.=== (
    FUNCTION = app.eq,
    LEFTARG = app.money2,
    RIGHTARG = app.money2,
    COMMUTATOR = OPERATOR(app.===),
    NEGATOR = OPERATOR(app.!==),
    MERGES,
    HASHES,
    RESTRICT = eqsel,
    JOIN = eqjoinsel
);
COMMENT ON OPERATOR app.===(app.money2, app.money2) IS 'same';

-- Step 13 of 13: create operator app."|+|"(integer, integer)
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE OPERATOR app.|+| (FUNCTION = int4pl, LEFTARG = integer, RIGHTARG = integer);

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 13 of 13: create operator app."|+|"(integer, integer)
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP OPERATOR app.|+|(integer, integer);

-- Undo step 12 of 13: create operator app."==="(app.money2, app.money2)
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP OPERATOR app.===(app.money2, app.money2);

-- Undo step 11 of 13: create operator app."<<"(app.money2, integer)
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP OPERATOR app.<<(app.money2, integer);

-- Undo step 10 of 13: create operator app."-"(NONE, app.money2)
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP OPERATOR app.-(NONE, app.money2);

-- Undo step 9 of 13: create operator app."!=="(app.money2, app.money2)
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP OPERATOR app.!==(app.money2, app.money2);

-- Undo step 8 of 13: create operator "Other Ops".">>"(integer, app.money2)
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP OPERATOR "Other Ops".>>(integer, app.money2);

-- Undo step 7 of 13: create routine app.negative(app.money2)
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP FUNCTION app.negative(app.money2);

-- Undo step 6 of 13: create routine app.ne(app.money2, app.money2)
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP FUNCTION app.ne(app.money2, app.money2);

-- Undo step 5 of 13: create routine app.lt(app.money2, integer)
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP FUNCTION app.lt(app.money2, integer);

-- Undo step 4 of 13: create routine app.gt(integer, app.money2)
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP FUNCTION app.gt(integer, app.money2);

-- Undo step 3 of 13: create routine app.eq(app.money2, app.money2)
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP FUNCTION app.eq(app.money2, app.money2);

-- Undo step 2 of 13: create composite type app.money2
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP TYPE app.money2;

-- Undo step 1 of 13: create schema "Other Ops"
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP SCHEMA "Other Ops";

COMMIT;
