-- A materialized view goes with its indexes.
-- before --
CREATE TABLE t (a int);
CREATE MATERIALIZED VIEW m AS SELECT a FROM t;
CREATE INDEX m_a ON m (a);
COMMENT ON MATERIALIZED VIEW m IS 'gone';
-- after --
CREATE TABLE t (a int);
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 1: drop materialized view public.m
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on materialized view public.m
--   blocks:      reads and writes of public.m, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      app-breaking: whoever uses materialized view public.m fails
DROP MATERIALIZED VIEW public.m;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 1 of 1: drop materialized view public.m
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on materialized view public.m
--   transaction: inside a transaction
--   undo:        reversible
CREATE MATERIALIZED VIEW public.m AS
SELECT a FROM public.t
WITH DATA;
COMMENT ON MATERIALIZED VIEW public.m IS 'gone';
CREATE INDEX m_a ON public.m USING btree (a);

COMMIT;
