-- An aggregate with the name of one of PostgreSQL's own.
-- before --
CREATE SCHEMA app;
CREATE TYPE app.money2 AS (cents int);
CREATE TABLE t (m app.money2, i int);
-- after --
CREATE SCHEMA app;
SET search_path = public, app;
CREATE TYPE app.money2 AS (cents int);
CREATE TABLE t (m app.money2, i int);
CREATE FUNCTION app.plus(a app.money2, b app.money2) RETURNS app.money2 LANGUAGE sql IMMUTABLE AS 'SELECT ROW(a.cents + b.cents)::app.money2';
CREATE AGGREGATE app.sum(app.money2) (sfunc = app.plus, stype = app.money2);
CREATE VIEW v AS SELECT sum(m) AS money, sum(i) AS number FROM t;
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 3: create routine app.plus(app.money2, app.money2)
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE FUNCTION app.plus(a app.money2, b app.money2)
RETURNS app.money2
LANGUAGE sql
IMMUTABLE
AS $$SELECT ROW(a.cents + b.cents)::app.money2$$;

-- Step 2 of 3: create aggregate app.sum(app.money2)
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE AGGREGATE app.sum(app.money2) (SFUNC = app.plus, STYPE = app.money2);

-- Step 3 of 3: create view public.v
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE VIEW public.v AS
SELECT sum(m) AS money, sum(i) AS number FROM public.t;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 3 of 3: create view public.v
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP VIEW public.v;

-- Undo step 2 of 3: create aggregate app.sum(app.money2)
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP AGGREGATE app.sum(app.money2);

-- Undo step 1 of 3: create routine app.plus(app.money2, app.money2)
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP FUNCTION app.plus(app.money2, app.money2);

COMMIT;
