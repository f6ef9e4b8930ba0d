-- Constraints that have names within a column have directives of their own; behind a column that stands on one line a directive is about the column.
-- before --
CREATE TABLE t (
    id int CONSTRAINT a CHECK (id > 0),
    x int CONSTRAINT x_key UNIQUE CONSTRAINT c CHECK (x > 0)
);
-- after --
CREATE TABLE t (
    id int
        -- @renamed from=a
        CONSTRAINT b CHECK (id > 0),
    y int CONSTRAINT x_key UNIQUE /* @renamed from=c */ CONSTRAINT d CHECK (y > 0) -- @renamed from=x
);
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 3: rename column public.t.x to column public.t.y
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      app-breaking: whoever uses the old name of column public.t.y fails
ALTER TABLE public.t RENAME COLUMN x TO y;

-- Step 2 of 3: rename constraint public.t.a to constraint public.t.b
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t RENAME CONSTRAINT a TO b;

-- Step 3 of 3: rename constraint public.t.c to constraint public.t.d
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t RENAME CONSTRAINT c TO d;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 3 of 3: rename constraint public.t.c to constraint public.t.d
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t RENAME CONSTRAINT d TO c;

-- Undo step 2 of 3: rename constraint public.t.a to constraint public.t.b
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t RENAME CONSTRAINT b TO a;

-- Undo step 1 of 3: rename column public.t.x to column public.t.y
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t RENAME COLUMN y TO x;

COMMIT;
