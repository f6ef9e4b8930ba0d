-- Exclusion constraints with operators, expressions and a predicate.
-- before --
CREATE TABLE r (room int, during tstzrange, cancelled boolean);
-- after --
CREATE TABLE r (room int, during tstzrange, cancelled boolean,
    CONSTRAINT no_overlap EXCLUDE USING gist (int4range(room, room, '[]') WITH =, during WITH &&) WHERE (NOT cancelled));
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.r IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 2: add constraint public.r.no_overlap
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.r
--   blocks:      reads and writes of public.r, for as long as its work takes
--   work:        scans public.r
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      blocking-scan: the rows of public.r are read while writers wait
--   hazard:      may-fail: fails when rows break constraint public.r.no_overlap
ALTER TABLE public.r ADD CONSTRAINT no_overlap EXCLUDE USING gist (int4range(room, room, '[]') WITH =, during WITH &&) WHERE (NOT cancelled);

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 2 of 2: gather statistics of table public.r
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.r
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE public.r;

COMMIT;
-- down --
-- Undo step 2 of 2: gather statistics of table public.r
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.r
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.r IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 1 of 2: add constraint public.r.no_overlap
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.r
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.r DROP CONSTRAINT no_overlap;

COMMIT;
