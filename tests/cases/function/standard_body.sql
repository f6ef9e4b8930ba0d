-- SQL-standard bodies, which PostgreSQL parses and binds.
-- needs --
from 14: bodies in standard SQL
-- before --
CREATE TABLE t (a int, b text);
-- after --
CREATE TABLE t (a int, b text);
CREATE FUNCTION f(x int) RETURNS bigint LANGUAGE sql RETURN (SELECT count(*) FROM t WHERE a > x);
CREATE PROCEDURE p(x int) LANGUAGE sql BEGIN ATOMIC INSERT INTO t (a) VALUES (x); DELETE FROM t WHERE a < 0; END;
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 2: create routine public.f(integer)
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE FUNCTION public.f(x integer)
RETURNS bigint
LANGUAGE sql
RETURN (SELECT count(*) FROM public.t WHERE a > x);

-- Step 2 of 2: create routine public.p(integer)
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE PROCEDURE public.p(x integer)
LANGUAGE sql
BEGIN ATOMIC INSERT INTO public.t (a) VALUES (x); DELETE FROM public.t WHERE a < 0; END;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 2 of 2: create routine public.p(integer)
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP PROCEDURE public.p(IN integer);

-- Undo step 1 of 2: create routine public.f(integer)
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP FUNCTION public.f(integer);

COMMIT;
