-- What goes with its column, and what takes the name of a key that goes.
-- before --
CREATE TABLE "Big" (a int, b int, "Gone" int CONSTRAINT "Gone > 1" CHECK ("Gone" > 1), CONSTRAINT "Key" UNIQUE (a, "Gone"), CONSTRAINT "Other" UNIQUE (b));
-- after --
CREATE TABLE "Big" (a int, b int);
CREATE INDEX "Other" ON "Big" (a);
CREATE SEQUENCE "Key";
-- rows --
INSERT INTO "Big" SELECT i, i, i + 1 FROM generate_series(1, 100) i;
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 9: give up the proof of constraint public."Big"."Gone > 1"
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        nothing is done but on the way back, which proves here what it has brought back without a scan
SELECT;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public."Big" IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 2 of 9: drop constraint public."Big"."Gone > 1"
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public."Big"
--   blocks:      reads and writes of public."Big", for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public."Big" DROP CONSTRAINT "Gone > 1";

-- Step 3 of 9: drop constraint public."Big"."Key"
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public."Big"
--   blocks:      reads and writes of public."Big", for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public."Big" DROP CONSTRAINT "Key";

-- Step 4 of 9: create sequence public."Key"
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible, loses data: its current value is gone
CREATE SEQUENCE public."Key";

-- Step 5 of 9: drop constraint public."Big"."Other"
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public."Big"
--   blocks:      reads and writes of public."Big", for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public."Big" DROP CONSTRAINT "Other";

COMMIT;

SET lock_timeout = 0;

-- Step 6 of 9: add index public."Other"
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public."Big"
--   blocks:      neither reads nor writes
--   work:        scans public."Big"
--   transaction: outside a transaction
--   undo:        reversible
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS public."Other"
CREATE INDEX CONCURRENTLY "Other" ON public."Big" USING btree (a);

SET lock_timeout = '2s';

-- Step 7 of 9: give up the index of constraint public."Big"."Key"
--   phase:       contract
--   locks:       none on what exists
--   transaction: outside a transaction
--   undo:        reversible
--   note:        nothing is done but on the way back, which builds here what the constraint is brought back with
DROP INDEX CONCURRENTLY IF EXISTS public."lockstep_Key_old_7de26812";

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public."Big" IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 8 of 9: drop column public."Big"."Gone"
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public."Big"
--   blocks:      reads and writes of public."Big", for an instant
--   transaction: inside a transaction
--   undo:        reversible, loses data: its values do not come back
--   hazard:      data-loss: the values of column public."Big"."Gone" are dropped
--   hazard:      app-breaking: whoever uses column public."Big"."Gone" fails
--   hazard:      cached-plan: prepared statements that take all columns of table public."Big" fail
ALTER TABLE public."Big" DROP COLUMN "Gone";

COMMIT;

-- Step 9 of 9: give up the index of constraint public."Big"."Other"
--   phase:       contract
--   locks:       none on what exists
--   transaction: outside a transaction
--   undo:        reversible
--   note:        nothing is done but on the way back, which builds here what the constraint is brought back with
DROP INDEX CONCURRENTLY IF EXISTS public."lockstep_Other_old_124f90e3";
-- down --
SET lock_timeout = 0;

-- Undo step 9 of 9: give up the index of constraint public."Big"."Other"
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public."Big"
--   transaction: outside a transaction
--   undo:        reversible
CREATE UNIQUE INDEX CONCURRENTLY "lockstep_Other_old_124f90e3" ON public."Big" USING btree (b);

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public."Big" IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 8 of 9: drop column public."Big"."Gone"
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public."Big"
--   transaction: inside a transaction
--   undo:        reversible, loses data: its values do not come back
ALTER TABLE public."Big" ADD COLUMN "Gone" integer;

COMMIT;

SET lock_timeout = 0;

-- Undo step 7 of 9: give up the index of constraint public."Big"."Key"
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public."Big"
--   transaction: outside a transaction
--   undo:        reversible
CREATE UNIQUE INDEX CONCURRENTLY "lockstep_Key_old_7de26812" ON public."Big" USING btree (a, "Gone");

-- Undo step 6 of 9: add index public."Other"
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public."Big"
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS public."Other";

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public."Big" IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 5 of 9: drop constraint public."Big"."Other"
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public."Big"
--   transaction: inside a transaction
--   undo:        reversible
CREATE UNIQUE INDEX IF NOT EXISTS "lockstep_Other_old_124f90e3" ON public."Big" USING btree (b);
ALTER TABLE public."Big" ADD CONSTRAINT "Other" UNIQUE USING INDEX "lockstep_Other_old_124f90e3";

-- Undo step 4 of 9: create sequence public."Key"
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible, loses data: its current value is gone
DROP SEQUENCE public."Key";

-- Undo step 3 of 9: drop constraint public."Big"."Key"
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public."Big"
--   transaction: inside a transaction
--   undo:        reversible
CREATE UNIQUE INDEX IF NOT EXISTS "lockstep_Key_old_7de26812" ON public."Big" USING btree (a, "Gone");
ALTER TABLE public."Big" ADD CONSTRAINT "Key" UNIQUE USING INDEX "lockstep_Key_old_7de26812";

-- Undo step 2 of 9: drop constraint public."Big"."Gone > 1"
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public."Big"
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public."Big" ADD CONSTRAINT "Gone > 1" CHECK ("Gone" > 1) NOT VALID;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 1 of 9: give up the proof of constraint public."Big"."Gone > 1"
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public."Big"
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public."Big" VALIDATE CONSTRAINT "Gone > 1";

COMMIT;
