-- Exclusion constraints with collations, operator classes, INCLUDE, deferrability, options and NULLS order.
-- before --
CREATE EXTENSION btree_gist;
CREATE TABLE r (id int, room text, during tsrange, v point);
-- after --
CREATE EXTENSION btree_gist;
CREATE TABLE r (id int, room text, during tsrange, v point,
    CONSTRAINT a EXCLUDE USING gist (room COLLATE "C" WITH =, during WITH &&) INCLUDE (id) WITH (buffering = off, fillfactor = 80) WHERE (id > 0) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT b EXCLUDE USING btree (lower(room) text_pattern_ops DESC NULLS LAST WITH =),
    EXCLUDE USING gist (v WITH ~=));
COMMENT ON CONSTRAINT a ON r IS 'one at a time';
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.r IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 4: add constraint public.r.a
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.r
--   blocks:      reads and writes of public.r, for as long as its work takes
--   work:        scans public.r
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      blocking-scan: the rows of public.r are read while writers wait
--   hazard:      may-fail: fails when rows break constraint public.r.a
ALTER TABLE public.r ADD CONSTRAINT a EXCLUDE USING gist (room COLLATE "C" WITH =, during WITH &&) INCLUDE (id) WITH (buffering=off, fillfactor=80) WHERE (id > 0) DEFERRABLE INITIALLY DEFERRED;
COMMENT ON CONSTRAINT a ON public.r IS 'one at a time';

-- Step 2 of 4: add constraint public.r.b
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.r
--   blocks:      reads and writes of public.r, for as long as its work takes
--   work:        scans public.r
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      blocking-scan: the rows of public.r are read while writers wait
--   hazard:      may-fail: fails when rows break constraint public.r.b
ALTER TABLE public.r ADD CONSTRAINT b EXCLUDE USING btree (lower(room) text_pattern_ops DESC NULLS LAST WITH =);

-- Step 3 of 4: add constraint public.r.r_v_excl
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.r
--   blocks:      reads and writes of public.r, for as long as its work takes
--   work:        scans public.r
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      blocking-scan: the rows of public.r are read while writers wait
--   hazard:      may-fail: fails when rows break constraint public.r.r_v_excl
ALTER TABLE public.r ADD CONSTRAINT r_v_excl EXCLUDE USING gist (v WITH ~=);

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 4 of 4: gather statistics of table public.r
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.r
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE public.r;

COMMIT;
-- down --
-- Undo step 4 of 4: gather statistics of table public.r
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.r
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.r IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 3 of 4: add constraint public.r.r_v_excl
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.r
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.r DROP CONSTRAINT r_v_excl;

-- Undo step 2 of 4: add constraint public.r.b
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.r
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.r DROP CONSTRAINT b;

-- Undo step 1 of 4: add constraint public.r.a
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.r
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.r DROP CONSTRAINT a;

COMMIT;
