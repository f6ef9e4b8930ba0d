-- Classes with and without a family, of several access methods, and what uses them.
-- fails --
up to 13: all members belong to the class there, and to the family, where they are optional, from 14 on
-- prefixes --
An operator that another names as its partner is there as a shell until its own step, which is what drops it on the way back.
-- before --
CREATE SCHEMA app;
-- after --
CREATE SCHEMA app;
CREATE TYPE app.money2 AS (cents int);
CREATE FUNCTION app.lt(a app.money2, b app.money2) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT a.cents < b.cents';
CREATE FUNCTION app.le(a app.money2, b app.money2) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT a.cents <= b.cents';
CREATE FUNCTION app.eq(a app.money2, b app.money2) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT a.cents = b.cents';
CREATE FUNCTION app.ge(a app.money2, b app.money2) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT a.cents >= b.cents';
CREATE FUNCTION app.gt(a app.money2, b app.money2) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT a.cents > b.cents';
CREATE FUNCTION app.cmp(a app.money2, b app.money2) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT btint4cmp(a.cents, b.cents)';
CREATE FUNCTION app.hashed(a app.money2) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT hashint4(a.cents)';
CREATE OPERATOR app.|<| (FUNCTION = app.lt, LEFTARG = app.money2, RIGHTARG = app.money2, COMMUTATOR = OPERATOR(app.|>|), NEGATOR = OPERATOR(app.|>=|));
CREATE OPERATOR app.|<=| (FUNCTION = app.le, LEFTARG = app.money2, RIGHTARG = app.money2, COMMUTATOR = OPERATOR(app.|>=|), NEGATOR = OPERATOR(app.|>|));
CREATE OPERATOR app.|=| (FUNCTION = app.eq, LEFTARG = app.money2, RIGHTARG = app.money2, COMMUTATOR = OPERATOR(app.|=|), HASHES, MERGES);
CREATE OPERATOR app.|>=| (FUNCTION = app.ge, LEFTARG = app.money2, RIGHTARG = app.money2, COMMUTATOR = OPERATOR(app.|<=|), NEGATOR = OPERATOR(app.|<|));
CREATE OPERATOR app.|>| (FUNCTION = app.gt, LEFTARG = app.money2, RIGHTARG = app.money2, COMMUTATOR = OPERATOR(app.|<|), NEGATOR = OPERATOR(app.|<=|));
CREATE OPERATOR FAMILY app."Money" USING btree;
CREATE OPERATOR CLASS app.money2_ops FOR TYPE app.money2 USING btree FAMILY app."Money" AS
  OPERATOR 1 app.|<|, OPERATOR 2 app.|<=|, OPERATOR 3 app.|=| (app.money2, app.money2), OPERATOR 4 app.|>=|, OPERATOR 5 app.|>|,
  FUNCTION 1 app.cmp(app.money2, app.money2);
CREATE OPERATOR CLASS app.money2_ops DEFAULT FOR TYPE app.money2 USING hash AS
  OPERATOR 1 app.|=|, FUNCTION 1 app.hashed(app.money2);
CREATE OPERATOR CLASS public.backwards FOR TYPE int USING btree AS
  OPERATOR 1 > , OPERATOR 2 >=, OPERATOR 3 =, OPERATOR 4 <=, OPERATOR 5 <, FUNCTION 1 btint4cmp(int, int), FUNCTION 2 (int, int) btint4sortsupport(internal);
CREATE OPERATOR CLASS public.points FOR TYPE point USING gist AS
  OPERATOR 1 <<(point, point), OPERATOR 15 <->(point, point) FOR ORDER BY pg_catalog.float_ops,
  FUNCTION 1 gist_point_consistent(internal, point, smallint, oid, internal), FUNCTION 2 gist_box_union(internal, internal),
  FUNCTION 3 gist_point_compress(internal), FUNCTION 5 gist_box_penalty(internal, internal, internal), FUNCTION 6 gist_box_picksplit(internal, internal),
  FUNCTION 7 gist_box_same(box, box, internal), FUNCTION 8 gist_point_distance(internal, point, smallint, oid, internal), STORAGE box;
COMMENT ON OPERATOR CLASS app.money2_ops USING btree IS 'by cents';
COMMENT ON OPERATOR FAMILY app."Money" USING btree IS 'all money';
CREATE TABLE t (a int, m app.money2, p point);
CREATE INDEX one ON t (a backwards);
CREATE INDEX two ON t (m app.money2_ops);
CREATE INDEX three ON t USING hash (m);
CREATE INDEX four ON t USING hash (m app.money2_ops);
CREATE INDEX five ON t USING gist (p points);
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 27: create composite type app.money2
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE TYPE app.money2 AS (cents integer);

-- Step 2 of 27: create table public.t
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
CREATE TABLE public.t (
    a integer,
    m app.money2,
    p point
);

-- Step 3 of 27: create routine app.cmp(app.money2, app.money2)
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE FUNCTION app.cmp(a app.money2, b app.money2)
RETURNS integer
LANGUAGE sql
IMMUTABLE
AS $$SELECT btint4cmp(a.cents, b.cents)$$;

-- Step 4 of 27: create routine app.eq(app.money2, app.money2)
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE FUNCTION app.eq(a app.money2, b app.money2)
RETURNS boolean
LANGUAGE sql
IMMUTABLE
AS $$SELECT a.cents = b.cents$$;

-- Step 5 of 27: create routine app.ge(app.money2, app.money2)
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE FUNCTION app.ge(a app.money2, b app.money2)
RETURNS boolean
LANGUAGE sql
IMMUTABLE
AS $$SELECT a.cents >= b.cents$$;

-- Step 6 of 27: create routine app.gt(app.money2, app.money2)
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE FUNCTION app.gt(a app.money2, b app.money2)
RETURNS boolean
LANGUAGE sql
IMMUTABLE
AS $$SELECT a.cents > b.cents$$;

-- Step 7 of 27: create routine app.hashed(app.money2)
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE FUNCTION app.hashed(a app.money2)
RETURNS integer
LANGUAGE sql
IMMUTABLE
AS $$SELECT hashint4(a.cents)$$;

-- Step 8 of 27: create routine app.le(app.money2, app.money2)
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE FUNCTION app.le(a app.money2, b app.money2)
RETURNS boolean
LANGUAGE sql
IMMUTABLE
AS $$SELECT a.cents <= b.cents$$;

-- Step 9 of 27: create routine app.lt(app.money2, app.money2)
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE FUNCTION app.lt(a app.money2, b app.money2)
RETURNS boolean
LANGUAGE sql
IMMUTABLE
AS $$SELECT a.cents < b.cents$$;

-- Step 10 of 27: create operator app."|<=|"(app.money2, app.money2)
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE OPERATOR app.|<=| (
    FUNCTION = app.le,
    LEFTARG = app.money2,
    RIGHTARG = app.money2,
    COMMUTATOR = OPERATOR(app.|>=|),
    NEGATOR = OPERATOR(app.|>|)
);

-- Step 11 of 27: create operator app."|<|"(app.money2, app.money2)
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE OPERATOR app.|<| (
    FUNCTION = app.lt,
    LEFTARG = app.money2,
    RIGHTARG = app.money2,
    COMMUTATOR = OPERATOR(app.|>|),
    NEGATOR = OPERATOR(app.|>=|)
);

-- Step 12 of 27: create operator app."|=|"(app.money2, app.money2)
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE OPERATOR app.|=| (
    FUNCTION = app.eq,
    LEFTARG = app.money2,
    RIGHTARG = app.money2,
    COMMUTATOR = OPERATOR(app.|=|),
    MERGES,
    HASHES
);

-- Step 13 of 27: create operator app."|>=|"(app.money2, app.money2)
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE OPERATOR app.|>=| (
    FUNCTION = app.ge,
    LEFTARG = app.money2,
    RIGHTARG = app.money2,
    COMMUTATOR = OPERATOR(app.|<=|),
    NEGATOR = OPERATOR(app.|<|)
);

-- Step 14 of 27: create operator app."|>|"(app.money2, app.money2)
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE OPERATOR app.|>| (
    FUNCTION = app.gt,
    LEFTARG = app.money2,
    RIGHTARG = app.money2,
    COMMUTATOR = OPERATOR(app.|<|),
    NEGATOR = OPERATOR(app.|<=|)
);

-- Step 15 of 27: create operator family app."Money"(btree)
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE OPERATOR FAMILY app."Money" USING btree;
COMMENT ON OPERATOR FAMILY app."Money" USING btree IS 'all money';

-- Step 16 of 27: create operator family app.money2_ops(hash)
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE OPERATOR FAMILY app.money2_ops USING hash;

-- Step 17 of 27: create operator family public.backwards(btree)
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE OPERATOR FAMILY public.backwards USING btree;
ALTER OPERATOR FAMILY public.backwards USING btree ADD
    FUNCTION 2 (integer, integer) btint4sortsupport(internal);

-- Step 18 of 27: create operator family public.points(gist)
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE OPERATOR FAMILY public.points USING gist;
ALTER OPERATOR FAMILY public.points USING gist ADD
    OPERATOR 1 pg_catalog.<< (point, point),
    OPERATOR 15 pg_catalog.<-> (point, point) FOR ORDER BY float_ops,
    FUNCTION 3 (point, point) gist_point_compress(internal),
    FUNCTION 8 (point, point) gist_point_distance(internal, point, smallint, oid, internal);

-- Step 19 of 27: create operator class app.money2_ops(btree)
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE OPERATOR CLASS app.money2_ops
    FOR TYPE app.money2 USING btree FAMILY app."Money" AS
    OPERATOR 1 app.|<| (app.money2, app.money2),
    OPERATOR 2 app.|<=| (app.money2, app.money2),
    OPERATOR 3 app.|=| (app.money2, app.money2),
    OPERATOR 4 app.|>=| (app.money2, app.money2),
    OPERATOR 5 app.|>| (app.money2, app.money2),
    FUNCTION 1 (app.money2, app.money2) app.cmp(app.money2, app.money2);
COMMENT ON OPERATOR CLASS app.money2_ops USING btree IS 'by cents';

-- Step 20 of 27: create operator class app.money2_ops(hash)
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE OPERATOR CLASS app.money2_ops
    DEFAULT FOR TYPE app.money2 USING hash FAMILY app.money2_ops AS
    OPERATOR 1 app.|=| (app.money2, app.money2),
    FUNCTION 1 (app.money2, app.money2) app.hashed(app.money2);

-- Step 21 of 27: create operator class public.backwards(btree)
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE OPERATOR CLASS public.backwards
    FOR TYPE integer USING btree FAMILY public.backwards AS
    OPERATOR 1 pg_catalog.> (integer, integer),
    OPERATOR 2 pg_catalog.>= (integer, integer),
    OPERATOR 3 pg_catalog.= (integer, integer),
    OPERATOR 4 pg_catalog.<= (integer, integer),
    OPERATOR 5 pg_catalog.< (integer, integer),
    FUNCTION 1 (integer, integer) btint4cmp(integer, integer);

-- Step 22 of 27: create operator class public.points(gist)
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE OPERATOR CLASS public.points
    FOR TYPE point USING gist FAMILY public.points AS
    STORAGE box,
    FUNCTION 1 (point, point) gist_point_consistent(internal, point, smallint, oid, internal),
    FUNCTION 2 (point, point) gist_box_union(internal, internal),
    FUNCTION 5 (point, point) gist_box_penalty(internal, internal, internal),
    FUNCTION 6 (point, point) gist_box_picksplit(internal, internal),
    FUNCTION 7 (point, point) gist_box_same(box, box, internal);

-- Step 23 of 27: add index public.five
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE INDEX five ON public.t USING gist (p public.points);

-- Step 24 of 27: add index public.four
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE INDEX four ON public.t USING hash (m);

-- Step 25 of 27: add index public.one
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE INDEX one ON public.t USING btree (a public.backwards);

-- Step 26 of 27: add index public.three
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE INDEX three ON public.t USING hash (m);

-- Step 27 of 27: add index public.two
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE INDEX two ON public.t USING btree (m app.money2_ops);

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 27 of 27: add index public.two
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP INDEX public.two;

-- Undo step 26 of 27: add index public.three
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP INDEX public.three;

-- Undo step 25 of 27: add index public.one
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP INDEX public.one;

-- Undo step 24 of 27: add index public.four
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP INDEX public.four;

-- Undo step 23 of 27: add index public.five
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP INDEX public.five;

-- Undo step 22 of 27: create operator class public.points(gist)
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP OPERATOR CLASS public.points USING gist;

-- Undo step 21 of 27: create operator class public.backwards(btree)
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP OPERATOR CLASS public.backwards USING btree;

-- Undo step 20 of 27: create operator class app.money2_ops(hash)
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP OPERATOR CLASS app.money2_ops USING hash;

-- Undo step 19 of 27: create operator class app.money2_ops(btree)
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP OPERATOR CLASS app.money2_ops USING btree;

-- Undo step 18 of 27: create operator family public.points(gist)
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP OPERATOR FAMILY public.points USING gist;

-- Undo step 17 of 27: create operator family public.backwards(btree)
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP OPERATOR FAMILY public.backwards USING btree;

-- Undo step 16 of 27: create operator family app.money2_ops(hash)
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP OPERATOR FAMILY app.money2_ops USING hash;

-- Undo step 15 of 27: create operator family app."Money"(btree)
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP OPERATOR FAMILY app."Money" USING btree;

-- Undo step 14 of 27: create operator app."|>|"(app.money2, app.money2)
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP OPERATOR app.|>|(app.money2, app.money2);

-- Undo step 13 of 27: create operator app."|>=|"(app.money2, app.money2)
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP OPERATOR app.|>=|(app.money2, app.money2);

-- Undo step 12 of 27: create operator app."|=|"(app.money2, app.money2)
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP OPERATOR app.|=|(app.money2, app.money2);

-- Undo step 11 of 27: create operator app."|<|"(app.money2, app.money2)
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP OPERATOR app.|<|(app.money2, app.money2);

-- Undo step 10 of 27: create operator app."|<=|"(app.money2, app.money2)
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP OPERATOR app.|<=|(app.money2, app.money2);

-- Undo step 9 of 27: create routine app.lt(app.money2, app.money2)
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP FUNCTION app.lt(app.money2, app.money2);

-- Undo step 8 of 27: create routine app.le(app.money2, app.money2)
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP FUNCTION app.le(app.money2, app.money2);

-- Undo step 7 of 27: create routine app.hashed(app.money2)
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP FUNCTION app.hashed(app.money2);

-- Undo step 6 of 27: create routine app.gt(app.money2, app.money2)
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP FUNCTION app.gt(app.money2, app.money2);

-- Undo step 5 of 27: create routine app.ge(app.money2, app.money2)
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP FUNCTION app.ge(app.money2, app.money2);

-- Undo step 4 of 27: create routine app.eq(app.money2, app.money2)
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP FUNCTION app.eq(app.money2, app.money2);

-- Undo step 3 of 27: create routine app.cmp(app.money2, app.money2)
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP FUNCTION app.cmp(app.money2, app.money2);

-- Undo step 2 of 27: create table public.t
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
DROP TABLE public.t;

-- Undo step 1 of 27: create composite type app.money2
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP TYPE app.money2;

COMMIT;
