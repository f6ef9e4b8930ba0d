-- A child sets other defaults, NOT NULL, storage and comments on columns that it inherits.
-- before --
CREATE TABLE p (a int, b text DEFAULT 'p');
CREATE TABLE c () INHERITS (p);
-- after --
CREATE TABLE p (a int, b text DEFAULT 'p');
CREATE TABLE c () INHERITS (p);
ALTER TABLE c ALTER COLUMN a SET NOT NULL;
ALTER TABLE c ALTER COLUMN b SET DEFAULT 'c';
ALTER TABLE c ALTER COLUMN b SET STORAGE EXTERNAL;
COMMENT ON COLUMN c.b IS 'of the child';
CREATE UNIQUE INDEX c_a ON c (a);
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 7: check without scan for nulls in column public.c.a
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.c
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.c ADD CONSTRAINT lockstep_a_not_null_602f0de6 CHECK (a IS NOT NULL) NOT VALID;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 2 of 7: scan for nulls in column public.c.a
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.c
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when column public.c.a holds nulls
ALTER TABLE public.c VALIDATE CONSTRAINT lockstep_a_not_null_602f0de6;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- Step 3 of 7: require values in column public.c.a
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.c
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.c ALTER COLUMN a SET NOT NULL;
ALTER TABLE public.c DROP CONSTRAINT lockstep_a_not_null_602f0de6;

-- Step 4 of 7: set default of column public.c.b
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.c
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.c ALTER COLUMN b SET DEFAULT 'c';

-- Step 5 of 7: change settings of column public.c.b
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.c
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.c ALTER COLUMN b SET STORAGE EXTERNAL;

-- Step 6 of 7: change comment on column public.c.b
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.c
--   transaction: inside a transaction
--   undo:        reversible
COMMENT ON COLUMN public.c.b IS 'of the child';

COMMIT;

SET lock_timeout = 0;

-- Step 7 of 7: add index public.c_a
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.c
--   transaction: outside a transaction
--   undo:        reversible
--   hazard:      may-fail: fails when rows of public.c are not unique
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS public.c_a
CREATE UNIQUE INDEX CONCURRENTLY c_a ON public.c USING btree (a);
-- down --
SET lock_timeout = 0;

-- Undo step 7 of 7: add index public.c_a
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.c
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS public.c_a;

SET lock_timeout = '2s';

BEGIN;

-- Undo step 6 of 7: change comment on column public.c.b
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.c
--   transaction: inside a transaction
--   undo:        reversible
COMMENT ON COLUMN public.c.b IS NULL;

-- Undo step 5 of 7: change settings of column public.c.b
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.c
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.c ALTER COLUMN b SET STORAGE EXTENDED;

-- Undo step 4 of 7: set default of column public.c.b
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.c
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.c ALTER COLUMN b SET DEFAULT 'p';

-- Undo step 3 of 7: require values in column public.c.a
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.c
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.c ADD CONSTRAINT lockstep_a_not_null_602f0de6 CHECK (a IS NOT NULL);
ALTER TABLE public.c ALTER COLUMN a DROP NOT NULL;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 2 of 7: scan for nulls in column public.c.a
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.c
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.c DROP CONSTRAINT lockstep_a_not_null_602f0de6;
ALTER TABLE public.c ADD CONSTRAINT lockstep_a_not_null_602f0de6 CHECK (a IS NOT NULL) NOT VALID;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- Undo step 1 of 7: check without scan for nulls in column public.c.a
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.c
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.c DROP CONSTRAINT lockstep_a_not_null_602f0de6;

COMMIT;
