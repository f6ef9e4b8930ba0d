-- Another primary key.
-- before --
CREATE TABLE t (id int PRIMARY KEY, a int NOT NULL);
-- after --
CREATE TABLE t (id int NOT NULL, a int PRIMARY KEY);
-- old --
INSERT INTO t VALUES (9001, 9001), (9002, 9002);
UPDATE t SET a = a + 10 WHERE id = 9001;
DELETE FROM t WHERE id > 9000;
-- new --
INSERT INTO t VALUES (1, 9001), (1, 9002), (1, 9001) ON CONFLICT (a) DO NOTHING;
DO $$ BEGIN ASSERT (SELECT count(*) FROM t WHERE id = 1) = 2; END $$;
DELETE FROM t WHERE id = 1;
-- plan --
SET lock_timeout = 0;

-- Step 1 of 4: build the index of constraint public.t.t_pkey
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   work:        scans public.t
--   transaction: outside a transaction
--   undo:        reversible
--   hazard:      may-fail: fails when rows of public.t are not unique
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_t_pkey_key_a8e49e19
CREATE UNIQUE INDEX CONCURRENTLY lockstep_t_pkey_key_a8e49e19 ON public.t USING btree (a);

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 2 of 4: drop constraint public.t.t_pkey
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t DROP CONSTRAINT t_pkey;

-- Step 3 of 4: add constraint public.t.t_pkey
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ADD CONSTRAINT t_pkey PRIMARY KEY USING INDEX lockstep_t_pkey_key_a8e49e19;

COMMIT;

-- Step 4 of 4: give up the index of constraint public.t.t_pkey
--   phase:       contract
--   locks:       none on what exists
--   transaction: outside a transaction
--   undo:        reversible
--   note:        nothing is done but on the way back, which builds here what the constraint is brought back with
DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_t_pkey_old_a8e49e19;
-- down --
SET lock_timeout = 0;

-- Undo step 4 of 4: give up the index of constraint public.t.t_pkey
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: outside a transaction
--   undo:        reversible
CREATE UNIQUE INDEX CONCURRENTLY lockstep_t_pkey_old_a8e49e19 ON public.t USING btree (id);

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 3 of 4: add constraint public.t.t_pkey
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t DROP CONSTRAINT t_pkey;

-- Undo step 2 of 4: drop constraint public.t.t_pkey
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
CREATE UNIQUE INDEX IF NOT EXISTS lockstep_t_pkey_old_a8e49e19 ON public.t USING btree (id);
ALTER TABLE public.t ADD CONSTRAINT t_pkey PRIMARY KEY USING INDEX lockstep_t_pkey_old_a8e49e19;

COMMIT;

SET lock_timeout = 0;

-- Undo step 1 of 4: build the index of constraint public.t.t_pkey
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_t_pkey_key_a8e49e19;
