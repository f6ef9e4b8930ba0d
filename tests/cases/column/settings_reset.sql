-- Storage, compression, statistics and options of columns go back to what the type has.
-- needs --
from 14: COMPRESSION
-- before --
CREATE TABLE t (a text COMPRESSION pglz, b numeric, c int, d int[]);
ALTER TABLE t ALTER COLUMN a SET STORAGE EXTERNAL;
ALTER TABLE t ALTER COLUMN b SET STORAGE PLAIN;
ALTER TABLE t ALTER COLUMN c SET STATISTICS 0;
ALTER TABLE t ALTER COLUMN c SET (n_distinct = 5, n_distinct_inherited = 7);
ALTER TABLE t ALTER COLUMN d SET STORAGE MAIN;
-- after --
CREATE TABLE t (a text, b numeric, c int, d int[]);
ALTER TABLE t ALTER COLUMN c SET (n_distinct_inherited = -1);
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 4: change settings of column public.t.a
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ALTER COLUMN a SET STORAGE EXTENDED;
ALTER TABLE public.t ALTER COLUMN a SET COMPRESSION DEFAULT;

-- Step 2 of 4: change settings of column public.t.b
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ALTER COLUMN b SET STORAGE MAIN;

-- Step 3 of 4: change settings of column public.t.c
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ALTER COLUMN c SET STATISTICS -1;
ALTER TABLE public.t ALTER COLUMN c SET (n_distinct_inherited=-1);
ALTER TABLE public.t ALTER COLUMN c RESET (n_distinct);

-- Step 4 of 4: change settings of column public.t.d
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ALTER COLUMN d SET STORAGE EXTENDED;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 4 of 4: change settings of column public.t.d
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ALTER COLUMN d SET STORAGE MAIN;

-- Undo step 3 of 4: change settings of column public.t.c
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ALTER COLUMN c SET STATISTICS 0;
ALTER TABLE public.t ALTER COLUMN c SET (n_distinct=5, n_distinct_inherited=7);

-- Undo step 2 of 4: change settings of column public.t.b
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ALTER COLUMN b SET STORAGE PLAIN;

-- Undo step 1 of 4: change settings of column public.t.a
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ALTER COLUMN a SET STORAGE EXTERNAL;
ALTER TABLE public.t ALTER COLUMN a SET COMPRESSION pglz;

COMMIT;
