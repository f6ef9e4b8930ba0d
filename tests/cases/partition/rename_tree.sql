-- A partitioned table and one of its partitions are renamed, with their keys and indexes.
-- before --
CREATE TABLE m (id int, CONSTRAINT m_key PRIMARY KEY (id)) PARTITION BY RANGE (id);
CREATE TABLE m1 PARTITION OF m FOR VALUES FROM (0) TO (10);
CREATE INDEX m_id ON m (id);
-- after --
-- @renamed from=m
CREATE TABLE "Measure" (id int, CONSTRAINT m_key PRIMARY KEY (id)) PARTITION BY RANGE (id);
-- @renamed from=m1
CREATE TABLE "Measure 1" PARTITION OF "Measure" FOR VALUES FROM (0) TO (10);
CREATE INDEX m_id ON "Measure" (id);
-- rows --
INSERT INTO m VALUES (1);
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE ONLY public.m IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 4: rename table public.m to table public."Measure"
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public."Measure"
--   blocks:      reads and writes of public."Measure", for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      app-breaking: whoever uses the old name of table public."Measure" fails
ALTER TABLE public.m RENAME TO "Measure";

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.m1 IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 2 of 4: rename table public.m1 to table public."Measure 1"
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public."Measure 1"
--   blocks:      reads and writes of public."Measure 1", for an instant
--   transaction: inside another transaction
--   undo:        reversible
--   hazard:      app-breaking: whoever uses the old name of table public."Measure 1" fails
ALTER TABLE public.m1 RENAME TO "Measure 1";

-- Step 3 of 4: rename constraint public."Measure 1".m1_pkey to constraint public."Measure 1"."Measure 1_pkey"
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public."Measure 1"
--   blocks:      reads and writes of public."Measure 1", for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public."Measure 1" RENAME CONSTRAINT m1_pkey TO "Measure 1_pkey";

-- Step 4 of 4: rename index public.m1_id_idx to index public."Measure 1_id_idx"
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
ALTER INDEX public.m1_id_idx RENAME TO "Measure 1_id_idx";

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public."Measure 1" IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 4 of 4: rename index public.m1_id_idx to index public."Measure 1_id_idx"
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER INDEX public."Measure 1_id_idx" RENAME TO m1_id_idx;

-- Undo step 3 of 4: rename constraint public."Measure 1".m1_pkey to constraint public."Measure 1"."Measure 1_pkey"
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public."Measure 1"
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public."Measure 1" RENAME CONSTRAINT "Measure 1_pkey" TO m1_pkey;

-- Undo step 2 of 4: rename table public.m1 to table public."Measure 1"
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public."Measure 1"
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public."Measure 1" RENAME TO m1;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE ONLY public."Measure" IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 1 of 4: rename table public.m to table public."Measure"
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public."Measure"
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public."Measure" RENAME TO m;

COMMIT;
