-- Aggregates of every form, with all their options.
-- needs --
from 14: polymorphic functions of compatible types
-- before --
CREATE SCHEMA app;
CREATE TYPE app.point AS (x int, y int);
-- after --
CREATE SCHEMA app;
CREATE TYPE app.point AS (x int, y int);
CREATE FUNCTION app.add(a int, b int) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT a + b';
CREATE FUNCTION app.add(a app.point, b app.point) RETURNS app.point LANGUAGE sql IMMUTABLE AS 'SELECT (a.x + b.x, a.y + b.y)::app.point';
CREATE FUNCTION app.remove(a int, b int) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT a - b';
CREATE FUNCTION app.shown(a int) RETURNS text LANGUAGE sql IMMUTABLE AS 'SELECT a::text';
CREATE FUNCTION app.shown_as(a int, like_this int) RETURNS text LANGUAGE sql IMMUTABLE AS 'SELECT a::text';
CREATE FUNCTION app.count_rows(a bigint) RETURNS bigint LANGUAGE sql IMMUTABLE AS 'SELECT a + 1';

CREATE AGGREGATE app.total(int) (sfunc = app.add, stype = int, initcond = '0');
CREATE AGGREGATE app.total(app.point) (sfunc = app.add, stype = app.point);
CREATE AGGREGATE app.rows(*) (sfunc = app.count_rows, stype = int8, initcond = 0);
CREATE AGGREGATE app."Ein ""Größen""-Total"("Wert" int) (
  sfunc = app.add, stype = integer, sspace = 64, finalfunc = app.shown, finalfunc_modify = shareable,
  combinefunc = app.add, initcond = '17', parallel = safe,
  msfunc = app.add, minvfunc = app.remove, mstype = int, msspace = 32, minitcond = '0', mfinalfunc = app.shown);
CREATE AGGREGATE app.total_as(int) (sfunc = app.add, stype = int, finalfunc = app.shown_as, finalfunc_extra, parallel = restricted);
CREATE AGGREGATE app.smallest(int) (sfunc = int4smaller, stype = int, sortop = <);
CREATE AGGREGATE app.collect(anycompatible) (sfunc = array_append, stype = anycompatiblearray, initcond = '{}');
CREATE FUNCTION app.glue(a text, b text) RETURNS text LANGUAGE sql IMMUTABLE AS 'SELECT a || b';
CREATE AGGREGATE app.glued(text) (sfunc = app.glue, stype = text, initcond = 'it''s');
CREATE AGGREGATE app.mean(numeric) (
  sfunc = numeric_avg_accum, stype = internal, finalfunc = numeric_avg, combinefunc = numeric_avg_combine,
  serialfunc = numeric_avg_serialize, deserialfunc = numeric_avg_deserialize, parallel = safe);
CREATE AGGREGATE app.share(double precision ORDER BY anyelement) (
  sfunc = ordered_set_transition, stype = internal, finalfunc = percentile_disc_final, finalfunc_extra);
CREATE AGGREGATE app.place(VARIADIC "any" ORDER BY VARIADIC "any") (
  sfunc = ordered_set_transition_multi, stype = internal, finalfunc = rank_final, finalfunc_extra, hypothetical);
CREATE AGGREGATE app.most(ORDER BY anyelement) (
  sfunc = ordered_set_transition, stype = internal, finalfunc = mode_final, finalfunc_extra, finalfunc_modify = read_only);
COMMENT ON AGGREGATE app.total(int) IS 'adds up';
COMMENT ON AGGREGATE app.rows(*) IS 'counts';
COMMENT ON AGGREGATE app.share(double precision ORDER BY anyelement) IS 'shares';
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 19: create routine app.add(app.point, app.point)
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE FUNCTION app.add(a app.point, b app.point)
RETURNS app.point
LANGUAGE sql
IMMUTABLE
AS $$SELECT (a.x + b.x, a.y + b.y)::app.point$$;

-- Step 2 of 19: create routine app.add(integer, integer)
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE FUNCTION app.add(a integer, b integer)
RETURNS integer
LANGUAGE sql
IMMUTABLE
AS $$SELECT a + b$$;

-- Step 3 of 19: create routine app.count_rows(bigint)
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE FUNCTION app.count_rows(a bigint)
RETURNS bigint
LANGUAGE sql
IMMUTABLE
AS $$SELECT a + 1$$;

-- Step 4 of 19: create routine app.glue(text, text)
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE FUNCTION app.glue(a text, b text)
RETURNS text
LANGUAGE sql
IMMUTABLE
AS $$SELECT a || b$$;

-- Step 5 of 19: create routine app.remove(integer, integer)
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE FUNCTION app.remove(a integer, b integer)
RETURNS integer
LANGUAGE sql
IMMUTABLE
AS $$SELECT a - b$$;

-- Step 6 of 19: create routine app.shown(integer)
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE FUNCTION app.shown(a integer)
RETURNS text
LANGUAGE sql
IMMUTABLE
AS $$SELECT a::text$$;

-- Step 7 of 19: create routine app.shown_as(integer, integer)
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE FUNCTION app.shown_as(a integer, like_this integer)
RETURNS text
LANGUAGE sql
IMMUTABLE
AS $$SELECT a::text$$;

-- Step 8 of 19: create aggregate app."Ein ""Größen""-Total"(integer)
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE AGGREGATE app."Ein ""Größen""-Total"("Wert" integer) (
    SFUNC = app.add,
    STYPE = integer,
    SSPACE = 64,
    INITCOND = '17',
    FINALFUNC = app.shown,
    FINALFUNC_MODIFY = SHAREABLE,
    COMBINEFUNC = app.add,
    MSFUNC = app.add,
    MINVFUNC = app.remove,
    MSTYPE = integer,
    MSSPACE = 32,
    MINITCOND = '0',
    MFINALFUNC = app.shown,
    PARALLEL = safe
);

-- Step 9 of 19: create aggregate app.collect(anycompatible)
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE AGGREGATE app.collect(anycompatible) (
    SFUNC = array_append,
    STYPE = anycompatiblearray,
    INITCOND = '{}'
);

-- Step 10 of 19: create aggregate app.glued(text)
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE AGGREGATE app.glued(text) (SFUNC = app.glue, STYPE = text, INITCOND = 'it''s');

-- Step 11 of 19: create aggregate app.mean(numeric)
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE AGGREGATE app.mean(numeric) (
    SFUNC = numeric_avg_accum,
    STYPE = internal,
    FINALFUNC = numeric_avg,
    COMBINEFUNC = numeric_avg_combine,
    SERIALFUNC = numeric_avg_serialize,
    DESERIALFUNC = numeric_avg_deserialize,
    PARALLEL = safe
);

-- Step 12 of 19: create aggregate app.most(anyelement)
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE AGGREGATE app.most(ORDER BY anyelement) (
    SFUNC = ordered_set_transition,
    STYPE = internal,
    FINALFUNC = mode_final,
    FINALFUNC_EXTRA,
    FINALFUNC_MODIFY = READ_ONLY
);

-- Step 13 of 19: create aggregate app.place("any")
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE AGGREGATE app.place(VARIADIC "any" ORDER BY VARIADIC "any") (
    SFUNC = ordered_set_transition_multi,
    STYPE = internal,
    FINALFUNC = rank_final,
    FINALFUNC_EXTRA,
    HYPOTHETICAL
);

-- Step 14 of 19: create aggregate app.rows()
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE AGGREGATE app.rows(*) (SFUNC = app.count_rows, STYPE = bigint, INITCOND = '0');
COMMENT ON AGGREGATE app.rows(*) IS 'counts';

-- Step 15 of 19: create aggregate app.share(double precision, anyelement)
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE AGGREGATE app.share(double precision ORDER BY anyelement) (
    SFUNC = ordered_set_transition,
    STYPE = internal,
    FINALFUNC = percentile_disc_final,
    FINALFUNC_EXTRA
);
COMMENT ON AGGREGATE app.share(double precision, anyelement) IS 'shares';

-- Step 16 of 19: create aggregate app.smallest(integer)
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE AGGREGATE app.smallest(integer) (
    SFUNC = int4smaller,
    STYPE = integer,
    SORTOP = OPERATOR(pg_catalog.<)
);

-- Step 17 of 19: create aggregate app.total(app.point)
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE AGGREGATE app.total(app.point) (SFUNC = app.add, STYPE = app.point);

-- Step 18 of 19: create aggregate app.total(integer)
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE AGGREGATE app.total(integer) (SFUNC = app.add, STYPE = integer, INITCOND = '0');
COMMENT ON AGGREGATE app.total(integer) IS 'adds up';

-- Step 19 of 19: create aggregate app.total_as(integer)
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE AGGREGATE app.total_as(integer) (
    SFUNC = app.add,
    STYPE = integer,
    FINALFUNC = app.shown_as,
    FINALFUNC_EXTRA,
    PARALLEL = restricted
);

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 19 of 19: create aggregate app.total_as(integer)
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP AGGREGATE app.total_as(integer);

-- Undo step 18 of 19: create aggregate app.total(integer)
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP AGGREGATE app.total(integer);

-- Undo step 17 of 19: create aggregate app.total(app.point)
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP AGGREGATE app.total(app.point);

-- Undo step 16 of 19: create aggregate app.smallest(integer)
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP AGGREGATE app.smallest(integer);

-- Undo step 15 of 19: create aggregate app.share(double precision, anyelement)
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP AGGREGATE app.share(double precision, anyelement);

-- Undo step 14 of 19: create aggregate app.rows()
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP AGGREGATE app.rows(*);

-- Undo step 13 of 19: create aggregate app.place("any")
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP AGGREGATE app.place("any");

-- Undo step 12 of 19: create aggregate app.most(anyelement)
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP AGGREGATE app.most(anyelement);

-- Undo step 11 of 19: create aggregate app.mean(numeric)
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP AGGREGATE app.mean(numeric);

-- Undo step 10 of 19: create aggregate app.glued(text)
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP AGGREGATE app.glued(text);

-- Undo step 9 of 19: create aggregate app.collect(anycompatible)
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP AGGREGATE app.collect(anycompatible);

-- Undo step 8 of 19: create aggregate app."Ein ""Größen""-Total"(integer)
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP AGGREGATE app."Ein ""Größen""-Total"(integer);

-- Undo step 7 of 19: create routine app.shown_as(integer, integer)
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP FUNCTION app.shown_as(integer, integer);

-- Undo step 6 of 19: create routine app.shown(integer)
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP FUNCTION app.shown(integer);

-- Undo step 5 of 19: create routine app.remove(integer, integer)
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP FUNCTION app.remove(integer, integer);

-- Undo step 4 of 19: create routine app.glue(text, text)
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP FUNCTION app.glue(text, text);

-- Undo step 3 of 19: create routine app.count_rows(bigint)
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP FUNCTION app.count_rows(bigint);

-- Undo step 2 of 19: create routine app.add(integer, integer)
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP FUNCTION app.add(integer, integer);

-- Undo step 1 of 19: create routine app.add(app.point, app.point)
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP FUNCTION app.add(app.point, app.point);

COMMIT;
