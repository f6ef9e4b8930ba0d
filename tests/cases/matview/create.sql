-- A materialized view without data.
-- before --
CREATE TABLE t (a int, b int);
-- after --
CREATE TABLE t (a int, b int);
CREATE MATERIALIZED VIEW m (x, y) WITH (fillfactor = 70) AS SELECT a, sum(b) FROM t GROUP BY a WITH NO DATA;
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 1: create materialized view public.m
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE MATERIALIZED VIEW public.m (x, y) WITH (fillfactor=70) AS
SELECT a, sum(b) FROM public.t GROUP BY a
WITH NO DATA;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 1 of 1: create materialized view public.m
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP MATERIALIZED VIEW public.m;

COMMIT;
