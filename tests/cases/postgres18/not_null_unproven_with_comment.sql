-- A NOT NULL is proven, or not any more, while its name, its inheritance and its comment change or stay.
-- needs --
from 18: NOT NULL … NOT VALID
-- before --
CREATE TABLE t (a int, b int, c int NOT NULL, d int);
ALTER TABLE t ADD CONSTRAINT stays NOT NULL a NOT VALID;
COMMENT ON CONSTRAINT stays ON t IS 'never null';
ALTER TABLE t ADD CONSTRAINT old NOT NULL b NOT VALID;
COMMENT ON CONSTRAINT old ON t IS 'goes';
COMMENT ON CONSTRAINT t_c_not_null ON t IS 'stays';
ALTER TABLE t ADD CONSTRAINT other NOT NULL d NOT VALID;
-- after --
CREATE TABLE t (a int, b int, c int, d int, CONSTRAINT stays NOT NULL a NO INHERIT, CONSTRAINT new NOT NULL b);
COMMENT ON CONSTRAINT stays ON t IS 'never null';
ALTER TABLE t ADD CONSTRAINT unproven NOT NULL c NOT VALID;
COMMENT ON CONSTRAINT unproven ON t IS 'stays';
ALTER TABLE t ALTER d SET NOT NULL;
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 9: change inheritance of the not-null constraint of column public.t.a
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ALTER CONSTRAINT stays NO INHERIT;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 2 of 9: scan for nulls in column public.t.a
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   work:        scans public.t
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when column public.t.a holds nulls
ALTER TABLE public.t VALIDATE CONSTRAINT stays;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 3 of 9: rename not-null constraint of column public.t.b
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t RENAME CONSTRAINT old TO new;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 4 of 9: scan for nulls in column public.t.b
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   work:        scans public.t
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when column public.t.b holds nulls
ALTER TABLE public.t VALIDATE CONSTRAINT new;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 5 of 9: comment on the not-null constraint of column public.t.b
--   phase:       expand
--   locks:       ACCESS SHARE on table public.t
--   blocks:      neither reads nor writes
--   transaction: inside a transaction
--   undo:        reversible
COMMENT ON CONSTRAINT new ON public.t IS NULL;

-- Step 6 of 9: rename not-null constraint of column public.t.c
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t RENAME CONSTRAINT t_c_not_null TO unproven;

-- Step 7 of 9: leave unproven that there are no nulls in column public.t.c
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t DROP CONSTRAINT unproven;
ALTER TABLE public.t ADD CONSTRAINT unproven NOT NULL c NOT VALID;
COMMENT ON CONSTRAINT unproven ON public.t IS 'stays';

-- Step 8 of 9: rename not-null constraint of column public.t.d
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t RENAME CONSTRAINT other TO t_d_not_null;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 9 of 9: scan for nulls in column public.t.d
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   work:        scans public.t
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when column public.t.d holds nulls
ALTER TABLE public.t VALIDATE CONSTRAINT t_d_not_null;

COMMIT;
-- down --
SET lock_timeout = 0;

BEGIN;

-- Undo step 9 of 9: scan for nulls in column public.t.d
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.t DROP CONSTRAINT t_d_not_null;
ALTER TABLE public.t ADD CONSTRAINT t_d_not_null NOT NULL d NOT VALID;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 8 of 9: rename not-null constraint of column public.t.d
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t RENAME CONSTRAINT t_d_not_null TO other;

-- Undo step 7 of 9: leave unproven that there are no nulls in column public.t.c
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t VALIDATE CONSTRAINT unproven;

-- Undo step 6 of 9: rename not-null constraint of column public.t.c
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t RENAME CONSTRAINT unproven TO t_c_not_null;

-- Undo step 5 of 9: comment on the not-null constraint of column public.t.b
--   phase:       expand
--   locks:       ACCESS SHARE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
COMMENT ON CONSTRAINT new ON public.t IS 'goes';

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 4 of 9: scan for nulls in column public.t.b
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.t DROP CONSTRAINT new;
ALTER TABLE public.t ADD CONSTRAINT new NOT NULL b NOT VALID;
COMMENT ON CONSTRAINT new ON public.t IS 'goes';

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 3 of 9: rename not-null constraint of column public.t.b
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t RENAME CONSTRAINT new TO old;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 2 of 9: scan for nulls in column public.t.a
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.t DROP CONSTRAINT stays;
ALTER TABLE public.t ADD CONSTRAINT stays NOT NULL a NO INHERIT NOT VALID;
COMMENT ON CONSTRAINT stays ON public.t IS 'never null';

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 1 of 9: change inheritance of the not-null constraint of column public.t.a
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ALTER CONSTRAINT stays INHERIT;

COMMIT;
