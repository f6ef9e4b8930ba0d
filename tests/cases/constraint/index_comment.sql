-- COMMENT ON INDEX of the index behind a constraint.
-- before --
CREATE TABLE t (id int PRIMARY KEY, v int CONSTRAINT v_key UNIQUE, w int);
COMMENT ON INDEX t_pkey IS 'old';
COMMENT ON CONSTRAINT t_pkey ON t IS 'of the constraint';
COMMENT ON INDEX v_key IS 'gone';
CREATE TABLE p (id int PRIMARY KEY) PARTITION BY RANGE (id);
CREATE TABLE p1 PARTITION OF p FOR VALUES FROM (0) TO (10);
-- after --
CREATE TABLE t (id int PRIMARY KEY, v int CONSTRAINT v_key UNIQUE, w int, EXCLUDE USING btree (w WITH =));
COMMENT ON INDEX t_pkey IS 'new';
COMMENT ON CONSTRAINT t_pkey ON t IS 'of the constraint';
COMMENT ON INDEX t_w_excl IS 'excludes';
CREATE TABLE p (id int PRIMARY KEY) PARTITION BY RANGE (id);
COMMENT ON INDEX p_pkey IS 'whole';
CREATE TABLE p1 PARTITION OF p FOR VALUES FROM (0) TO (10);
COMMENT ON INDEX p1_pkey IS 'part';
CREATE TABLE u (id int);
CREATE UNIQUE INDEX taken ON u (id);
COMMENT ON INDEX taken IS 'of the index before it was a constraint''s';
ALTER TABLE u ADD CONSTRAINT other PRIMARY KEY USING INDEX taken;
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 6: create table public.u
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
CREATE TABLE public.u (
    id integer NOT NULL,
    CONSTRAINT other PRIMARY KEY (id)
);
COMMENT ON INDEX public.other IS 'of the index before it was a constraint''s';

-- Step 2 of 6: change comment on the index of constraint public.p.p_pkey
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
COMMENT ON INDEX public.p_pkey IS 'whole';

-- Step 3 of 6: change comment on the index of constraint public.p1.p1_pkey
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
COMMENT ON INDEX public.p1_pkey IS 'part';

-- Step 4 of 6: change comment on the index of constraint public.t.t_pkey
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
COMMENT ON INDEX public.t_pkey IS 'new';

-- Step 5 of 6: add constraint public.t.t_w_excl
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for as long as its work takes
--   work:        scans public.t
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      blocking-scan: the rows of public.t are read while writers wait
--   hazard:      may-fail: fails when rows break constraint public.t.t_w_excl
ALTER TABLE public.t ADD CONSTRAINT t_w_excl EXCLUDE USING btree (w WITH =);
COMMENT ON INDEX public.t_w_excl IS 'excludes';

-- Step 6 of 6: change comment on the index of constraint public.t.v_key
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
COMMENT ON INDEX public.v_key IS NULL;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 6 of 6: change comment on the index of constraint public.t.v_key
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
COMMENT ON INDEX public.v_key IS 'gone';

-- Undo step 5 of 6: add constraint public.t.t_w_excl
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t DROP CONSTRAINT t_w_excl;

-- Undo step 4 of 6: change comment on the index of constraint public.t.t_pkey
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
COMMENT ON INDEX public.t_pkey IS 'old';

-- Undo step 3 of 6: change comment on the index of constraint public.p1.p1_pkey
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
COMMENT ON INDEX public.p1_pkey IS NULL;

-- Undo step 2 of 6: change comment on the index of constraint public.p.p_pkey
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
COMMENT ON INDEX public.p_pkey IS NULL;

-- Undo step 1 of 6: create table public.u
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
DROP TABLE public.u;

COMMIT;
