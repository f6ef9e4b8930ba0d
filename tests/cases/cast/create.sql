-- Casts by function, without and by text, in every context.
-- before --
CREATE TYPE pair AS (a int, b int);
CREATE TYPE mood AS ENUM ('1', '2');
-- after --
CREATE SCHEMA app;
CREATE TYPE pair AS (a int, b int);
CREATE TYPE mood AS ENUM ('1', '2');
CREATE TYPE app."Other" AS (x text);
CREATE FUNCTION pair_of(int) RETURNS pair LANGUAGE sql IMMUTABLE AS 'SELECT ROW($1, $1)::pair';
CREATE FUNCTION app.number_of(pair) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT ($1).a';
CREATE CAST (int AS pair) WITH FUNCTION pair_of(int) AS ASSIGNMENT;
CREATE CAST (pair AS int) WITH FUNCTION app.number_of;
CREATE CAST (mood AS varchar) WITH INOUT AS IMPLICIT;
CREATE CAST (varchar AS mood) WITH INOUT AS ASSIGNMENT;
CREATE CAST (app."Other" AS bytea) WITH INOUT;
COMMENT ON CAST (int AS pair) IS 'doubled';
CREATE TABLE t (m mood DEFAULT '1'::varchar, p pair DEFAULT 3);
CREATE VIEW v AS SELECT m || 'x' AS text, p::int AS number, 4::pair AS again FROM t;
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 13: create schema app
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE SCHEMA app;

-- Step 2 of 13: create composite type app."Other"
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE TYPE app."Other" AS (x text);

-- Step 3 of 13: create table public.t
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
CREATE TABLE public.t (
    m public.mood,
    p public.pair
);

-- Step 4 of 13: create routine app.number_of(public.pair)
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE FUNCTION app.number_of(public.pair)
RETURNS integer
LANGUAGE sql
IMMUTABLE
AS $$SELECT ($1).a$$;

-- Step 5 of 13: create routine public.pair_of(integer)
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE FUNCTION public.pair_of(integer)
RETURNS public.pair
LANGUAGE sql
IMMUTABLE
AS $$SELECT ROW($1, $1)::pair$$;

-- Step 6 of 13: create cast (app."Other" AS bytea)
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE CAST (app."Other" AS bytea) WITH INOUT;

-- Step 7 of 13: create cast (character varying AS public.mood)
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE CAST (character varying AS public.mood) WITH INOUT AS ASSIGNMENT;

-- Step 8 of 13: set default of column public.t.m
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ALTER COLUMN m SET DEFAULT '1'::character varying;

-- Step 9 of 13: create cast (integer AS public.pair)
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE CAST (integer AS public.pair) WITH FUNCTION public.pair_of(integer) AS ASSIGNMENT;
COMMENT ON CAST (integer AS public.pair) IS 'doubled';

-- Step 10 of 13: set default of column public.t.p
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ALTER COLUMN p SET DEFAULT 3;

-- Step 11 of 13: create cast (public.mood AS character varying)
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE CAST (public.mood AS character varying) WITH INOUT AS IMPLICIT;

-- Step 12 of 13: create cast (public.pair AS integer)
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE CAST (public.pair AS integer) WITH FUNCTION app.number_of(public.pair);

-- Step 13 of 13: create view public.v
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE VIEW public.v AS
SELECT m || 'x' AS text, p::int AS number, 4::public.pair AS again FROM public.t;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 13 of 13: create view public.v
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP VIEW public.v;

-- Undo step 12 of 13: create cast (public.pair AS integer)
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP CAST (public.pair AS integer);

-- Undo step 11 of 13: create cast (public.mood AS character varying)
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP CAST (public.mood AS character varying);

-- Undo step 10 of 13: set default of column public.t.p
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ALTER COLUMN p DROP DEFAULT;

-- Undo step 9 of 13: create cast (integer AS public.pair)
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP CAST (integer AS public.pair);

-- Undo step 8 of 13: set default of column public.t.m
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ALTER COLUMN m DROP DEFAULT;

-- Undo step 7 of 13: create cast (character varying AS public.mood)
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP CAST (character varying AS public.mood);

-- Undo step 6 of 13: create cast (app."Other" AS bytea)
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP CAST (app."Other" AS bytea);

-- Undo step 5 of 13: create routine public.pair_of(integer)
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP FUNCTION public.pair_of(integer);

-- Undo step 4 of 13: create routine app.number_of(public.pair)
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP FUNCTION app.number_of(public.pair);

-- Undo step 3 of 13: create table public.t
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
DROP TABLE public.t;

-- Undo step 2 of 13: create composite type app."Other"
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP TYPE app."Other";

-- Undo step 1 of 13: create schema app
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP SCHEMA app;

COMMIT;
