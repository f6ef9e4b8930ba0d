-- Statistics can belong to another role than their table.
-- before --
CREATE TABLE t (a int, b int);
CREATE STATISTICS s ON a, b FROM t;
ALTER STATISTICS s OWNER TO pg_monitor;
-- after --
CREATE TABLE t (a int, b int);
CREATE STATISTICS s ON a, b FROM t;
ALTER STATISTICS s OWNER TO pg_read_all_stats;
CREATE STATISTICS another ON a, b FROM t;
ALTER STATISTICS another OWNER TO pg_monitor;
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 3: add statistics public.another
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   transaction: inside a transaction
--   undo:        reversible
CREATE STATISTICS public.another ON a, b FROM public.t;
ALTER STATISTICS public.another OWNER TO pg_monitor;

-- Step 2 of 3: change owner of statistics public.s
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
ALTER STATISTICS public.s OWNER TO pg_read_all_stats;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 3 of 3: gather statistics of table public.t
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE public.t;

COMMIT;
-- down --
-- Undo step 3 of 3: gather statistics of table public.t
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back

SET lock_timeout = '2s';

BEGIN;

-- Undo step 2 of 3: change owner of statistics public.s
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER STATISTICS public.s OWNER TO pg_monitor;

-- Undo step 1 of 3: add statistics public.another
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
DROP STATISTICS public.another;

COMMIT;
