-- Identity goes, the column stays.
-- before --
CREATE TABLE t (id int GENERATED ALWAYS AS IDENTITY, a int);
-- after --
CREATE TABLE t (id int NOT NULL, a int);
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 1: drop identity of column public.t.id
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on sequence public.t_id_seq, ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t_id_seq, public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ALTER COLUMN id DROP IDENTITY;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 1 of 1: drop identity of column public.t.id
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on sequence public.t_id_seq, ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY;
SELECT pg_catalog.setval('public.t_id_seq', max(id) + 1, false) FROM public.t HAVING max(id) >= 1 AND max(id) < 2147483647;

COMMIT;
