-- Statistics go: by themselves, and with their table.
-- needs --
from 14: statistics on expressions
-- before --
CREATE TABLE t (a int, b int);
CREATE TABLE gone (a int, b int);
CREATE STATISTICS s (ndistinct) ON a, b FROM t;
COMMENT ON STATISTICS s IS 'about t';
CREATE STATISTICS of_gone ON a, b, (a * b) FROM gone;
ALTER STATISTICS of_gone SET STATISTICS 10;
-- after --
CREATE TABLE t (a int, b int);
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.gone IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 2: drop table public.gone
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.gone
--   blocks:      reads and writes of public.gone, for an instant
--   transaction: inside a transaction
--   undo:        reversible, loses data: its rows do not come back
--   hazard:      data-loss: the rows of table public.gone are dropped
--   hazard:      app-breaking: whoever uses table public.gone fails
DROP TABLE public.gone;

-- Step 2 of 2: drop statistics public.s
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   transaction: inside a transaction
--   undo:        reversible
DROP STATISTICS public.s;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 2 of 2: drop statistics public.s
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
CREATE STATISTICS public.s (ndistinct) ON a, b FROM public.t;
COMMENT ON STATISTICS public.s IS 'about t';

-- Undo step 1 of 2: drop table public.gone
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.gone
--   transaction: inside a transaction
--   undo:        reversible, loses data: its rows do not come back
CREATE TABLE public.gone (
    a integer,
    b integer
);
CREATE STATISTICS public.of_gone ON a, b, (a * b) FROM public.gone;
ALTER STATISTICS public.of_gone SET STATISTICS 10;

COMMIT;
