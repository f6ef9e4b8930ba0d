-- Spellings of a default that PostgreSQL stores alike are no difference.
-- before --
CREATE TABLE t (a text DEFAULT 'x'::text, b numeric DEFAULT 0::numeric, c boolean DEFAULT 'f', d int DEFAULT -1, e timestamp DEFAULT '2020-01-01'::timestamp without time zone);
-- after --
CREATE TABLE t (a text DEFAULT 'x', b decimal DEFAULT 0, c bool DEFAULT false, d int4 DEFAULT '-1'::integer, e timestamp DEFAULT '2020-01-01');
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 1: set default of column public.t.b
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ALTER COLUMN b SET DEFAULT 0;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 1 of 1: set default of column public.t.b
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ALTER COLUMN b SET DEFAULT 0::numeric;

COMMIT;
