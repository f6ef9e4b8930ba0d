-- Operators with names that PostgreSQL has, too.
-- before --
CREATE SCHEMA app;
CREATE TYPE app.size AS (n int);
-- after --
CREATE SCHEMA app;
SET search_path = public, app;
CREATE TYPE app.size AS (n int);
CREATE FUNCTION app.less(a app.size, b int) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT a.n < b';
CREATE FUNCTION app.plus(a app.size, b app.size) RETURNS app.size LANGUAGE sql IMMUTABLE AS 'SELECT ROW(a.n + b.n)::app.size';
CREATE OPERATOR app.< (FUNCTION = app.less, LEFTARG = app.size, RIGHTARG = int);
CREATE OPERATOR app.+ (FUNCTION = app.plus, LEFTARG = app.size, RIGHTARG = app.size);
CREATE TABLE t (s app.size, CHECK (s < 3));
CREATE VIEW v AS SELECT s + s AS twice, s < 10 AS small, (s).n < 5 AS plain FROM t;
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 7: create table public.t
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
CREATE TABLE public.t (
    s app.size
);

-- Step 2 of 7: create routine app.less(app.size, integer)
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE FUNCTION app.less(a app.size, b integer)
RETURNS boolean
LANGUAGE sql
IMMUTABLE
AS $$SELECT a.n < b$$;

-- Step 3 of 7: create routine app.plus(app.size, app.size)
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE FUNCTION app.plus(a app.size, b app.size)
RETURNS app.size
LANGUAGE sql
IMMUTABLE
AS $$SELECT ROW(a.n + b.n)::app.size$$;

-- Step 4 of 7: create operator app."+"(app.size, app.size)
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE OPERATOR app.+ (FUNCTION = app.plus, LEFTARG = app.size, RIGHTARG = app.size);

-- Step 5 of 7: create operator app."<"(app.size, integer)
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE OPERATOR app.< (FUNCTION = app.less, LEFTARG = app.size, RIGHTARG = integer);

-- Step 6 of 7: add constraint public.t.t_s_check
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ADD CONSTRAINT t_s_check CHECK (s < 3);

-- Step 7 of 7: create view public.v
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE VIEW public.v AS
SELECT s + s AS twice, s < 10 AS small, (s).n < 5 AS plain FROM public.t;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 7 of 7: create view public.v
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP VIEW public.v;

-- Undo step 6 of 7: add constraint public.t.t_s_check
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t DROP CONSTRAINT t_s_check;

-- Undo step 5 of 7: create operator app."<"(app.size, integer)
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP OPERATOR app.<(app.size, integer);

-- Undo step 4 of 7: create operator app."+"(app.size, app.size)
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP OPERATOR app.+(app.size, app.size);

-- Undo step 3 of 7: create routine app.plus(app.size, app.size)
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP FUNCTION app.plus(app.size, app.size);

-- Undo step 2 of 7: create routine app.less(app.size, integer)
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP FUNCTION app.less(app.size, integer);

-- Undo step 1 of 7: create table public.t
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
DROP TABLE public.t;

COMMIT;
