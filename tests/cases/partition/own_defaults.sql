-- Partitions with defaults, checks and indexes of their own.
-- before --
CREATE TABLE m (a int, b text) PARTITION BY RANGE (a);
CREATE TABLE m1 PARTITION OF m FOR VALUES FROM (0) TO (10);
-- after --
CREATE TABLE m (a int, b text DEFAULT 'parent') PARTITION BY RANGE (a);
CREATE TABLE m1 PARTITION OF m (b DEFAULT 'child', CONSTRAINT only_here CHECK (b <> 'x')) FOR VALUES FROM (0) TO (10);
CREATE INDEX m1_b ON m1 (b);
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE ONLY public.m IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 5: set default of column public.m.b
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.m
--   blocks:      reads and writes of public.m, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE ONLY public.m ALTER COLUMN b SET DEFAULT 'parent';

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.m1 IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 2 of 5: set default of column public.m1.b
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.m1
--   blocks:      reads and writes of public.m1, for an instant
--   transaction: inside another transaction
--   undo:        reversible
ALTER TABLE public.m1 ALTER COLUMN b SET DEFAULT 'child';

-- Step 3 of 5: add constraint public.m1.only_here without scan
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.m1
--   blocks:      reads and writes of public.m1, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.m1 ADD CONSTRAINT only_here CHECK (b <> 'x') NOT VALID;

COMMIT;

SET lock_timeout = 0;

-- Step 4 of 5: add index public.m1_b
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.m1
--   blocks:      neither reads nor writes
--   work:        scans public.m1
--   transaction: outside a transaction
--   undo:        reversible
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS public.m1_b
CREATE INDEX CONCURRENTLY m1_b ON public.m1 USING btree (b);

BEGIN;

-- Step 5 of 5: validate constraint public.m1.only_here
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.m1
--   blocks:      neither reads nor writes
--   work:        scans public.m1
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when rows break constraint public.m1.only_here
ALTER TABLE public.m1 VALIDATE CONSTRAINT only_here;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.m1 IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 5 of 5: validate constraint public.m1.only_here
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.m1
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.m1 DROP CONSTRAINT only_here;
ALTER TABLE public.m1 ADD CONSTRAINT only_here CHECK (b <> 'x') NOT VALID;

COMMIT;

SET lock_timeout = 0;

-- Undo step 4 of 5: add index public.m1_b
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.m1
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS public.m1_b;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.m1 IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 3 of 5: add constraint public.m1.only_here without scan
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.m1
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.m1 DROP CONSTRAINT only_here;

-- Undo step 2 of 5: set default of column public.m1.b
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.m1
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.m1 ALTER COLUMN b DROP DEFAULT;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE ONLY public.m IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 1 of 5: set default of column public.m.b
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.m
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE ONLY public.m ALTER COLUMN b DROP DEFAULT;

COMMIT;
