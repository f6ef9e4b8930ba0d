-- A star over a table with a column that is put away, or was before, does not take that in.
-- before --
CREATE TABLE public.t (id integer, gone integer, v text);
CREATE VIEW public.v AS SELECT * FROM public.t;
CREATE TABLE public.u (id integer, "~lockstep_dropped_gone" integer, v text);
-- after --
-- @drops deprecate
CREATE TABLE public.t (id integer, v text);
CREATE VIEW public.v AS SELECT * FROM public.t;
CREATE TABLE public.u (id integer, v text);
CREATE VIEW public.w AS SELECT * FROM public.u;
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 4: create view public.w
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE VIEW public.w AS
SELECT u.id, u.v FROM public.u;

COMMIT;

BEGIN;

-- Step 2 of 4: drop view public.v
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on view public.v
--   blocks:      reads and writes of public.v, for an instant
--   transaction: inside another transaction
--   undo:        reversible
DROP VIEW public.v;

-- Step 3 of 4: create view public.v
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE VIEW public.v AS
SELECT t.id, t.v FROM public.t;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 4 of 4: put away column public.t.gone
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside another transaction
--   undo:        reversible
--   hazard:      app-breaking: whoever uses column public.t.gone fails
--   hazard:      cached-plan: prepared statements that take all columns of table public.t fail
--   note:        its values stay under the name "~lockstep_dropped_gone" until `lockstep purge`; `SELECT *` and INSERT without a list of columns still meet it
ALTER TABLE public.t RENAME COLUMN gone TO "~lockstep_dropped_gone";

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 4 of 4: put away column public.t.gone
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t RENAME COLUMN "~lockstep_dropped_gone" TO gone;

COMMIT;

BEGIN;

-- Undo step 3 of 4: create view public.v
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP VIEW public.v;

-- Undo step 2 of 4: drop view public.v
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on view public.v
--   transaction: inside a transaction
--   undo:        reversible
CREATE VIEW public.v AS
SELECT t.id, t.gone, t.v FROM public.t;

COMMIT;

BEGIN;

-- Undo step 1 of 4: create view public.w
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP VIEW public.w;

COMMIT;
