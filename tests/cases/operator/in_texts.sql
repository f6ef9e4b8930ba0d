-- Operators of other schemas in expressions and queries, along a search_path and written out.
-- before --
CREATE SCHEMA app;
-- after --
CREATE SCHEMA app;
SET search_path = public, app;
CREATE FUNCTION app.same(a int, b int) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT a = b';
CREATE FUNCTION app.not_same(a int) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT -a';
CREATE OPERATOR app.=== (FUNCTION = app.same, LEFTARG = int, RIGHTARG = int);
CREATE OPERATOR app.!!! (FUNCTION = app.not_same, RIGHTARG = int);
CREATE TABLE t (
  a int DEFAULT !!! 3,
  b int GENERATED ALWAYS AS (!!! a) STORED,
  c boolean DEFAULT 1 OPERATOR(app.===) 1,
  CHECK (a === 1 OR NOT a === !!! a)
);
CREATE INDEX i ON t ((a === b)) WHERE a === ANY (ARRAY[1, 2]);
CREATE VIEW v AS
  SELECT a, -- stays
         (a===b) AS same
  FROM t
  WHERE a === ALL (SELECT b FROM t) AND !!!a > 0 AND a OPERATOR(app.===) 1;
CREATE POLICY p ON t USING (a === 1);
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 10: create routine app.not_same(integer)
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE FUNCTION app.not_same(a integer)
RETURNS integer
LANGUAGE sql
IMMUTABLE
AS $$SELECT -a$$;

-- Step 2 of 10: create routine app.same(integer, integer)
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE FUNCTION app.same(a integer, b integer)
RETURNS boolean
LANGUAGE sql
IMMUTABLE
AS $$SELECT a = b$$;

-- Step 3 of 10: create operator app."!!!"(NONE, integer)
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE OPERATOR app.!!! (FUNCTION = app.not_same, RIGHTARG = integer);

-- Step 4 of 10: create table public.t
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
CREATE TABLE public.t (
    a integer DEFAULT OPERATOR(app.!!!) 3,
    b integer GENERATED ALWAYS AS (OPERATOR(app.!!!) a) STORED,
    c boolean
);

-- Step 5 of 10: create operator app."==="(integer, integer)
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE OPERATOR app.=== (FUNCTION = app.same, LEFTARG = integer, RIGHTARG = integer);

-- Step 6 of 10: set default of column public.t.c
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ALTER COLUMN c SET DEFAULT 1 OPERATOR(app.===) 1;

-- Step 7 of 10: add constraint public.t.t_a_check
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ADD CONSTRAINT t_a_check CHECK (a OPERATOR(app.===) 1 OR NOT a OPERATOR(app.===) (OPERATOR(app.!!!) a));

-- Step 8 of 10: add index public.i
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE INDEX i ON public.t USING btree ((a OPERATOR(app.===) b)) WHERE (a OPERATOR(app.===) ANY (ARRAY[1, 2]));

-- Step 9 of 10: create view public.v
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE VIEW public.v AS
SELECT a, -- stays
         (a OPERATOR(app.===) b) AS same
  FROM public.t
  WHERE a OPERATOR(app.===) ALL (SELECT b FROM public.t) AND OPERATOR(app.!!!) a > 0 AND a OPERATOR(app.===) 1;

-- Step 10 of 10: add policy public.t.p
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE POLICY p ON public.t
    USING (a OPERATOR(app.===) 1);

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 10 of 10: add policy public.t.p
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP POLICY p ON public.t;

-- Undo step 9 of 10: create view public.v
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP VIEW public.v;

-- Undo step 8 of 10: add index public.i
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP INDEX public.i;

-- Undo step 7 of 10: add constraint public.t.t_a_check
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t DROP CONSTRAINT t_a_check;

-- Undo step 6 of 10: set default of column public.t.c
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ALTER COLUMN c DROP DEFAULT;

-- Undo step 5 of 10: create operator app."==="(integer, integer)
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP OPERATOR app.===(integer, integer);

-- Undo step 4 of 10: create table public.t
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
DROP TABLE public.t;

-- Undo step 3 of 10: create operator app."!!!"(NONE, integer)
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP OPERATOR app.!!!(NONE, integer);

-- Undo step 2 of 10: create routine app.same(integer, integer)
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP FUNCTION app.same(integer, integer);

-- Undo step 1 of 10: create routine app.not_same(integer)
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP FUNCTION app.not_same(integer);

COMMIT;
