-- An index that is built again for a column's new type has lost the statistics targets of its expressions.
-- before --
CREATE TABLE t (id bigint, body text);
CREATE INDEX doubled ON t ((id * 2), id);
ALTER INDEX doubled ALTER COLUMN 1 SET STATISTICS 300;
-- after --
CREATE TABLE t (id integer, body text);
CREATE INDEX doubled ON t ((id * 2), id);
ALTER INDEX doubled ALTER COLUMN 1 SET STATISTICS 300;
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 2: change type of column public.t.id
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for as long as its work takes
--   work:        rewrites public.t
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      rewrite: every row of public.t is written again under an exclusive lock
--   hazard:      cached-plan: prepared statements that give column public.t.id fail
ALTER TABLE public.t ALTER COLUMN id TYPE integer;
ALTER INDEX public.doubled ALTER COLUMN 1 SET STATISTICS 300;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 2 of 2: gather statistics of table public.t
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE public.t;

COMMIT;
-- down --
-- Undo step 2 of 2: gather statistics of table public.t
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 1 of 2: change type of column public.t.id
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ALTER COLUMN id TYPE bigint;
ALTER INDEX public.doubled ALTER COLUMN 1 SET STATISTICS 300;

COMMIT;
