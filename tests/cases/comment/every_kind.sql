-- Comments on every kind of object.
-- before --
CREATE SCHEMA app;
CREATE TYPE e AS ENUM ('x');
CREATE DOMAIN d AS int;
CREATE SEQUENCE s;
CREATE TABLE t (a int CONSTRAINT c CHECK (a > 0));
CREATE INDEX i ON t (a);
CREATE VIEW v AS SELECT a FROM t;
CREATE PROCEDURE p() LANGUAGE sql AS 'SELECT 1';
-- after --
CREATE SCHEMA app;
CREATE TYPE e AS ENUM ('x');
CREATE DOMAIN d AS int;
CREATE SEQUENCE s;
CREATE TABLE t (a int CONSTRAINT c CHECK (a > 0));
CREATE INDEX i ON t (a);
CREATE VIEW v AS SELECT a FROM t;
CREATE PROCEDURE p() LANGUAGE sql AS 'SELECT 1';
COMMENT ON SCHEMA app IS 'schema';
COMMENT ON TYPE e IS 'enum';
COMMENT ON DOMAIN d IS 'domain';
COMMENT ON SEQUENCE s IS E'two\nlines';
COMMENT ON TABLE t IS 'table';
COMMENT ON COLUMN t.a IS 'column';
COMMENT ON CONSTRAINT c ON t IS 'constraint';
COMMENT ON INDEX i IS 'index';
COMMENT ON VIEW v IS 'view';
COMMENT ON PROCEDURE p() IS 'procedure';
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 10: change comment on schema app
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
COMMENT ON SCHEMA app IS 'schema';

-- Step 2 of 10: change comment on enum type public.e
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
COMMENT ON TYPE public.e IS 'enum';

-- Step 3 of 10: change comment on domain public.d
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
COMMENT ON DOMAIN public.d IS 'domain';

-- Step 4 of 10: change comment on sequence public.s
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on sequence public.s
--   blocks:      neither reads nor writes
--   transaction: inside a transaction
--   undo:        reversible
COMMENT ON SEQUENCE public.s IS 'two
lines';

-- Step 5 of 10: change comment on table public.t
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   transaction: inside a transaction
--   undo:        reversible
COMMENT ON TABLE public.t IS 'table';

-- Step 6 of 10: change comment on column public.t.a
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   transaction: inside a transaction
--   undo:        reversible
COMMENT ON COLUMN public.t.a IS 'column';

-- Step 7 of 10: change comment on routine public.p()
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
COMMENT ON PROCEDURE public.p() IS 'procedure';

-- Step 8 of 10: change comment on constraint public.t.c
--   phase:       expand
--   locks:       ACCESS SHARE on table public.t
--   blocks:      neither reads nor writes
--   transaction: inside a transaction
--   undo:        reversible
COMMENT ON CONSTRAINT c ON public.t IS 'constraint';

-- Step 9 of 10: change comment on index public.i
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
COMMENT ON INDEX public.i IS 'index';

-- Step 10 of 10: change comment on view public.v
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on view public.v
--   blocks:      neither reads nor writes
--   transaction: inside a transaction
--   undo:        reversible
COMMENT ON VIEW public.v IS 'view';

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 10 of 10: change comment on view public.v
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on view public.v
--   transaction: inside a transaction
--   undo:        reversible
COMMENT ON VIEW public.v IS NULL;

-- Undo step 9 of 10: change comment on index public.i
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
COMMENT ON INDEX public.i IS NULL;

-- Undo step 8 of 10: change comment on constraint public.t.c
--   phase:       expand
--   locks:       ACCESS SHARE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
COMMENT ON CONSTRAINT c ON public.t IS NULL;

-- Undo step 7 of 10: change comment on routine public.p()
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
COMMENT ON PROCEDURE public.p() IS NULL;

-- Undo step 6 of 10: change comment on column public.t.a
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
COMMENT ON COLUMN public.t.a IS NULL;

-- Undo step 5 of 10: change comment on table public.t
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
COMMENT ON TABLE public.t IS NULL;

-- Undo step 4 of 10: change comment on sequence public.s
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on sequence public.s
--   transaction: inside a transaction
--   undo:        reversible
COMMENT ON SEQUENCE public.s IS NULL;

-- Undo step 3 of 10: change comment on domain public.d
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
COMMENT ON DOMAIN public.d IS NULL;

-- Undo step 2 of 10: change comment on enum type public.e
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
COMMENT ON TYPE public.e IS NULL;

-- Undo step 1 of 10: change comment on schema app
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
COMMENT ON SCHEMA app IS NULL;

COMMIT;
