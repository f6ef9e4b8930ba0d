-- Statistics of every form are added to a table that is there.
-- needs --
from 14: statistics on expressions
-- before --
CREATE SCHEMA "Stats";
CREATE TABLE t (a int, b int, c text);
-- after --
CREATE SCHEMA "Stats";
CREATE TABLE t (a int, b int, c text);
CREATE STATISTICS everything ON c, a FROM t;
CREATE STATISTICS "Stats"."some kinds" (mcv, ndistinct) ON a, b, c FROM t;
CREATE STATISTICS one_expression ON (a + b) FROM t;
CREATE STATISTICS mixed (dependencies) ON (b), lower(c), (CASE WHEN a > 0 THEN 1 END) FROM t;
ALTER STATISTICS mixed SET STATISTICS 500;
COMMENT ON STATISTICS mixed IS 'it''s mixed';
-- plan --
SET lock_timeout = 0;

BEGIN;

-- Step 1 of 5: add statistics "Stats"."some kinds"
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   transaction: inside a transaction
--   undo:        reversible
CREATE STATISTICS "Stats"."some kinds" (ndistinct, mcv) ON a, b, c FROM public.t;

-- Step 2 of 5: add statistics public.everything
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   transaction: inside a transaction
--   undo:        reversible
CREATE STATISTICS public.everything ON a, c FROM public.t;

-- Step 3 of 5: add statistics public.mixed
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   transaction: inside a transaction
--   undo:        reversible
CREATE STATISTICS public.mixed (dependencies) ON b, (lower(c)), (CASE WHEN a > 0 THEN 1 END) FROM public.t;
ALTER STATISTICS public.mixed SET STATISTICS 500;
COMMENT ON STATISTICS public.mixed IS 'it''s mixed';

-- Step 4 of 5: add statistics public.one_expression
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   transaction: inside a transaction
--   undo:        reversible
CREATE STATISTICS public.one_expression ON (a + b) FROM public.t;

COMMIT;

BEGIN;

-- Step 5 of 5: gather statistics of table public.t
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE public.t;

COMMIT;
-- down --
-- Undo step 5 of 5: gather statistics of table public.t
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back

SET lock_timeout = 0;

BEGIN;

-- Undo step 4 of 5: add statistics public.one_expression
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
DROP STATISTICS public.one_expression;

-- Undo step 3 of 5: add statistics public.mixed
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
DROP STATISTICS public.mixed;

-- Undo step 2 of 5: add statistics public.everything
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
DROP STATISTICS public.everything;

-- Undo step 1 of 5: add statistics "Stats"."some kinds"
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
DROP STATISTICS "Stats"."some kinds";

COMMIT;
