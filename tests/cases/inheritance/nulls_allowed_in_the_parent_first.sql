-- A column's NOT NULL goes from the parent before it goes from a child, whatever they are called.
-- before --
CREATE TABLE p1 (b text);
CREATE TABLE p2 (b text NOT NULL);
CREATE TABLE a_child (d int) INHERITS (p1, p2);
CREATE TABLE a_grandchild () INHERITS (a_child);
-- after --
CREATE TABLE p1 (b text);
CREATE TABLE p2 (b text);
CREATE TABLE a_child (d int) INHERITS (p1, p2);
CREATE TABLE a_grandchild () INHERITS (a_child);
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE ONLY public.p2 IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 3: allow nulls in column public.p2.b
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.p2
--   blocks:      reads and writes of public.p2, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE ONLY public.p2 ALTER COLUMN b DROP NOT NULL;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE ONLY public.a_child IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 2 of 3: allow nulls in column public.a_child.b
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.a_child
--   blocks:      reads and writes of public.a_child, for an instant
--   transaction: inside another transaction
--   undo:        reversible
ALTER TABLE ONLY public.a_child ALTER COLUMN b DROP NOT NULL;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.a_grandchild IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 3 of 3: allow nulls in column public.a_grandchild.b
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.a_grandchild
--   blocks:      reads and writes of public.a_grandchild, for an instant
--   transaction: inside another transaction
--   undo:        reversible
ALTER TABLE public.a_grandchild ALTER COLUMN b DROP NOT NULL;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.a_grandchild IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 3 of 3: allow nulls in column public.a_grandchild.b
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.a_grandchild
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.a_grandchild ALTER COLUMN b SET NOT NULL;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE ONLY public.a_child IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 2 of 3: allow nulls in column public.a_child.b
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.a_child
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE ONLY public.a_child ALTER COLUMN b SET NOT NULL;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE ONLY public.p2 IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 1 of 3: allow nulls in column public.p2.b
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.p2
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE ONLY public.p2 ALTER COLUMN b SET NOT NULL;

COMMIT;
