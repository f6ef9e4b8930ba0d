-- With its family, an index and the operators.
-- before --
CREATE FUNCTION eq(a int, b int) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT a = b';
CREATE OPERATOR === (FUNCTION = eq, LEFTARG = int, RIGHTARG = int, COMMUTATOR = ===);
CREATE OPERATOR CLASS same FOR TYPE int USING hash AS OPERATOR 1 ===, FUNCTION 1 hashint4(int);
CREATE OPERATOR CLASS stays FOR TYPE int USING hash AS OPERATOR 1 =, FUNCTION 1 hashint4(int);
CREATE TABLE t (a int);
CREATE INDEX i ON t USING hash (a same);
CREATE INDEX j ON t USING hash (a stays);
-- after --
CREATE OPERATOR CLASS stays FOR TYPE int USING hash AS OPERATOR 1 =, FUNCTION 1 hashint4(int);
CREATE TABLE t (a int);
CREATE INDEX j ON t USING hash (a stays);
-- plan --
SET lock_timeout = 0;

-- Step 1 of 5: drop index public.i
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY public.i;

SET lock_timeout = '2s';

BEGIN;

-- Step 2 of 5: drop operator class public.same(hash)
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
DROP OPERATOR CLASS public.same USING hash;

-- Step 3 of 5: drop operator public."==="(integer, integer)
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
DROP OPERATOR public.===(integer, integer);

-- Step 4 of 5: drop routine public.eq(integer, integer)
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      app-breaking: whoever uses routine public.eq(integer, integer) fails
DROP FUNCTION public.eq(integer, integer);

-- Step 5 of 5: drop operator family public.same(hash)
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
DROP OPERATOR FAMILY public.same USING hash;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 5 of 5: drop operator family public.same(hash)
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
CREATE OPERATOR FAMILY public.same USING hash;

-- Undo step 4 of 5: drop routine public.eq(integer, integer)
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
CREATE FUNCTION public.eq(a integer, b integer)
RETURNS boolean
LANGUAGE sql
IMMUTABLE
AS $$SELECT a = b$$;

-- Undo step 3 of 5: drop operator public."==="(integer, integer)
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
CREATE OPERATOR public.=== (
    FUNCTION = public.eq,
    LEFTARG = integer,
    RIGHTARG = integer,
    COMMUTATOR = OPERATOR(public.===)
);

-- Undo step 2 of 5: drop operator class public.same(hash)
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
CREATE OPERATOR CLASS public.same
    FOR TYPE integer USING hash FAMILY public.same AS
    OPERATOR 1 public.=== (integer, integer),
    FUNCTION 1 (integer, integer) hashint4(integer);

COMMIT;

SET lock_timeout = 0;

-- Undo step 1 of 5: drop index public.i
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: outside a transaction
--   undo:        reversible
CREATE INDEX CONCURRENTLY i ON public.t USING hash (a public.same);
