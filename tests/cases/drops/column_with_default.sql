-- A default that needs nothing stays, so that rows which come while the column is away have a value when it comes back.
-- before --
CREATE TABLE public.jobs (id integer PRIMARY KEY, state text NOT NULL DEFAULT 'open', made timestamptz NOT NULL DEFAULT now());
-- rows --
INSERT INTO public.jobs VALUES (1, 'done', '2024-01-01');
-- after --
-- @drops deprecate
CREATE TABLE public.jobs (id integer PRIMARY KEY);
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.jobs IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 2: put away column public.jobs.made
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.jobs
--   blocks:      reads and writes of public.jobs, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      app-breaking: whoever uses column public.jobs.made fails
--   hazard:      cached-plan: prepared statements that take all columns of table public.jobs fail
--   note:        its values stay under the name "~lockstep_dropped_made" until `lockstep purge`; `SELECT *` and INSERT without a list of columns still meet it
ALTER TABLE public.jobs ALTER COLUMN made DROP NOT NULL;
ALTER TABLE public.jobs RENAME COLUMN made TO "~lockstep_dropped_made";

-- Step 2 of 2: put away column public.jobs.state
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.jobs
--   blocks:      reads and writes of public.jobs, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      app-breaking: whoever uses column public.jobs.state fails
--   hazard:      cached-plan: prepared statements that take all columns of table public.jobs fail
--   note:        its values stay under the name "~lockstep_dropped_state" until `lockstep purge`; `SELECT *` and INSERT without a list of columns still meet it
ALTER TABLE public.jobs ALTER COLUMN state DROP NOT NULL;
ALTER TABLE public.jobs RENAME COLUMN state TO "~lockstep_dropped_state";

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.jobs IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 2 of 2: put away column public.jobs.state
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.jobs
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.jobs RENAME COLUMN "~lockstep_dropped_state" TO state;
ALTER TABLE public.jobs ALTER COLUMN state SET NOT NULL;

-- Undo step 1 of 2: put away column public.jobs.made
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.jobs
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.jobs RENAME COLUMN "~lockstep_dropped_made" TO made;
ALTER TABLE public.jobs ALTER COLUMN made SET NOT NULL;

COMMIT;
-- new --
INSERT INTO public.jobs (id) SELECT max(id) + 1 FROM public.jobs;
