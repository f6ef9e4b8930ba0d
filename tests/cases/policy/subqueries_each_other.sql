-- Policies of two tables that ask each other, one of which loses a column.
-- before --
CREATE TABLE a (id int, b int);
CREATE TABLE b (id int, a int, x int);
CREATE POLICY pa ON a USING (id IN (SELECT b.a FROM b WHERE b.x > 0));
CREATE POLICY pb ON b USING (EXISTS (SELECT 1 FROM a WHERE a.b = b.id));
-- after --
CREATE TABLE a (id int, b int);
CREATE TABLE b (id int, a int);
CREATE POLICY pa ON a USING (id IN (SELECT b.a FROM b));
CREATE POLICY pb ON b USING (EXISTS (SELECT 1 FROM a WHERE a.b = b.id AND a.id > 0));
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.a IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 3: change policy pa on public.a
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.a
--   blocks:      reads and writes of public.a, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER POLICY pa ON public.a
    USING (id IN (SELECT b.a FROM public.b));

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.b IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 2 of 3: change policy pb on public.b
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.b
--   blocks:      reads and writes of public.b, for an instant
--   transaction: inside another transaction
--   undo:        reversible
ALTER POLICY pb ON public.b
    USING (EXISTS (SELECT 1 FROM public.a WHERE a.b = b.id AND a.id > 0));

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.b IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 3 of 3: drop column public.b.x
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.b
--   blocks:      reads and writes of public.b, for an instant
--   transaction: inside another transaction
--   undo:        reversible, loses data: its values do not come back
--   hazard:      data-loss: the values of column public.b.x are dropped
--   hazard:      app-breaking: whoever uses column public.b.x fails
--   hazard:      cached-plan: prepared statements that take all columns of table public.b fail
ALTER TABLE public.b DROP COLUMN x;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.b IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 3 of 3: drop column public.b.x
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.b
--   transaction: inside a transaction
--   undo:        reversible, loses data: its values do not come back
ALTER TABLE public.b ADD COLUMN x integer;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.b IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 2 of 3: change policy pb on public.b
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.b
--   transaction: inside a transaction
--   undo:        reversible
ALTER POLICY pb ON public.b
    USING (EXISTS (SELECT 1 FROM public.a WHERE a.b = b.id));

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.a IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 1 of 3: change policy pa on public.a
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.a
--   transaction: inside a transaction
--   undo:        reversible
ALTER POLICY pa ON public.a
    USING (id IN (SELECT b.a FROM public.b WHERE b.x > 0));

COMMIT;
