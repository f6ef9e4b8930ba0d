-- An enum, a domain, a function and a sequence move into another schema with all who use them.
-- before --
CREATE SCHEMA lib;
CREATE TYPE e AS ENUM ('a');
CREATE DOMAIN d AS int CHECK (VALUE > 0);
CREATE SEQUENCE s;
CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1';
CREATE TABLE t (a e DEFAULT 'a', b d, c int DEFAULT nextval('s'), x int DEFAULT f());
-- after --
CREATE SCHEMA lib;
-- @renamed from=public.e
CREATE TYPE lib.e AS ENUM ('a');
-- @renamed from=public.d
CREATE DOMAIN lib.d AS int CHECK (VALUE > 0);
-- @renamed from=public.s
CREATE SEQUENCE lib.s;
-- @renamed from=public.f
CREATE FUNCTION lib.f() RETURNS int LANGUAGE sql AS 'SELECT 1';
CREATE TABLE t (a lib.e DEFAULT 'a', b lib.d, c int DEFAULT nextval('lib.s'), x int DEFAULT lib.f());
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 4: move enum type public.e to enum type lib.e
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      app-breaking: whoever uses the old name of enum type lib.e fails
ALTER TYPE public.e SET SCHEMA lib;

-- Step 2 of 4: move domain public.d to domain lib.d
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      app-breaking: whoever uses the old name of domain lib.d fails
ALTER DOMAIN public.d SET SCHEMA lib;

-- Step 3 of 4: move sequence public.s to sequence lib.s
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on sequence lib.s
--   blocks:      reads and writes of lib.s, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      app-breaking: whoever uses the old name of sequence lib.s fails
ALTER SEQUENCE public.s SET SCHEMA lib;

-- Step 4 of 4: move routine public.f() to routine lib.f()
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      app-breaking: whoever uses the old name of routine lib.f() fails
ALTER FUNCTION public.f() SET SCHEMA lib;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 4 of 4: move routine public.f() to routine lib.f()
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER FUNCTION lib.f() SET SCHEMA public;

-- Undo step 3 of 4: move sequence public.s to sequence lib.s
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on sequence lib.s
--   transaction: inside a transaction
--   undo:        reversible
ALTER SEQUENCE lib.s SET SCHEMA public;

-- Undo step 2 of 4: move domain public.d to domain lib.d
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER DOMAIN lib.d SET SCHEMA public;

-- Undo step 1 of 4: move enum type public.e to enum type lib.e
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER TYPE lib.e SET SCHEMA public;

COMMIT;
