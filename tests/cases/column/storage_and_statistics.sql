-- Storage, compression, statistics target and options of a column.
-- needs --
from 14: COMPRESSION
-- before --
CREATE TABLE t (a text, b text, c int);
ALTER TABLE t ALTER COLUMN b SET STORAGE EXTERNAL;
-- after --
CREATE TABLE t (a text COMPRESSION pglz, b text, c int);
ALTER TABLE t ALTER COLUMN a SET STORAGE MAIN;
ALTER TABLE t ALTER COLUMN c SET STATISTICS 500;
ALTER TABLE t ALTER COLUMN c SET (n_distinct = -0.5);
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 3: change settings of column public.t.a
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ALTER COLUMN a SET STORAGE MAIN;
ALTER TABLE public.t ALTER COLUMN a SET COMPRESSION pglz;

-- Step 2 of 3: change settings of column public.t.b
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ALTER COLUMN b SET STORAGE EXTENDED;

-- Step 3 of 3: change settings of column public.t.c
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ALTER COLUMN c SET STATISTICS 500;
ALTER TABLE public.t ALTER COLUMN c SET (n_distinct=-0.5);

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 3 of 3: change settings of column public.t.c
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ALTER COLUMN c SET STATISTICS -1;
ALTER TABLE public.t ALTER COLUMN c RESET (n_distinct);

-- Undo step 2 of 3: change settings of column public.t.b
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ALTER COLUMN b SET STORAGE EXTERNAL;

-- Undo step 1 of 3: change settings of column public.t.a
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ALTER COLUMN a SET STORAGE EXTENDED;
ALTER TABLE public.t ALTER COLUMN a SET COMPRESSION DEFAULT;

COMMIT;
