-- NOT NULL as constraints with names, NO INHERIT, NOT VALID and comments.
-- needs --
from 18: named not-null constraints
-- before --
CREATE TABLE public.t (
    a integer CONSTRAINT a_given NOT NULL,
    b integer NOT NULL,
    c integer,
    d integer CONSTRAINT d_alone NOT NULL NO INHERIT,
    e integer NOT NULL,
    f integer
);
COMMENT ON CONSTRAINT a_given ON public.t IS 'given';
ALTER TABLE public.t ADD CONSTRAINT f_some NOT NULL f NOT VALID;
-- after --
CREATE TABLE public.t (
    a integer CONSTRAINT a_other NOT NULL,
    b integer CONSTRAINT "B set" NOT NULL,
    c integer,
    d integer CONSTRAINT d_alone NOT NULL,
    e integer,
    f integer,
    CONSTRAINT f_some NOT NULL f
);
COMMENT ON CONSTRAINT a_other ON public.t IS 'other';
COMMENT ON CONSTRAINT "B set" ON public.t IS 'said';
ALTER TABLE public.t ADD CONSTRAINT c_new NOT NULL c NOT VALID;
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 8: rename not-null constraint of column public.t.a
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t RENAME CONSTRAINT a_given TO a_other;

-- Step 2 of 8: comment on the not-null constraint of column public.t.a
--   phase:       expand
--   locks:       ACCESS SHARE on table public.t
--   blocks:      neither reads nor writes
--   transaction: inside a transaction
--   undo:        reversible
COMMENT ON CONSTRAINT a_other ON public.t IS 'other';

-- Step 3 of 8: rename not-null constraint of column public.t.b
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t RENAME CONSTRAINT t_b_not_null TO "B set";

-- Step 4 of 8: comment on the not-null constraint of column public.t.b
--   phase:       expand
--   locks:       ACCESS SHARE on table public.t
--   blocks:      neither reads nor writes
--   transaction: inside a transaction
--   undo:        reversible
COMMENT ON CONSTRAINT "B set" ON public.t IS 'said';

-- Step 5 of 8: require values in column public.t.c
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ADD CONSTRAINT c_new NOT NULL c NOT VALID;

-- Step 6 of 8: change inheritance of the not-null constraint of column public.t.d
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ALTER CONSTRAINT d_alone INHERIT;

-- Step 7 of 8: allow nulls in column public.t.e
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ALTER COLUMN e DROP NOT NULL;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 8 of 8: scan for nulls in column public.t.f
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   work:        scans public.t
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when column public.t.f holds nulls
ALTER TABLE public.t VALIDATE CONSTRAINT f_some;

COMMIT;
-- down --
SET lock_timeout = 0;

BEGIN;

-- Undo step 8 of 8: scan for nulls in column public.t.f
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.t DROP CONSTRAINT f_some;
ALTER TABLE public.t ADD CONSTRAINT f_some NOT NULL f NOT VALID;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 7 of 8: allow nulls in column public.t.e
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ALTER COLUMN e SET NOT NULL;

-- Undo step 6 of 8: change inheritance of the not-null constraint of column public.t.d
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ALTER CONSTRAINT d_alone NO INHERIT;

-- Undo step 5 of 8: require values in column public.t.c
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ALTER COLUMN c DROP NOT NULL;

-- Undo step 4 of 8: comment on the not-null constraint of column public.t.b
--   phase:       expand
--   locks:       ACCESS SHARE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
COMMENT ON CONSTRAINT "B set" ON public.t IS NULL;

-- Undo step 3 of 8: rename not-null constraint of column public.t.b
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t RENAME CONSTRAINT "B set" TO t_b_not_null;

-- Undo step 2 of 8: comment on the not-null constraint of column public.t.a
--   phase:       expand
--   locks:       ACCESS SHARE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
COMMENT ON CONSTRAINT a_other ON public.t IS 'given';

-- Undo step 1 of 8: rename not-null constraint of column public.t.a
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t RENAME CONSTRAINT a_other TO a_given;

COMMIT;
