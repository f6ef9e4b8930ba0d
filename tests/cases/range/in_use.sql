-- A range type with another subtype under a column, an exclusion constraint and a function over its multirange.
-- needs --
from 14: multirange types
-- before --
CREATE TYPE span AS RANGE (subtype = float4);
CREATE TABLE t (s span, CONSTRAINT apart EXCLUDE USING gist (s WITH &&));
CREATE FUNCTION f(m span_multirange) RETURNS boolean LANGUAGE sql AS 'SELECT isempty(m)';
-- after --
CREATE TYPE span AS RANGE (subtype = float8);
CREATE TABLE t (s span, CONSTRAINT apart EXCLUDE USING gist (s WITH &&));
CREATE FUNCTION f(m span_multirange) RETURNS boolean LANGUAGE sql AS 'SELECT isempty(m)';
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 9: drop routine public.f(public.span_multirange)
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
DROP FUNCTION public.f(public.span_multirange);

-- Step 2 of 9: put aside range type public.span
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
ALTER TYPE public.span RENAME TO lockstep_span_old_8b67eb32;
ALTER TYPE public.span_multirange RENAME TO lockstep_span_multi_8b67eb32;
ALTER FUNCTION public.span(real, real) RENAME TO lockstep_span_old_8b67eb32;
ALTER FUNCTION public.span(real, real, text) RENAME TO lockstep_span_old_8b67eb32;
ALTER FUNCTION public.span_multirange() RENAME TO lockstep_span_multi_8b67eb32;
ALTER FUNCTION public.span_multirange(public.lockstep_span_old_8b67eb32) RENAME TO lockstep_span_multi_8b67eb32;
ALTER FUNCTION public.span_multirange(public.lockstep_span_old_8b67eb32[]) RENAME TO lockstep_span_multi_8b67eb32;

-- Step 3 of 9: create range type public.span
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE TYPE public.span AS RANGE (SUBTYPE = double precision);

-- Step 4 of 9: create routine public.f(public.span_multirange)
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE FUNCTION public.f(m public.span_multirange)
RETURNS boolean
LANGUAGE sql
AS $$SELECT isempty(m)$$;

-- Step 5 of 9: drop constraint public.t.apart
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, until step 6 is done, which rewrites public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t DROP CONSTRAINT apart;

-- Step 6 of 9: convert column public.t.s
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for as long as its work takes
--   work:        rewrites public.t
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      rewrite: every row of public.t is written again under an exclusive lock
--   hazard:      may-fail: fails when column public.t.s holds values that the new type does not have
ALTER TABLE public.t ALTER COLUMN s TYPE public.span USING s::text::public.span;

-- Step 7 of 9: add constraint public.t.apart
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for as long as its work takes
--   work:        scans public.t
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      blocking-scan: the rows of public.t are read while writers wait
--   hazard:      may-fail: fails when rows break constraint public.t.apart
ALTER TABLE public.t ADD CONSTRAINT apart EXCLUDE USING gist (s WITH &&);

-- Step 8 of 9: drop the old range type public.span
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
DROP TYPE public.lockstep_span_old_8b67eb32;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 9 of 9: gather statistics of table public.t (s)
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE public.t (s);

COMMIT;
-- down --
-- Undo step 9 of 9: gather statistics of table public.t (s)
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 8 of 9: drop the old range type public.span
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
CREATE TYPE public.lockstep_span_old_8b67eb32 AS RANGE (
    SUBTYPE = real,
    MULTIRANGE_TYPE_NAME = public.lockstep_span_multi_8b67eb32
);

-- Undo step 7 of 9: add constraint public.t.apart
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t DROP CONSTRAINT apart;

-- Undo step 6 of 9: convert column public.t.s
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ALTER COLUMN s TYPE public.lockstep_span_old_8b67eb32 USING s::text::public.lockstep_span_old_8b67eb32;

-- Undo step 5 of 9: drop constraint public.t.apart
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ADD CONSTRAINT apart EXCLUDE USING gist (s WITH &&);

-- Undo step 4 of 9: create routine public.f(public.span_multirange)
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP FUNCTION public.f(public.span_multirange);

-- Undo step 3 of 9: create range type public.span
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP TYPE public.span;

-- Undo step 2 of 9: put aside range type public.span
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER FUNCTION public.lockstep_span_multi_8b67eb32(public.lockstep_span_old_8b67eb32[]) RENAME TO span_multirange;
ALTER FUNCTION public.lockstep_span_multi_8b67eb32(public.lockstep_span_old_8b67eb32) RENAME TO span_multirange;
ALTER FUNCTION public.lockstep_span_multi_8b67eb32() RENAME TO span_multirange;
ALTER FUNCTION public.lockstep_span_old_8b67eb32(real, real, text) RENAME TO span;
ALTER FUNCTION public.lockstep_span_old_8b67eb32(real, real) RENAME TO span;
ALTER TYPE public.lockstep_span_multi_8b67eb32 RENAME TO span_multirange;
ALTER TYPE public.lockstep_span_old_8b67eb32 RENAME TO span;

-- Undo step 1 of 9: drop routine public.f(public.span_multirange)
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
CREATE FUNCTION public.f(m public.span_multirange)
RETURNS boolean
LANGUAGE sql
AS $$SELECT isempty(m)$$;

COMMIT;
