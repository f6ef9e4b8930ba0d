-- A plain column becomes a generated one, under an index and a check.
-- before --
CREATE TABLE t (a int, b int, CONSTRAINT c CHECK (b >= 0));
CREATE INDEX t_b ON t (b);
COMMENT ON COLUMN t.b IS 'b';
-- after --
CREATE TABLE t (a int, b int GENERATED ALWAYS AS (abs(a)) STORED, CONSTRAINT c CHECK (b >= 0));
CREATE INDEX t_b ON t (b);
COMMENT ON COLUMN t.b IS 'b';
-- rows --
INSERT INTO t VALUES (1, 2);
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 9: give up the proof of constraint public.t.c
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        nothing is done but on the way back, which proves here what it has brought back without a scan
SELECT;

COMMIT;

SET lock_timeout = 0;

-- Step 2 of 9: drop index public.t_b
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY public.t_b;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 3 of 9: drop constraint public.t.c
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, until step 5 is done, which rewrites public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t DROP CONSTRAINT c;

-- Step 4 of 9: drop column public.t.b
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, until step 5 is done, which rewrites public.t
--   transaction: inside a transaction
--   undo:        reversible, loses data: its values do not come back
--   hazard:      data-loss: the values of column public.t.b are dropped
ALTER TABLE public.t DROP COLUMN b;

-- Step 5 of 9: add column public.t.b
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for as long as its work takes
--   work:        rewrites public.t
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      rewrite: every row of public.t is written again under an exclusive lock
ALTER TABLE public.t ADD COLUMN b integer GENERATED ALWAYS AS (abs(a)) STORED;
COMMENT ON COLUMN public.t.b IS 'b';

-- Step 6 of 9: add constraint public.t.c without scan
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ADD CONSTRAINT c CHECK (b >= 0) NOT VALID;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 7 of 9: gather statistics of table public.t (b)
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE public.t (b);

COMMIT;

-- Step 8 of 9: add index public.t_b
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   work:        scans public.t
--   transaction: outside a transaction
--   undo:        reversible
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS public.t_b
CREATE INDEX CONCURRENTLY t_b ON public.t USING btree (b);

BEGIN;

-- Step 9 of 9: validate constraint public.t.c
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   work:        scans public.t
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when rows break constraint public.t.c
ALTER TABLE public.t VALIDATE CONSTRAINT c;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 9 of 9: validate constraint public.t.c
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.t DROP CONSTRAINT c;
ALTER TABLE public.t ADD CONSTRAINT c CHECK (b >= 0) NOT VALID;

COMMIT;

SET lock_timeout = 0;

-- Undo step 8 of 9: add index public.t_b
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS public.t_b;

-- Undo step 7 of 9: gather statistics of table public.t (b)
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 6 of 9: add constraint public.t.c without scan
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t DROP CONSTRAINT c;

-- Undo step 5 of 9: add column public.t.b
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t DROP COLUMN b;

-- Undo step 4 of 9: drop column public.t.b
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible, loses data: its values do not come back
ALTER TABLE public.t ADD COLUMN b integer;
COMMENT ON COLUMN public.t.b IS 'b';

-- Undo step 3 of 9: drop constraint public.t.c
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ADD CONSTRAINT c CHECK (b >= 0) NOT VALID;

COMMIT;

SET lock_timeout = 0;

-- Undo step 2 of 9: drop index public.t_b
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: outside a transaction
--   undo:        reversible
CREATE INDEX CONCURRENTLY t_b ON public.t USING btree (b);

BEGIN;

-- Undo step 1 of 9: give up the proof of constraint public.t.c
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.t VALIDATE CONSTRAINT c;

COMMIT;
