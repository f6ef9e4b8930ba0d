-- A referenced primary key gets a column more; the foreign key moves over.
-- before --
CREATE TABLE p (id int PRIMARY KEY, v int NOT NULL);
CREATE TABLE c (p_id int REFERENCES p (id));
-- after --
CREATE TABLE p (id int UNIQUE NOT NULL, v int NOT NULL, PRIMARY KEY (id, v));
CREATE TABLE c (p_id int REFERENCES p (id));
-- plan --
SET lock_timeout = 0;

-- Step 1 of 8: build the index of constraint public.p.p_pkey
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.p
--   blocks:      neither reads nor writes
--   work:        scans public.p
--   transaction: outside a transaction
--   undo:        reversible
--   hazard:      may-fail: fails when rows of public.p are not unique
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_p_pkey_key_a08d261e
CREATE UNIQUE INDEX CONCURRENTLY lockstep_p_pkey_key_a08d261e ON public.p USING btree (id, v);

SET lock_timeout = '2s';

BEGIN;

-- Step 2 of 8: drop constraint public.c.c_p_id_fkey
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.c, ACCESS EXCLUSIVE on table public.p
--   blocks:      reads and writes of public.c, public.p, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.c DROP CONSTRAINT c_p_id_fkey;

COMMIT;

SET lock_timeout = 0;

-- Step 3 of 8: build the index of constraint public.p.p_id_key
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.p
--   blocks:      neither reads nor writes
--   work:        scans public.p
--   transaction: outside a transaction
--   undo:        reversible
--   hazard:      may-fail: fails when rows of public.p are not unique
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS public.p_id_key
CREATE UNIQUE INDEX CONCURRENTLY p_id_key ON public.p USING btree (id);

SET lock_timeout = '2s';

BEGIN;

-- Step 4 of 8: add constraint public.p.p_id_key
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.p
--   blocks:      reads and writes of public.p, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.p ADD CONSTRAINT p_id_key UNIQUE USING INDEX p_id_key;

COMMIT;

BEGIN;

-- Step 5 of 8: drop constraint public.p.p_pkey
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.p
--   blocks:      reads and writes of public.p, for an instant
--   transaction: inside another transaction
--   undo:        reversible
ALTER TABLE public.p DROP CONSTRAINT p_pkey;

-- Step 6 of 8: add constraint public.c.c_p_id_fkey without scan
--   phase:       contract
--   locks:       SHARE ROW EXCLUSIVE on table public.c, SHARE ROW EXCLUSIVE on table public.p
--   blocks:      writes of public.c, public.p, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      deadlock: waits for table public.c while the transaction holds table public.p
ALTER TABLE public.c ADD CONSTRAINT c_p_id_fkey FOREIGN KEY (p_id) REFERENCES public.p (id) NOT VALID;

-- Step 7 of 8: add constraint public.p.p_pkey
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.p
--   blocks:      reads and writes of public.p, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.p ADD CONSTRAINT p_pkey PRIMARY KEY USING INDEX lockstep_p_pkey_key_a08d261e;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 8 of 8: validate constraint public.c.c_p_id_fkey
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.c, ROW SHARE on table public.p
--   blocks:      neither reads nor writes
--   work:        scans public.c
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when rows break constraint public.c.c_p_id_fkey
ALTER TABLE public.c VALIDATE CONSTRAINT c_p_id_fkey;

COMMIT;
-- down --
SET lock_timeout = 0;

BEGIN;

-- Undo step 8 of 8: validate constraint public.c.c_p_id_fkey
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.c, ROW SHARE on table public.p
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.c DROP CONSTRAINT c_p_id_fkey;
ALTER TABLE public.c ADD CONSTRAINT c_p_id_fkey FOREIGN KEY (p_id) REFERENCES public.p (id) NOT VALID;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- Undo step 7 of 8: add constraint public.p.p_pkey
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.p
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.p DROP CONSTRAINT p_pkey;

-- Undo step 6 of 8: add constraint public.c.c_p_id_fkey without scan
--   phase:       contract
--   locks:       SHARE ROW EXCLUSIVE on table public.c, SHARE ROW EXCLUSIVE on table public.p
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.c DROP CONSTRAINT c_p_id_fkey;

-- Undo step 5 of 8: drop constraint public.p.p_pkey
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.p
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.p ADD CONSTRAINT p_pkey PRIMARY KEY (id);

COMMIT;

BEGIN;

-- Undo step 4 of 8: add constraint public.p.p_id_key
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.p
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.p DROP CONSTRAINT p_id_key;

COMMIT;

SET lock_timeout = 0;

-- Undo step 3 of 8: build the index of constraint public.p.p_id_key
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.p
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS public.p_id_key;

SET lock_timeout = '2s';

BEGIN;

-- Undo step 2 of 8: drop constraint public.c.c_p_id_fkey
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.c, ACCESS EXCLUSIVE on table public.p
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.c ADD CONSTRAINT c_p_id_fkey FOREIGN KEY (p_id) REFERENCES public.p (id);

COMMIT;

SET lock_timeout = 0;

-- Undo step 1 of 8: build the index of constraint public.p.p_pkey
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.p
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_p_pkey_key_a08d261e;
