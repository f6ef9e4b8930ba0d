-- A table that is to be below another has to be above it no longer.
-- before --
CREATE TABLE a (id int);
CREATE TABLE b (id int) INHERITS (a);
CREATE TABLE top (id int);
CREATE TABLE middle (id int) INHERITS (top);
CREATE TABLE bottom (id int) INHERITS (middle);
-- after --
CREATE TABLE b (id int);
CREATE TABLE a (id int) INHERITS (b);
CREATE TABLE bottom (id int);
CREATE TABLE middle (id int) INHERITS (bottom);
CREATE TABLE top (id int) INHERITS (middle);
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.b IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 6: take from its parent table public.b
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.b
--   blocks:      reads and writes of public.b, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.b NO INHERIT public.a;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE ONLY public.a IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 2 of 6: give a parent to table public.a
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.a, SHARE UPDATE EXCLUSIVE on table public.b
--   blocks:      reads and writes of public.a, for an instant
--   transaction: inside another transaction
--   undo:        reversible
ALTER TABLE public.a INHERIT public.b;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.bottom IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 3 of 6: take from its parent table public.bottom
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.bottom
--   blocks:      reads and writes of public.bottom, for an instant
--   transaction: inside another transaction
--   undo:        reversible
ALTER TABLE public.bottom NO INHERIT public.middle;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE ONLY public.middle IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 4 of 6: take from its parent table public.middle
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.middle
--   blocks:      reads and writes of public.middle, for an instant
--   transaction: inside another transaction
--   undo:        reversible
ALTER TABLE public.middle NO INHERIT public.top;

-- Step 5 of 6: give a parent to table public.middle
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.bottom, ACCESS EXCLUSIVE on table public.middle
--   blocks:      reads and writes of public.middle, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.middle INHERIT public.bottom;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE ONLY public.top IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 6 of 6: give a parent to table public.top
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.middle, ACCESS EXCLUSIVE on table public.top
--   blocks:      reads and writes of public.top, for an instant
--   transaction: inside another transaction
--   undo:        reversible
ALTER TABLE public.top INHERIT public.middle;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.top IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 6 of 6: give a parent to table public.top
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.middle, ACCESS EXCLUSIVE on table public.top
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.top NO INHERIT public.middle;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE ONLY public.middle IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 5 of 6: give a parent to table public.middle
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.bottom, ACCESS EXCLUSIVE on table public.middle
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.middle NO INHERIT public.bottom;

-- Undo step 4 of 6: take from its parent table public.middle
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.middle
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.middle INHERIT public.top;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE ONLY public.bottom IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 3 of 6: take from its parent table public.bottom
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.bottom
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.bottom INHERIT public.middle;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.a IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 2 of 6: give a parent to table public.a
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.a, SHARE UPDATE EXCLUSIVE on table public.b
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.a NO INHERIT public.b;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE ONLY public.b IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 1 of 6: take from its parent table public.b
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.b
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.b INHERIT public.a;

COMMIT;
