-- What is dropped and made again under its name is put away, too: a column that is computed now, a table that is partitioned now.
-- before --
CREATE TABLE public.t (id integer PRIMARY KEY, total integer NOT NULL);
CREATE INDEX t_total ON public.t (total);
CREATE TABLE public.log (id integer, at date NOT NULL);
CREATE INDEX log_at ON public.log (at);
-- rows --
INSERT INTO public.t VALUES (1, 5);
INSERT INTO public.log VALUES (1, '2024-01-01');
-- after --
CREATE TABLE public.t (id integer PRIMARY KEY, total integer GENERATED ALWAYS AS (id * 2) STORED);
CREATE INDEX t_total ON public.t (total);
CREATE TABLE public.log (id integer, at date NOT NULL) PARTITION BY RANGE (at);
CREATE INDEX log_at ON public.log (at);
-- drops --
deprecate
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.log IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 8: put away table public.log
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.log
--   blocks:      reads and writes of public.log, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   note:        its rows stay in "~lockstep_dropped_public.log".log until `lockstep purge`
CREATE SCHEMA "~lockstep_dropped_public.log";
COMMENT ON SCHEMA "~lockstep_dropped_public.log" IS 'table public.log, put away by lockstep; `lockstep purge` drops it';
REVOKE ALL ON SCHEMA "~lockstep_dropped_public.log" FROM PUBLIC;
ALTER TABLE public.log SET SCHEMA "~lockstep_dropped_public.log";

-- Step 2 of 8: create table public.log
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
CREATE TABLE public.log (
    id integer,
    at date NOT NULL
) PARTITION BY RANGE (at);

-- Step 3 of 8: add index public.log_at
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE INDEX log_at ON ONLY public.log USING btree (at);

COMMIT;

SET lock_timeout = 0;

-- Step 4 of 8: drop index public.t_total
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY public.t_total;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 5 of 8: put away column public.t.total
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, until step 6 is done, which rewrites public.t
--   transaction: inside a transaction
--   undo:        reversible
--   note:        rows that come from now on have no value in it; the way back stops at such rows until they have one
--   note:        its values stay under the name "~lockstep_dropped_total" until `lockstep purge`; `SELECT *` and INSERT without a list of columns still meet it
ALTER TABLE public.t ALTER COLUMN total DROP NOT NULL;
ALTER TABLE public.t RENAME COLUMN total TO "~lockstep_dropped_total";

-- Step 6 of 8: add column public.t.total
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for as long as its work takes
--   work:        rewrites public.t
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      rewrite: every row of public.t is written again under an exclusive lock
ALTER TABLE public.t ADD COLUMN total integer GENERATED ALWAYS AS (id * 2) STORED;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 7 of 8: gather statistics of table public.t (total)
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE public.t (total);

COMMIT;

-- Step 8 of 8: add index public.t_total
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   work:        scans public.t
--   transaction: outside a transaction
--   undo:        reversible
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS public.t_total
CREATE INDEX CONCURRENTLY t_total ON public.t USING btree (total);
-- down --
SET lock_timeout = 0;

-- Undo step 8 of 8: add index public.t_total
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS public.t_total;

-- Undo step 7 of 8: gather statistics of table public.t (total)
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 6 of 8: add column public.t.total
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t DROP COLUMN total;

-- Undo step 5 of 8: put away column public.t.total
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t RENAME COLUMN "~lockstep_dropped_total" TO total;
ALTER TABLE public.t ALTER COLUMN total SET NOT NULL;

COMMIT;

SET lock_timeout = 0;

-- Undo step 4 of 8: drop index public.t_total
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: outside a transaction
--   undo:        reversible
CREATE INDEX CONCURRENTLY t_total ON public.t USING btree (total);

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.log IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 3 of 8: add index public.log_at
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP INDEX public.log_at;

-- Undo step 2 of 8: create table public.log
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
DROP TABLE public.log;

-- Undo step 1 of 8: put away table public.log
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.log
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE "~lockstep_dropped_public.log".log SET SCHEMA public;
DROP SCHEMA "~lockstep_dropped_public.log";

COMMIT;
