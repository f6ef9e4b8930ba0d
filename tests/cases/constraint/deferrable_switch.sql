-- Deferrability of foreign keys is switched in every direction in place.
-- before --
CREATE TABLE p (id int PRIMARY KEY);
CREATE TABLE c (a int CONSTRAINT fa REFERENCES p, b int CONSTRAINT fb REFERENCES p DEFERRABLE, d int CONSTRAINT fd REFERENCES p DEFERRABLE INITIALLY DEFERRED);
COMMENT ON CONSTRAINT fd ON c IS 'stays';
-- after --
CREATE TABLE p (id int PRIMARY KEY);
CREATE TABLE c (a int CONSTRAINT fa REFERENCES p DEFERRABLE INITIALLY DEFERRED, b int CONSTRAINT fb REFERENCES p, d int CONSTRAINT fd REFERENCES p DEFERRABLE);
COMMENT ON CONSTRAINT fd ON c IS 'stays';
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.c IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 3: change deferral of constraint public.c.fa
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.c
--   blocks:      reads and writes of public.c, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.c ALTER CONSTRAINT fa DEFERRABLE INITIALLY DEFERRED;

-- Step 2 of 3: change deferral of constraint public.c.fb
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.c
--   blocks:      reads and writes of public.c, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.c ALTER CONSTRAINT fb NOT DEFERRABLE;

-- Step 3 of 3: change deferral of constraint public.c.fd
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.c
--   blocks:      reads and writes of public.c, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.c ALTER CONSTRAINT fd DEFERRABLE INITIALLY IMMEDIATE;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.c IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 3 of 3: change deferral of constraint public.c.fd
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.c
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.c ALTER CONSTRAINT fd DEFERRABLE INITIALLY DEFERRED;

-- Undo step 2 of 3: change deferral of constraint public.c.fb
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.c
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.c ALTER CONSTRAINT fb DEFERRABLE INITIALLY IMMEDIATE;

-- Undo step 1 of 3: change deferral of constraint public.c.fa
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.c
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.c ALTER CONSTRAINT fa NOT DEFERRABLE;

COMMIT;
