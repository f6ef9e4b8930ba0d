-- A rebuilt enum under defaults, arrays, indexes, checks, views and functions.
-- before --
CREATE TYPE mood AS ENUM ('a', 'b', 'c');
CREATE TABLE t (id int PRIMARY KEY, m mood DEFAULT 'a', ms mood[] DEFAULT '{a,b}', CONSTRAINT c CHECK (m <> 'b'));
CREATE INDEX t_m ON t (m) WHERE m = 'a';
CREATE VIEW v AS SELECT id, m FROM t WHERE m IN ('a', 'b');
CREATE FUNCTION f(m mood) RETURNS mood LANGUAGE sql AS 'SELECT m';
COMMENT ON TYPE mood IS 'stays';
-- after --
CREATE TYPE mood AS ENUM ('a', 'b');
CREATE TABLE t (id int PRIMARY KEY, m mood DEFAULT 'a', ms mood[] DEFAULT '{a,b}', CONSTRAINT c CHECK (m <> 'b'));
CREATE INDEX t_m ON t (m) WHERE m = 'a';
CREATE VIEW v AS SELECT id, m FROM t WHERE m IN ('a', 'b');
CREATE FUNCTION f(m mood) RETURNS mood LANGUAGE sql AS 'SELECT m';
COMMENT ON TYPE mood IS 'stays';
-- rows --
INSERT INTO t VALUES (1, 'a', '{b}');
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 14: drop routine public.f(public.mood)
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
DROP FUNCTION public.f(public.mood);

-- Step 2 of 14: put aside enum type public.mood
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
ALTER TYPE public.mood RENAME TO lockstep_mood_old_5219365f;

-- Step 3 of 14: create enum type public.mood
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE TYPE public.mood AS ENUM ('a', 'b');
COMMENT ON TYPE public.mood IS 'stays';

-- Step 4 of 14: convert column public.t.ms
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for as long as its work takes
--   work:        rewrites public.t
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      rewrite: every row of public.t is written again under an exclusive lock
--   hazard:      may-fail: fails when column public.t.ms holds values that the new type does not have
ALTER TABLE public.t ALTER COLUMN ms DROP DEFAULT;
ALTER TABLE public.t ALTER COLUMN ms TYPE public.mood[] USING ms::text::public.mood[];
ALTER TABLE public.t ALTER COLUMN ms SET DEFAULT '{a,b}';

-- Step 5 of 14: create routine public.f(public.mood)
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE FUNCTION public.f(m public.mood)
RETURNS public.mood
LANGUAGE sql
AS $$SELECT m$$;

-- Step 6 of 14: drop constraint public.t.c
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t DROP CONSTRAINT c;

COMMIT;

SET lock_timeout = 0;

-- Step 7 of 14: drop index public.t_m
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   work:        scans public.t
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY public.t_m;

SET lock_timeout = '2s';

BEGIN;

-- Step 8 of 14: drop view public.v
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on view public.v
--   blocks:      reads and writes of public.v, for an instant
--   transaction: inside a transaction
--   undo:        reversible
DROP VIEW public.v;

COMMIT;

BEGIN;

-- Step 9 of 14: convert column public.t.m
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for as long as its work takes
--   work:        rewrites public.t
--   transaction: inside another transaction
--   undo:        reversible
--   hazard:      rewrite: every row of public.t is written again under an exclusive lock
--   hazard:      may-fail: fails when column public.t.m holds values that the new type does not have
ALTER TABLE public.t ALTER COLUMN m DROP DEFAULT;
ALTER TABLE public.t ALTER COLUMN m TYPE public.mood USING m::text::public.mood;
ALTER TABLE public.t ALTER COLUMN m SET DEFAULT 'a';

-- Step 10 of 14: add constraint public.t.c without scan
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ADD CONSTRAINT c CHECK (m <> 'b') NOT VALID;

COMMIT;

SET lock_timeout = 0;

-- Step 11 of 14: add index public.t_m
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   work:        scans public.t
--   transaction: outside a transaction
--   undo:        reversible
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS public.t_m
CREATE INDEX CONCURRENTLY t_m ON public.t USING btree (m) WHERE m = 'a';

SET lock_timeout = '2s';

BEGIN;

-- Step 12 of 14: create view public.v
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE VIEW public.v AS
SELECT id, m FROM public.t WHERE m IN ('a', 'b');

-- Step 13 of 14: drop the old enum type public.mood
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
DROP TYPE public.lockstep_mood_old_5219365f;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 14 of 14: validate constraint public.t.c
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   work:        scans public.t
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when rows break constraint public.t.c
ALTER TABLE public.t VALIDATE CONSTRAINT c;

COMMIT;
-- down --
SET lock_timeout = 0;

BEGIN;

-- Undo step 14 of 14: validate constraint public.t.c
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.t DROP CONSTRAINT c;
ALTER TABLE public.t ADD CONSTRAINT c CHECK (m <> 'b') NOT VALID;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- Undo step 13 of 14: drop the old enum type public.mood
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
CREATE TYPE public.lockstep_mood_old_5219365f AS ENUM ('a', 'b', 'c');
COMMENT ON TYPE public.lockstep_mood_old_5219365f IS 'stays';

-- Undo step 12 of 14: create view public.v
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP VIEW public.v;

COMMIT;

SET lock_timeout = 0;

-- Undo step 11 of 14: add index public.t_m
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS public.t_m;

SET lock_timeout = '2s';

BEGIN;

-- Undo step 10 of 14: add constraint public.t.c without scan
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t DROP CONSTRAINT c;

-- Undo step 9 of 14: convert column public.t.m
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ALTER COLUMN m DROP DEFAULT;
ALTER TABLE public.t ALTER COLUMN m TYPE public.lockstep_mood_old_5219365f USING m::text::public.lockstep_mood_old_5219365f;
ALTER TABLE public.t ALTER COLUMN m SET DEFAULT 'a';

COMMIT;

BEGIN;

-- Undo step 8 of 14: drop view public.v
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on view public.v
--   transaction: inside a transaction
--   undo:        reversible
CREATE VIEW public.v AS
SELECT id, m FROM public.t WHERE m IN ('a', 'b');

COMMIT;

SET lock_timeout = 0;

-- Undo step 7 of 14: drop index public.t_m
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: outside a transaction
--   undo:        reversible
CREATE INDEX CONCURRENTLY t_m ON public.t USING btree (m) WHERE m = 'a';

SET lock_timeout = '2s';

BEGIN;

-- Undo step 6 of 14: drop constraint public.t.c
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ADD CONSTRAINT c CHECK (m <> 'b');

-- Undo step 5 of 14: create routine public.f(public.mood)
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP FUNCTION public.f(public.mood);

-- Undo step 4 of 14: convert column public.t.ms
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ALTER COLUMN ms DROP DEFAULT;
ALTER TABLE public.t ALTER COLUMN ms TYPE public.lockstep_mood_old_5219365f[] USING ms::text::public.lockstep_mood_old_5219365f[];
ALTER TABLE public.t ALTER COLUMN ms SET DEFAULT '{a,b}';

-- Undo step 3 of 14: create enum type public.mood
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP TYPE public.mood;

-- Undo step 2 of 14: put aside enum type public.mood
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER TYPE public.lockstep_mood_old_5219365f RENAME TO mood;

-- Undo step 1 of 14: drop routine public.f(public.mood)
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
CREATE FUNCTION public.f(m public.mood)
RETURNS public.mood
LANGUAGE sql
AS $$SELECT m$$;

COMMIT;
