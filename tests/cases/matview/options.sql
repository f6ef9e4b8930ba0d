-- Options of a materialized view.
-- before --
CREATE TABLE t (a text);
CREATE MATERIALIZED VIEW m AS SELECT a FROM t;
-- after --
CREATE TABLE t (a text);
CREATE MATERIALIZED VIEW m WITH (autovacuum_enabled = false) AS SELECT a FROM t;
COMMENT ON COLUMN m.a IS 'a column';
-- plan --
SET lock_timeout = 0;

BEGIN;

-- Step 1 of 2: set options of materialized view public.m
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on materialized view public.m
--   blocks:      neither reads nor writes
--   transaction: inside a transaction
--   undo:        reversible
ALTER MATERIALIZED VIEW public.m SET (autovacuum_enabled=false);

-- Step 2 of 2: add view column public.m.a
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on materialized view public.m
--   blocks:      neither reads nor writes
--   transaction: inside a transaction
--   undo:        reversible
COMMENT ON COLUMN public.m.a IS 'a column';

COMMIT;
-- down --
SET lock_timeout = 0;

BEGIN;

-- Undo step 2 of 2: add view column public.m.a
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on materialized view public.m
--   transaction: inside a transaction
--   undo:        reversible
COMMENT ON COLUMN public.m.a IS NULL;

-- Undo step 1 of 2: set options of materialized view public.m
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on materialized view public.m
--   transaction: inside a transaction
--   undo:        reversible
ALTER MATERIALIZED VIEW public.m RESET (autovacuum_enabled);

COMMIT;
