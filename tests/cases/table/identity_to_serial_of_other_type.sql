-- The identity goes before the type changes, because the new default comes with the type; and the other way round.
-- before --
CREATE TABLE t (id bigint GENERATED ALWAYS AS IDENTITY, n serial);
-- after --
CREATE TABLE t (id serial, n bigint GENERATED ALWAYS AS IDENTITY);
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 9: drop identity of column public.t.id
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on sequence public.t_id_seq, ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t_id_seq, public.t, until step 3 is done, which rewrites public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ALTER COLUMN id DROP IDENTITY;

-- Step 2 of 9: create sequence public.t_id_seq
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible, loses data: its current value is gone
CREATE SEQUENCE public.t_id_seq AS integer;

-- Step 3 of 9: change type of column public.t.id
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for as long as its work takes
--   work:        rewrites public.t
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      rewrite: every row of public.t is written again under an exclusive lock
--   hazard:      cached-plan: prepared statements that give column public.t.id fail
ALTER TABLE public.t ALTER COLUMN id TYPE integer;
ALTER TABLE public.t ALTER COLUMN id SET DEFAULT nextval('public.t_id_seq'::regclass);

-- Step 4 of 9: let column public.t.id own sequence public.t_id_seq
--   phase:       expand
--   locks:       none on what exists
--   work:        scans public.t
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      blocking-scan: the rows of public.t are read for the last number while others wait; an index over id makes that short
ALTER SEQUENCE public.t_id_seq OWNED BY public.t.id;
SELECT pg_catalog.setval('public.t_id_seq', max(id) + 1, false) FROM public.t HAVING max(id) >= 1 AND max(id) < 2147483647;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 5 of 9: let column public.t.n own sequence public.t_n_seq no longer
--   phase:       expand
--   locks:       SHARE ROW EXCLUSIVE on sequence public.t_n_seq
--   blocks:      writes of public.t_n_seq, until step 6 is done, which rewrites public.t
--   transaction: inside another transaction
--   undo:        reversible
ALTER SEQUENCE public.t_n_seq OWNED BY NONE;

-- Step 6 of 9: change type of column public.t.n
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for as long as its work takes
--   work:        rewrites public.t
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      rewrite: every row of public.t is written again under an exclusive lock
--   hazard:      cached-plan: prepared statements that give column public.t.n fail
ALTER TABLE public.t ALTER COLUMN n DROP DEFAULT;
ALTER TABLE public.t ALTER COLUMN n TYPE bigint;

-- Step 7 of 9: drop sequence public.t_n_seq
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on sequence public.t_n_seq
--   blocks:      reads and writes of public.t_n_seq, until step 8 is done, which scans public.t
--   transaction: inside a transaction
--   undo:        reversible, loses data: its current value does not come back
--   hazard:      data-loss: the current value of sequence public.t_n_seq is dropped
DROP SEQUENCE public.t_n_seq;

-- Step 8 of 9: add identity to column public.t.n
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for as long as its work takes
--   work:        scans public.t
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      blocking-scan: the rows of public.t are read for the last number while others wait; an index over n makes that short
ALTER TABLE public.t ALTER COLUMN n ADD GENERATED ALWAYS AS IDENTITY;
SELECT pg_catalog.setval('public.t_n_seq', max(n) + 1, false) FROM public.t HAVING max(n) >= 1 AND max(n) < 9223372036854775807;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 9 of 9: gather statistics of table public.t (id, n)
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE public.t (id, n);

COMMIT;
-- down --
-- Undo step 9 of 9: gather statistics of table public.t (id, n)
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 8 of 9: add identity to column public.t.n
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ALTER COLUMN n DROP IDENTITY;

-- Undo step 7 of 9: drop sequence public.t_n_seq
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on sequence public.t_n_seq
--   transaction: inside a transaction
--   undo:        reversible, loses data: its current value does not come back
CREATE SEQUENCE public.t_n_seq AS integer;

-- Undo step 6 of 9: change type of column public.t.n
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ALTER COLUMN n TYPE integer;
ALTER TABLE public.t ALTER COLUMN n SET DEFAULT nextval('public.t_n_seq'::regclass);

-- Undo step 5 of 9: let column public.t.n own sequence public.t_n_seq no longer
--   phase:       expand
--   locks:       SHARE ROW EXCLUSIVE on sequence public.t_n_seq
--   transaction: inside a transaction
--   undo:        reversible
ALTER SEQUENCE public.t_n_seq OWNED BY public.t.n;
SELECT pg_catalog.setval('public.t_n_seq', max(n) + 1, false) FROM public.t HAVING max(n) >= 1 AND max(n) < 2147483647;

COMMIT;

BEGIN;

-- Undo step 4 of 9: let column public.t.id own sequence public.t_id_seq
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER SEQUENCE public.t_id_seq OWNED BY NONE;

-- Undo step 3 of 9: change type of column public.t.id
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ALTER COLUMN id DROP DEFAULT;
ALTER TABLE public.t ALTER COLUMN id TYPE bigint;

-- Undo step 2 of 9: create sequence public.t_id_seq
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible, loses data: its current value is gone
DROP SEQUENCE public.t_id_seq;

-- Undo step 1 of 9: drop identity of column public.t.id
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on sequence public.t_id_seq, ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY;
SELECT pg_catalog.setval('public.t_id_seq', max(id) + 1, false) FROM public.t HAVING max(id) >= 1 AND max(id) < 9223372036854775807;

COMMIT;
