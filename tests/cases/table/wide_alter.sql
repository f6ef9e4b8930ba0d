-- A table of many columns gets a changed type, a default, a rename and a drop at once, with a view over all.
-- before --
CREATE TABLE t (id int, a int, b int, c int, d int, e int, f int, g int, h int);
CREATE VIEW v AS SELECT * FROM t;
CREATE VIEW w AS SELECT id, h FROM v;
-- after --
CREATE TABLE t (id int NOT NULL, a bigint, b int DEFAULT 1,
    -- @renamed from=c
    cc int, e int, f text, g int, h int, i int);
CREATE VIEW v AS SELECT * FROM t;
CREATE VIEW w AS SELECT id, h FROM v;
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 15: rename column public.t.c to column public.t.cc
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      app-breaking: whoever uses the old name of column public.t.cc fails
ALTER TABLE public.t RENAME COLUMN c TO cc;

-- Step 2 of 15: set default of column public.t.b
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ALTER COLUMN b SET DEFAULT 1;

-- Step 3 of 15: add column public.t.i
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible, loses data: values stored in it since are gone
ALTER TABLE public.t ADD COLUMN i integer;

-- Step 4 of 15: check without scan for nulls in column public.t.id
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ADD CONSTRAINT lockstep_id_not_null_4648668e CHECK (id IS NOT NULL) NOT VALID;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 5 of 15: scan for nulls in column public.t.id
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   work:        scans public.t
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when column public.t.id holds nulls
ALTER TABLE public.t VALIDATE CONSTRAINT lockstep_id_not_null_4648668e;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- Step 6 of 15: require values in column public.t.id
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ALTER COLUMN id SET NOT NULL;

COMMIT;

-- Step 7 of 15: drop the check for nulls in column public.t.id
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: outside a transaction
--   undo:        reversible
ALTER TABLE public.t DROP CONSTRAINT lockstep_id_not_null_4648668e;

BEGIN;

-- Step 8 of 15: drop view public.w
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on view public.w
--   blocks:      reads and writes of public.w, until step 10 is done, which rewrites public.t
--   transaction: inside a transaction
--   undo:        reversible
DROP VIEW public.w;

-- Step 9 of 15: drop view public.v
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on view public.v
--   blocks:      reads and writes of public.v, until step 10 is done, which rewrites public.t
--   transaction: inside a transaction
--   undo:        reversible
DROP VIEW public.v;

-- Step 10 of 15: change type of column public.t.a
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for as long as its work takes
--   work:        rewrites public.t
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      rewrite: every row of public.t is written again under an exclusive lock
--   hazard:      cached-plan: prepared statements that give column public.t.a fail
ALTER TABLE public.t ALTER COLUMN a TYPE bigint;

-- Step 11 of 15: change type of column public.t.f
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for as long as its work takes
--   work:        rewrites public.t
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      rewrite: every row of public.t is written again under an exclusive lock
--   hazard:      cached-plan: prepared statements that give column public.t.f fail
ALTER TABLE public.t ALTER COLUMN f TYPE text;

-- Step 12 of 15: create view public.v
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE VIEW public.v AS
SELECT t.id, t.a, t.b, t.cc, t.e, t.f, t.g, t.h, t.i FROM public.t;

-- Step 13 of 15: create view public.w
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE VIEW public.w AS
SELECT id, h FROM public.v;

-- Step 14 of 15: drop column public.t.d
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible, loses data: its values do not come back
--   hazard:      data-loss: the values of column public.t.d are dropped
--   hazard:      app-breaking: whoever uses column public.t.d fails
--   hazard:      cached-plan: prepared statements that take all columns of table public.t fail
ALTER TABLE public.t DROP COLUMN d;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 15 of 15: gather statistics of table public.t (a, f)
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE public.t (a, f);

COMMIT;
-- down --
-- Undo step 15 of 15: gather statistics of table public.t (a, f)
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back

SET lock_timeout = '2s';

BEGIN;

-- Undo step 14 of 15: drop column public.t.d
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible, loses data: its values do not come back
ALTER TABLE public.t ADD COLUMN d integer;

-- Undo step 13 of 15: create view public.w
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP VIEW public.w;

-- Undo step 12 of 15: create view public.v
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP VIEW public.v;

-- Undo step 11 of 15: change type of column public.t.f
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ALTER COLUMN f TYPE integer USING f::integer;

-- Undo step 10 of 15: change type of column public.t.a
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ALTER COLUMN a TYPE integer;

-- Undo step 9 of 15: drop view public.v
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on view public.v
--   transaction: inside a transaction
--   undo:        reversible
CREATE VIEW public.v AS
SELECT t.id, t.a, t.b, t.cc AS c, t.d, t.e, t.f, t.g, t.h FROM public.t;

-- Undo step 8 of 15: drop view public.w
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on view public.w
--   transaction: inside a transaction
--   undo:        reversible
CREATE VIEW public.w AS
SELECT id, h FROM public.v;

COMMIT;

-- Undo step 7 of 15: drop the check for nulls in column public.t.id
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: outside a transaction
--   undo:        reversible
ALTER TABLE public.t ADD CONSTRAINT lockstep_id_not_null_4648668e CHECK (id IS NOT NULL) NOT VALID;
ALTER TABLE public.t VALIDATE CONSTRAINT lockstep_id_not_null_4648668e;

BEGIN;

-- Undo step 6 of 15: require values in column public.t.id
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ALTER COLUMN id DROP NOT NULL;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 5 of 15: scan for nulls in column public.t.id
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.t DROP CONSTRAINT lockstep_id_not_null_4648668e;
ALTER TABLE public.t ADD CONSTRAINT lockstep_id_not_null_4648668e CHECK (id IS NOT NULL) NOT VALID;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- Undo step 4 of 15: check without scan for nulls in column public.t.id
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t DROP CONSTRAINT lockstep_id_not_null_4648668e;

-- Undo step 3 of 15: add column public.t.i
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible, loses data: values stored in it since are gone
ALTER TABLE public.t DROP COLUMN i;

-- Undo step 2 of 15: set default of column public.t.b
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ALTER COLUMN b DROP DEFAULT;

-- Undo step 1 of 15: rename column public.t.c to column public.t.cc
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t RENAME COLUMN cc TO c;

COMMIT;
