-- Kinds, columns, an expression: all of it is made anew. Target and comment change in place.
-- needs --
from 14: statistics on expressions
-- before --
CREATE TABLE t (a int, b int, c int);
CREATE STATISTICS kinds (ndistinct) ON a, b FROM t;
CREATE STATISTICS columns ON a, b FROM t;
CREATE STATISTICS expression ON a, (b + 1) FROM t;
CREATE STATISTICS target ON a, b FROM t;
ALTER STATISTICS target SET STATISTICS 100;
COMMENT ON STATISTICS target IS 'old';
-- after --
CREATE TABLE t (a int, b int, c int);
CREATE STATISTICS kinds (ndistinct, mcv) ON a, b FROM t;
COMMENT ON STATISTICS kinds IS 'new';
CREATE STATISTICS columns ON a, c FROM t;
CREATE STATISTICS expression ON a, (b + 2) FROM t;
CREATE STATISTICS target ON b, a FROM t;
COMMENT ON STATISTICS target IS 'new';
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 9: set statistics target of statistics public.target
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
ALTER STATISTICS public.target SET STATISTICS -1;

-- Step 2 of 9: change comment on statistics public.target
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
COMMENT ON STATISTICS public.target IS 'new';

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 3 of 9: drop statistics public.columns
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   transaction: inside another transaction
--   undo:        reversible
DROP STATISTICS public.columns;

-- Step 4 of 9: add statistics public.columns
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   transaction: inside a transaction
--   undo:        reversible
CREATE STATISTICS public.columns ON a, c FROM public.t;

-- Step 5 of 9: drop statistics public.expression
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   transaction: inside a transaction
--   undo:        reversible
DROP STATISTICS public.expression;

-- Step 6 of 9: add statistics public.expression
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   transaction: inside a transaction
--   undo:        reversible
CREATE STATISTICS public.expression ON a, (b + 2) FROM public.t;

-- Step 7 of 9: drop statistics public.kinds
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   transaction: inside a transaction
--   undo:        reversible
DROP STATISTICS public.kinds;

-- Step 8 of 9: add statistics public.kinds
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   transaction: inside a transaction
--   undo:        reversible
CREATE STATISTICS public.kinds (ndistinct, mcv) ON a, b FROM public.t;
COMMENT ON STATISTICS public.kinds IS 'new';

COMMIT;

BEGIN;

-- Step 9 of 9: gather statistics of table public.t
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE public.t;

COMMIT;
-- down --
-- Undo step 9 of 9: gather statistics of table public.t
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back

SET lock_timeout = 0;

BEGIN;

-- Undo step 8 of 9: add statistics public.kinds
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
DROP STATISTICS public.kinds;

-- Undo step 7 of 9: drop statistics public.kinds
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
CREATE STATISTICS public.kinds (ndistinct) ON a, b FROM public.t;

-- Undo step 6 of 9: add statistics public.expression
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
DROP STATISTICS public.expression;

-- Undo step 5 of 9: drop statistics public.expression
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
CREATE STATISTICS public.expression ON a, (b + 1) FROM public.t;

-- Undo step 4 of 9: add statistics public.columns
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
DROP STATISTICS public.columns;

-- Undo step 3 of 9: drop statistics public.columns
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
CREATE STATISTICS public.columns ON a, b FROM public.t;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- Undo step 2 of 9: change comment on statistics public.target
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
COMMENT ON STATISTICS public.target IS 'old';

-- Undo step 1 of 9: set statistics target of statistics public.target
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER STATISTICS public.target SET STATISTICS 100;

COMMIT;
