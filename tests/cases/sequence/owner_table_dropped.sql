-- The table that owns a sequence goes; the sequence stays for another.
-- before --
CREATE TABLE a (id int);
CREATE SEQUENCE s OWNED BY a.id;
CREATE TABLE b (id int DEFAULT nextval('s'));
-- after --
CREATE SEQUENCE s;
CREATE TABLE b (id int DEFAULT nextval('s'));
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 2: release sequence public.s from its column
--   phase:       expand
--   locks:       SHARE ROW EXCLUSIVE on sequence public.s
--   blocks:      writes of public.s, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER SEQUENCE public.s OWNED BY NONE;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.a IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 2 of 2: drop table public.a
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.a
--   blocks:      reads and writes of public.a, for an instant
--   transaction: inside another transaction
--   undo:        reversible, loses data: its rows do not come back
--   hazard:      data-loss: the rows of table public.a are dropped
--   hazard:      app-breaking: whoever uses table public.a fails
DROP TABLE public.a;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 2 of 2: drop table public.a
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.a
--   transaction: inside a transaction
--   undo:        reversible, loses data: its rows do not come back
CREATE TABLE public.a (
    id integer
);

COMMIT;

BEGIN;

-- Undo step 1 of 2: release sequence public.s from its column
--   phase:       expand
--   locks:       SHARE ROW EXCLUSIVE on sequence public.s
--   transaction: inside a transaction
--   undo:        reversible
ALTER SEQUENCE public.s OWNED BY public.a.id;

COMMIT;
