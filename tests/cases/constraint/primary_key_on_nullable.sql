-- A primary key on nullable columns.
-- before --
CREATE TABLE t (a int, b int);
-- after --
CREATE TABLE t (a int, b int, PRIMARY KEY (a, b));
-- rows --
INSERT INTO t VALUES (1, 1), (1, 2);
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 8: check without scan for nulls in column public.t.a
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ADD CONSTRAINT lockstep_a_not_null_5c911f68 CHECK (a IS NOT NULL) NOT VALID;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 2 of 8: scan for nulls in column public.t.a
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when column public.t.a holds nulls
ALTER TABLE public.t VALIDATE CONSTRAINT lockstep_a_not_null_5c911f68;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- Step 3 of 8: require values in column public.t.a
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ALTER COLUMN a SET NOT NULL;
ALTER TABLE public.t DROP CONSTRAINT lockstep_a_not_null_5c911f68;

-- Step 4 of 8: check without scan for nulls in column public.t.b
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ADD CONSTRAINT lockstep_b_not_null_9f47544e CHECK (b IS NOT NULL) NOT VALID;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 5 of 8: scan for nulls in column public.t.b
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when column public.t.b holds nulls
ALTER TABLE public.t VALIDATE CONSTRAINT lockstep_b_not_null_9f47544e;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- Step 6 of 8: require values in column public.t.b
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ALTER COLUMN b SET NOT NULL;
ALTER TABLE public.t DROP CONSTRAINT lockstep_b_not_null_9f47544e;

COMMIT;

SET lock_timeout = 0;

-- Step 7 of 8: build the index of constraint public.t.t_pkey
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: outside a transaction
--   undo:        reversible
--   hazard:      may-fail: fails when rows of public.t are not unique
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS public.t_pkey
CREATE UNIQUE INDEX CONCURRENTLY t_pkey ON public.t USING btree (a, b);

SET lock_timeout = '2s';

BEGIN;

-- Step 8 of 8: add constraint public.t.t_pkey
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ADD CONSTRAINT t_pkey PRIMARY KEY USING INDEX t_pkey;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 8 of 8: add constraint public.t.t_pkey
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t DROP CONSTRAINT t_pkey;

COMMIT;

SET lock_timeout = 0;

-- Undo step 7 of 8: build the index of constraint public.t.t_pkey
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS public.t_pkey;

SET lock_timeout = '2s';

BEGIN;

-- Undo step 6 of 8: require values in column public.t.b
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ADD CONSTRAINT lockstep_b_not_null_9f47544e CHECK (b IS NOT NULL);
ALTER TABLE public.t ALTER COLUMN b DROP NOT NULL;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 5 of 8: scan for nulls in column public.t.b
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.t DROP CONSTRAINT lockstep_b_not_null_9f47544e;
ALTER TABLE public.t ADD CONSTRAINT lockstep_b_not_null_9f47544e CHECK (b IS NOT NULL) NOT VALID;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- Undo step 4 of 8: check without scan for nulls in column public.t.b
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t DROP CONSTRAINT lockstep_b_not_null_9f47544e;

-- Undo step 3 of 8: require values in column public.t.a
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ADD CONSTRAINT lockstep_a_not_null_5c911f68 CHECK (a IS NOT NULL);
ALTER TABLE public.t ALTER COLUMN a DROP NOT NULL;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 2 of 8: scan for nulls in column public.t.a
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.t DROP CONSTRAINT lockstep_a_not_null_5c911f68;
ALTER TABLE public.t ADD CONSTRAINT lockstep_a_not_null_5c911f68 CHECK (a IS NOT NULL) NOT VALID;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- Undo step 1 of 8: check without scan for nulls in column public.t.a
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t DROP CONSTRAINT lockstep_a_not_null_5c911f68;

COMMIT;
