-- What CREATE OR REPLACE can change, what it cannot, and what it cannot take back.
-- before --
CREATE FUNCTION add(a int, b int) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT a + b';
CREATE FUNCTION shown(a int) RETURNS text LANGUAGE sql IMMUTABLE AS 'SELECT a::text';
CREATE FUNCTION halved(a int) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT a / 2';
CREATE AGGREGATE initial(int) (sfunc = add, stype = int);
CREATE AGGREGATE halving(int) (sfunc = add, stype = int);
CREATE AGGREGATE other_result(int) (sfunc = add, stype = int);
CREATE AGGREGATE other_result_used(int) (sfunc = add, stype = int);
CREATE AGGREGATE gets_name(int) (sfunc = add, stype = int);
CREATE AGGREGATE other_name(a int) (sfunc = add, stype = int);
CREATE TABLE t (a int);
CREATE VIEW sums AS SELECT initial(a), halving(a), other_result_used(a) FROM t;
COMMENT ON AGGREGATE other_result(int) IS 'stays';
-- after --
CREATE FUNCTION add(a int, b int) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT a + b';
CREATE FUNCTION shown(a int) RETURNS text LANGUAGE sql IMMUTABLE AS 'SELECT a::text';
CREATE FUNCTION halved(a int) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT a / 2';
CREATE AGGREGATE initial(int) (sfunc = add, stype = int, initcond = '5', parallel = safe, combinefunc = add);
CREATE AGGREGATE halving(int) (sfunc = add, stype = int, finalfunc = halved);
CREATE AGGREGATE other_result(int) (sfunc = add, stype = int, finalfunc = shown);
CREATE AGGREGATE other_result_used(int) (sfunc = add, stype = int, finalfunc = shown);
CREATE AGGREGATE gets_name(a int) (sfunc = add, stype = int);
CREATE AGGREGATE other_name(b int) (sfunc = add, stype = int);
CREATE TABLE t (a int);
CREATE VIEW sums AS SELECT initial(a), halving(a), other_result_used(a) FROM t;
COMMENT ON AGGREGATE other_result(int) IS 'stays';
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 11: replace aggregate public.gets_name(integer)
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE OR REPLACE AGGREGATE public.gets_name(a integer) (SFUNC = public.add, STYPE = integer);

-- Step 2 of 11: replace aggregate public.halving(integer)
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE OR REPLACE AGGREGATE public.halving(integer) (
    SFUNC = public.add,
    STYPE = integer,
    FINALFUNC = public.halved
);

-- Step 3 of 11: replace aggregate public.initial(integer)
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE OR REPLACE AGGREGATE public.initial(integer) (
    SFUNC = public.add,
    STYPE = integer,
    INITCOND = '5',
    COMBINEFUNC = public.add,
    PARALLEL = safe
);

COMMIT;

BEGIN;

-- Step 4 of 11: drop aggregate public.other_name(integer)
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside another transaction
--   undo:        reversible
DROP AGGREGATE public.other_name(integer);

-- Step 5 of 11: create aggregate public.other_name(integer)
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE AGGREGATE public.other_name(b integer) (SFUNC = public.add, STYPE = integer);

-- Step 6 of 11: drop aggregate public.other_result(integer)
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
DROP AGGREGATE public.other_result(integer);

-- Step 7 of 11: create aggregate public.other_result(integer)
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE AGGREGATE public.other_result(integer) (
    SFUNC = public.add,
    STYPE = integer,
    FINALFUNC = public.shown
);
COMMENT ON AGGREGATE public.other_result(integer) IS 'stays';

-- Step 8 of 11: drop view public.sums
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on view public.sums
--   blocks:      reads and writes of public.sums, for an instant
--   transaction: inside a transaction
--   undo:        reversible
DROP VIEW public.sums;

-- Step 9 of 11: drop aggregate public.other_result_used(integer)
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
DROP AGGREGATE public.other_result_used(integer);

-- Step 10 of 11: create aggregate public.other_result_used(integer)
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE AGGREGATE public.other_result_used(integer) (
    SFUNC = public.add,
    STYPE = integer,
    FINALFUNC = public.shown
);

-- Step 11 of 11: create view public.sums
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE VIEW public.sums AS
SELECT public.initial(a), public.halving(a), public.other_result_used(a) FROM public.t;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 11 of 11: create view public.sums
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP VIEW public.sums;

-- Undo step 10 of 11: create aggregate public.other_result_used(integer)
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP AGGREGATE public.other_result_used(integer);

-- Undo step 9 of 11: drop aggregate public.other_result_used(integer)
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
CREATE AGGREGATE public.other_result_used(integer) (SFUNC = public.add, STYPE = integer);

-- Undo step 8 of 11: drop view public.sums
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on view public.sums
--   transaction: inside a transaction
--   undo:        reversible
CREATE VIEW public.sums AS
SELECT public.initial(a), public.halving(a), public.other_result_used(a) FROM public.t;

-- Undo step 7 of 11: create aggregate public.other_result(integer)
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP AGGREGATE public.other_result(integer);

-- Undo step 6 of 11: drop aggregate public.other_result(integer)
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
CREATE AGGREGATE public.other_result(integer) (SFUNC = public.add, STYPE = integer);
COMMENT ON AGGREGATE public.other_result(integer) IS 'stays';

-- Undo step 5 of 11: create aggregate public.other_name(integer)
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP AGGREGATE public.other_name(integer);

-- Undo step 4 of 11: drop aggregate public.other_name(integer)
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
CREATE AGGREGATE public.other_name(a integer) (SFUNC = public.add, STYPE = integer);

COMMIT;

BEGIN;

-- Undo step 3 of 11: replace aggregate public.initial(integer)
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
CREATE OR REPLACE AGGREGATE public.initial(integer) (SFUNC = public.add, STYPE = integer);

-- Undo step 2 of 11: replace aggregate public.halving(integer)
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
CREATE OR REPLACE AGGREGATE public.halving(integer) (SFUNC = public.add, STYPE = integer);

-- Undo step 1 of 11: replace aggregate public.gets_name(integer)
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP AGGREGATE public.gets_name(integer);
CREATE AGGREGATE public.gets_name(integer) (SFUNC = public.add, STYPE = integer);

COMMIT;
