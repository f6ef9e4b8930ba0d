-- The key that a table is clustered on goes, another index comes in its place, and their column gets another type.
-- before --
CREATE TABLE t (id integer NOT NULL, v text, CONSTRAINT t_pk PRIMARY KEY (id));
ALTER TABLE t CLUSTER ON t_pk;
CREATE INDEX by_id ON t (id) WHERE id > 5;
-- after --
CREATE TABLE t (id bigint NOT NULL, v text);
CREATE INDEX t_cl ON t (id);
CREATE INDEX by_id ON t (id) WHERE id > 5;
ALTER TABLE t CLUSTER ON t_cl;
-- plan --
SET lock_timeout = 0;

BEGIN;

-- Step 1 of 5: stop clustering of table public.t
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t SET WITHOUT CLUSTER;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- Step 2 of 5: drop constraint public.t.t_pk
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, until step 3 is done, which rewrites public.t
--   transaction: inside another transaction
--   undo:        reversible
ALTER TABLE public.t DROP CONSTRAINT t_pk;

-- Step 3 of 5: change type of column public.t.id
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for as long as its work takes
--   work:        rewrites public.t
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      rewrite: every row of public.t is written again under an exclusive lock
--   hazard:      cached-plan: prepared statements that give column public.t.id fail
ALTER TABLE public.t ALTER COLUMN id TYPE bigint;

COMMIT;

SET lock_timeout = 0;

-- Step 4 of 5: add index public.t_cl
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   work:        scans public.t
--   transaction: outside a transaction
--   undo:        reversible
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS public.t_cl
CREATE INDEX CONCURRENTLY t_cl ON public.t USING btree (id);

BEGIN;

-- Step 5 of 5: change clustering of table public.t
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t CLUSTER ON t_cl;

COMMIT;
-- down --
SET lock_timeout = 0;

BEGIN;

-- Undo step 5 of 5: change clustering of table public.t
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t SET WITHOUT CLUSTER;

COMMIT;

-- Undo step 4 of 5: add index public.t_cl
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS public.t_cl;

SET lock_timeout = '2s';

BEGIN;

-- Undo step 3 of 5: change type of column public.t.id
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ALTER COLUMN id TYPE integer;

-- Undo step 2 of 5: drop constraint public.t.t_pk
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ADD CONSTRAINT t_pk PRIMARY KEY (id);

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 1 of 5: stop clustering of table public.t
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t CLUSTER ON t_pk;

COMMIT;
