-- With what it is made of, and with a view that uses it.
-- before --
CREATE FUNCTION add(a int, b int) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT a + b';
CREATE AGGREGATE total(int) (sfunc = add, stype = int, initcond = '0');
CREATE AGGREGATE share(double precision ORDER BY anyelement) (
  sfunc = ordered_set_transition, stype = internal, finalfunc = percentile_disc_final, finalfunc_extra);
COMMENT ON AGGREGATE total(int) IS 'adds up';
CREATE TABLE t (a int);
CREATE VIEW sums AS SELECT total(a) OVER () AS s, share(0.5) WITHIN GROUP (ORDER BY a) FROM t GROUP BY a;
-- after --
CREATE TABLE t (a int);
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 4: drop view public.sums
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on view public.sums
--   blocks:      reads and writes of public.sums, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      app-breaking: whoever uses view public.sums fails
DROP VIEW public.sums;

-- Step 2 of 4: drop aggregate public.share(double precision, anyelement)
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
DROP AGGREGATE public.share(double precision, anyelement);

-- Step 3 of 4: drop aggregate public.total(integer)
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
DROP AGGREGATE public.total(integer);

-- Step 4 of 4: drop routine public.add(integer, integer)
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      app-breaking: whoever uses routine public.add(integer, integer) fails
DROP FUNCTION public.add(integer, integer);

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 4 of 4: drop routine public.add(integer, integer)
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
CREATE FUNCTION public.add(a integer, b integer)
RETURNS integer
LANGUAGE sql
IMMUTABLE
AS $$SELECT a + b$$;

-- Undo step 3 of 4: drop aggregate public.total(integer)
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
CREATE AGGREGATE public.total(integer) (SFUNC = public.add, STYPE = integer, INITCOND = '0');
COMMENT ON AGGREGATE public.total(integer) IS 'adds up';

-- Undo step 2 of 4: drop aggregate public.share(double precision, anyelement)
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
CREATE AGGREGATE public.share(double precision ORDER BY anyelement) (
    SFUNC = ordered_set_transition,
    STYPE = internal,
    FINALFUNC = percentile_disc_final,
    FINALFUNC_EXTRA
);

-- Undo step 1 of 4: drop view public.sums
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on view public.sums
--   transaction: inside a transaction
--   undo:        reversible
CREATE VIEW public.sums AS
SELECT public.total(a) OVER () AS s, public.share(0.5) WITHIN GROUP (ORDER BY a) FROM public.t GROUP BY a;

COMMIT;
