-- Comments on columns of views, constraints of domains, attributes, arguments' functions and indexes change and go.
-- before --
CREATE DOMAIN d AS int CONSTRAINT c CHECK (VALUE > 0);
CREATE TYPE p AS (x int, y int);
CREATE TABLE t (a d, CONSTRAINT k PRIMARY KEY (a));
CREATE VIEW v AS SELECT a FROM t;
CREATE FUNCTION f(x int, VARIADIC y text[]) RETURNS int LANGUAGE sql AS 'SELECT 1';
COMMENT ON DOMAIN d IS 'domain';
COMMENT ON CONSTRAINT c ON DOMAIN d IS 'positive';
COMMENT ON COLUMN p.x IS 'x';
COMMENT ON COLUMN p.y IS 'y';
COMMENT ON COLUMN v.a IS 'a';
COMMENT ON CONSTRAINT k ON t IS 'key';
COMMENT ON FUNCTION f(int, text[]) IS 'function';
-- after --
CREATE DOMAIN d AS int CONSTRAINT c CHECK (VALUE > 0);
CREATE TYPE p AS (x int, y int);
CREATE TABLE t (a d, CONSTRAINT k PRIMARY KEY (a));
CREATE VIEW v AS SELECT a FROM t;
CREATE FUNCTION f(x int, VARIADIC y text[]) RETURNS int LANGUAGE sql AS 'SELECT 1';
COMMENT ON CONSTRAINT c ON DOMAIN d IS E'two\nlines \\ and ''quotes''';
COMMENT ON COLUMN p.y IS '';
COMMENT ON COLUMN p.x IS 'other x';
COMMENT ON COLUMN v.a IS 'other a';
COMMENT ON INDEX k IS 'index of the key';
COMMENT ON FUNCTION f(int, text[]) IS 'ünïcode 😀';
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 7: change attributes of composite type public.p
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
COMMENT ON COLUMN public.p.x IS 'other x';
COMMENT ON COLUMN public.p.y IS NULL;

-- Step 2 of 7: change comment on domain public.d
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
COMMENT ON DOMAIN public.d IS NULL;

-- Step 3 of 7: change comment on domain constraint public.d.c
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
COMMENT ON CONSTRAINT c ON DOMAIN public.d IS E'two
lines \\ and ''quotes''';

-- Step 4 of 7: change comment on routine public.f(integer, text[])
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
COMMENT ON FUNCTION public.f(integer, text[]) IS 'ünïcode 😀';

-- Step 5 of 7: change comment on the index of constraint public.t.k
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
COMMENT ON INDEX public.k IS 'index of the key';

-- Step 6 of 7: change comment on constraint public.t.k
--   phase:       expand
--   locks:       ACCESS SHARE on table public.t
--   blocks:      neither reads nor writes
--   transaction: inside a transaction
--   undo:        reversible
COMMENT ON CONSTRAINT k ON public.t IS NULL;

-- Step 7 of 7: change comment on view column public.v.a
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on view public.v
--   blocks:      neither reads nor writes
--   transaction: inside a transaction
--   undo:        reversible
COMMENT ON COLUMN public.v.a IS 'other a';

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 7 of 7: change comment on view column public.v.a
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on view public.v
--   transaction: inside a transaction
--   undo:        reversible
COMMENT ON COLUMN public.v.a IS 'a';

-- Undo step 6 of 7: change comment on constraint public.t.k
--   phase:       expand
--   locks:       ACCESS SHARE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
COMMENT ON CONSTRAINT k ON public.t IS 'key';

-- Undo step 5 of 7: change comment on the index of constraint public.t.k
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
COMMENT ON INDEX public.k IS NULL;

-- Undo step 4 of 7: change comment on routine public.f(integer, text[])
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
COMMENT ON FUNCTION public.f(integer, text[]) IS 'function';

-- Undo step 3 of 7: change comment on domain constraint public.d.c
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
COMMENT ON CONSTRAINT c ON DOMAIN public.d IS 'positive';

-- Undo step 2 of 7: change comment on domain public.d
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
COMMENT ON DOMAIN public.d IS 'domain';

-- Undo step 1 of 7: change attributes of composite type public.p
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
COMMENT ON COLUMN public.p.x IS 'x';
COMMENT ON COLUMN public.p.y IS 'y';

COMMIT;
