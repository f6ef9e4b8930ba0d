-- A policy whose expression is replaced further down no longer needs what the first one named.
-- before --
CREATE TABLE a (id int);
CREATE TABLE b (id int);
CREATE FUNCTION ok() RETURNS bool LANGUAGE sql STABLE AS 'SELECT true';
CREATE POLICY p ON a USING (id IN (SELECT b.id FROM b)) WITH CHECK (ok());
-- after --
CREATE TABLE a (id int);
CREATE TABLE b (id int);
CREATE FUNCTION ok() RETURNS bool LANGUAGE sql STABLE AS 'SELECT true';
CREATE POLICY p ON a USING (id IN (SELECT b.id FROM b)) WITH CHECK (ok());
ALTER POLICY p ON a USING (id > 1);
DROP TABLE b;
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.a IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 2: change policy p on public.a
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.a
--   blocks:      reads and writes of public.a, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER POLICY p ON public.a
    USING (id > 1);

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.b IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 2 of 2: drop table public.b
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.b
--   blocks:      reads and writes of public.b, for an instant
--   transaction: inside another transaction
--   undo:        reversible, loses data: its rows do not come back
--   hazard:      data-loss: the rows of table public.b are dropped
--   hazard:      app-breaking: whoever uses table public.b fails
DROP TABLE public.b;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 2 of 2: drop table public.b
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.b
--   transaction: inside a transaction
--   undo:        reversible, loses data: its rows do not come back
CREATE TABLE public.b (
    id integer
);

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.a IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 1 of 2: change policy p on public.a
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.a
--   transaction: inside a transaction
--   undo:        reversible
ALTER POLICY p ON public.a
    USING (id IN (SELECT b.id FROM public.b));

COMMIT;
