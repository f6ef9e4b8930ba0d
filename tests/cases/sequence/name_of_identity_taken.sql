-- A sequence of a serial column is not made of another one that the column owned when an identity has its name as yet.
-- before --
CREATE TABLE s (id bigint GENERATED ALWAYS AS IDENTITY, body text);
CREATE SEQUENCE extra START WITH 4;
ALTER SEQUENCE extra OWNED BY s.id;
-- after --
CREATE TABLE s (id serial, body text);
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.s IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 7: drop identity of column public.s.id
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on sequence public.s_id_seq, ACCESS EXCLUSIVE on table public.s
--   blocks:      reads and writes of public.s_id_seq, public.s, until step 3 is done, which rewrites public.s
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.s ALTER COLUMN id DROP IDENTITY;

-- Step 2 of 7: create sequence public.s_id_seq
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible, loses data: its current value is gone
CREATE SEQUENCE public.s_id_seq AS integer;

-- Step 3 of 7: change type of column public.s.id
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.s
--   blocks:      reads and writes of public.s, for as long as its work takes
--   work:        rewrites public.s
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      rewrite: every row of public.s is written again under an exclusive lock
--   hazard:      cached-plan: prepared statements that give column public.s.id fail
ALTER TABLE public.s ALTER COLUMN id TYPE integer;
ALTER TABLE public.s ALTER COLUMN id SET DEFAULT nextval('public.s_id_seq'::regclass);

-- Step 4 of 7: let column public.s.id own sequence public.s_id_seq
--   phase:       expand
--   locks:       none on what exists
--   work:        scans public.s
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      blocking-scan: the rows of public.s are read for the last number while others wait; an index over id makes that short
ALTER SEQUENCE public.s_id_seq OWNED BY public.s.id;
SELECT pg_catalog.setval('public.s_id_seq', max(id) + 1, false) FROM public.s HAVING max(id) >= 1 AND max(id) < 2147483647;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 5 of 7: gather statistics of table public.s (id)
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.s
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE public.s (id);

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- Step 6 of 7: let column public.s.id own sequence public.extra no longer
--   phase:       expand
--   locks:       SHARE ROW EXCLUSIVE on sequence public.extra
--   blocks:      writes of public.extra, for an instant
--   transaction: inside another transaction
--   undo:        reversible
ALTER SEQUENCE public.extra OWNED BY NONE;

-- Step 7 of 7: drop sequence public.extra
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on sequence public.extra
--   blocks:      reads and writes of public.extra, for an instant
--   transaction: inside a transaction
--   undo:        reversible, loses data: its current value does not come back
--   hazard:      data-loss: the current value of sequence public.extra is dropped
DROP SEQUENCE public.extra;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 7 of 7: drop sequence public.extra
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on sequence public.extra
--   transaction: inside a transaction
--   undo:        reversible, loses data: its current value does not come back
CREATE SEQUENCE public.extra START WITH 4;

-- Undo step 6 of 7: let column public.s.id own sequence public.extra no longer
--   phase:       expand
--   locks:       SHARE ROW EXCLUSIVE on sequence public.extra
--   transaction: inside a transaction
--   undo:        reversible
ALTER SEQUENCE public.extra OWNED BY public.s.id;
SELECT pg_catalog.setval('public.extra', max(id) + 1, false) FROM public.s HAVING max(id) >= 4 AND max(id) < 9223372036854775807;

COMMIT;

-- Undo step 5 of 7: gather statistics of table public.s (id)
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.s
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back

BEGIN;

-- Undo step 4 of 7: let column public.s.id own sequence public.s_id_seq
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER SEQUENCE public.s_id_seq OWNED BY NONE;

-- Undo step 3 of 7: change type of column public.s.id
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.s
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.s ALTER COLUMN id DROP DEFAULT;
ALTER TABLE public.s ALTER COLUMN id TYPE bigint;

-- Undo step 2 of 7: create sequence public.s_id_seq
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible, loses data: its current value is gone
DROP SEQUENCE public.s_id_seq;

-- Undo step 1 of 7: drop identity of column public.s.id
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on sequence public.s_id_seq, ACCESS EXCLUSIVE on table public.s
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.s ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY;
SELECT pg_catalog.setval('public.s_id_seq', max(id) + 1, false) FROM public.s HAVING max(id) >= 1 AND max(id) < 9223372036854775807;

COMMIT;
