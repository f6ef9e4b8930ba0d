-- A domain over an array of a domain, whose check calls a function, and a column of that: no check can be added later.
-- before --
-- after --
CREATE TYPE span AS (a int, b int);
CREATE FUNCTION is_fine(spans span[]) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT true';
CREATE DOMAIN spans AS span[] NOT NULL CHECK (is_fine(VALUE::span[]));
CREATE DOMAIN week AS spans[] CHECK (cardinality(VALUE) = 7);
CREATE TABLE t (id int PRIMARY KEY, v week);
CREATE FUNCTION first_of(w week) RETURNS spans LANGUAGE sql AS 'SELECT (w)[1]';
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 8: create composite type public.span
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE TYPE public.span AS (a integer, b integer);

-- Step 2 of 8: create domain public.spans
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE DOMAIN public.spans AS public.span[] NOT NULL;

-- Step 3 of 8: create routine public.is_fine(public.span[])
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE FUNCTION public.is_fine(spans public.span[])
RETURNS boolean
LANGUAGE sql
IMMUTABLE
AS $$SELECT true$$;

-- Step 4 of 8: add domain constraint public.spans.spans_check
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
ALTER DOMAIN public.spans ADD CONSTRAINT spans_check CHECK (public.is_fine(value::public.span[]));

-- Step 5 of 8: create domain public.week
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE DOMAIN public.week AS public.spans[];

-- Step 6 of 8: add domain constraint public.week.week_check
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
ALTER DOMAIN public.week ADD CONSTRAINT week_check CHECK (cardinality(value) = 7);

-- Step 7 of 8: create table public.t
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
CREATE TABLE public.t (
    id integer NOT NULL,
    v public.week,
    CONSTRAINT t_pkey PRIMARY KEY (id)
);

-- Step 8 of 8: create routine public.first_of(public.week)
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE FUNCTION public.first_of(w public.week)
RETURNS public.spans
LANGUAGE sql
AS $$SELECT (w)[1]$$;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 8 of 8: create routine public.first_of(public.week)
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP FUNCTION public.first_of(public.week);

-- Undo step 7 of 8: create table public.t
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
DROP TABLE public.t;

-- Undo step 6 of 8: add domain constraint public.week.week_check
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER DOMAIN public.week DROP CONSTRAINT week_check;

-- Undo step 5 of 8: create domain public.week
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP DOMAIN public.week;

-- Undo step 4 of 8: add domain constraint public.spans.spans_check
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER DOMAIN public.spans DROP CONSTRAINT spans_check;

-- Undo step 3 of 8: create routine public.is_fine(public.span[])
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP FUNCTION public.is_fine(public.span[]);

-- Undo step 2 of 8: create domain public.spans
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP DOMAIN public.spans;

-- Undo step 1 of 8: create composite type public.span
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP TYPE public.span;

COMMIT;
