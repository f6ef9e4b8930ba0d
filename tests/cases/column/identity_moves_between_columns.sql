-- Identity leaves one column for another of the same table.
-- before --
CREATE TABLE t (a int GENERATED ALWAYS AS IDENTITY, b int NOT NULL);
-- after --
CREATE TABLE t (a int NOT NULL, b int GENERATED ALWAYS AS IDENTITY);
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 2: drop identity of column public.t.a
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on sequence public.t_a_seq, ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t_a_seq, public.t, until step 2 is done, which scans public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ALTER COLUMN a DROP IDENTITY;

-- Step 2 of 2: add identity to column public.t.b
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for as long as its work takes
--   work:        scans public.t
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      blocking-scan: the rows of public.t are read for the last number while others wait; an index over b makes that short
ALTER TABLE public.t ALTER COLUMN b ADD GENERATED ALWAYS AS IDENTITY;
SELECT pg_catalog.setval('public.t_b_seq', max(b) + 1, false) FROM public.t HAVING max(b) >= 1 AND max(b) < 2147483647;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 2 of 2: add identity to column public.t.b
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ALTER COLUMN b DROP IDENTITY;

-- Undo step 1 of 2: drop identity of column public.t.a
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on sequence public.t_a_seq, ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ALTER COLUMN a ADD GENERATED ALWAYS AS IDENTITY;
SELECT pg_catalog.setval('public.t_a_seq', max(a) + 1, false) FROM public.t HAVING max(a) >= 1 AND max(a) < 2147483647;

COMMIT;
