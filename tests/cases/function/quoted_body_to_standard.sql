-- A body between quotes becomes a parsed one, and the other way round, with dependents that stay.
-- needs --
from 14: bodies in standard SQL
-- before --
CREATE TABLE t (a int);
CREATE FUNCTION f() RETURNS bigint LANGUAGE sql AS 'SELECT count(*) FROM t';
CREATE FUNCTION g() RETURNS bigint LANGUAGE sql RETURN (SELECT count(*) FROM t);
CREATE VIEW v AS SELECT f() AS x, g() AS y;
-- after --
CREATE TABLE t (a int);
CREATE FUNCTION f() RETURNS bigint LANGUAGE sql RETURN (SELECT count(*) FROM t);
CREATE FUNCTION g() RETURNS bigint LANGUAGE sql AS 'SELECT count(*) FROM t';
CREATE VIEW v AS SELECT f() AS x, g() AS y;
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 2: replace function public.f()
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE OR REPLACE FUNCTION public.f()
RETURNS bigint
LANGUAGE sql
RETURN (SELECT count(*) FROM public.t);

-- Step 2 of 2: replace function public.g()
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE OR REPLACE FUNCTION public.g()
RETURNS bigint
LANGUAGE sql
AS $$SELECT count(*) FROM t$$;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 2 of 2: replace function public.g()
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
CREATE OR REPLACE FUNCTION public.g()
RETURNS bigint
LANGUAGE sql
RETURN (SELECT count(*) FROM public.t);

-- Undo step 1 of 2: replace function public.f()
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
CREATE OR REPLACE FUNCTION public.f()
RETURNS bigint
LANGUAGE sql
AS $$SELECT count(*) FROM t$$;

COMMIT;
