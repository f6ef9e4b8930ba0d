-- An index over a function of our own.
-- before --
CREATE TABLE t (a text);
-- after --
CREATE FUNCTION norm(text) RETURNS text LANGUAGE sql IMMUTABLE AS $$ SELECT lower(trim($1)) $$;
CREATE TABLE t (a text);
CREATE INDEX i ON t (norm(a));
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 3: create routine public.norm(text)
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE FUNCTION public.norm(text)
RETURNS text
LANGUAGE sql
IMMUTABLE
AS $$ SELECT lower(trim($1)) $$;

COMMIT;

SET lock_timeout = 0;

-- Step 2 of 3: add index public.i
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   work:        scans public.t
--   transaction: outside a transaction
--   undo:        reversible
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS public.i
CREATE INDEX CONCURRENTLY i ON public.t USING btree (public.norm(a));

BEGIN;

-- Step 3 of 3: gather statistics of table public.t
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE public.t;

COMMIT;
-- down --
-- Undo step 3 of 3: gather statistics of table public.t
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back

SET lock_timeout = 0;

-- Undo step 2 of 3: add index public.i
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS public.i;

SET lock_timeout = '2s';

BEGIN;

-- Undo step 1 of 3: create routine public.norm(text)
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP FUNCTION public.norm(text);

COMMIT;
