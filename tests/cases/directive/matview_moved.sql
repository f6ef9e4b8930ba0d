-- A materialized view takes its indexes along; one that stays keeps those of the same names.
-- before --
CREATE SCHEMA s;
CREATE MATERIALIZED VIEW m AS SELECT 1 AS a;
CREATE INDEX mi ON m (a);
CREATE INDEX mj ON m (a DESC);
CREATE INDEX mk ON m ((a + 1));
CREATE MATERIALIZED VIEW n AS SELECT 1 AS a;
CREATE INDEX ni ON n (a);
CREATE MATERIALIZED VIEW o AS SELECT 1 AS a;
CREATE UNIQUE INDEX oi ON o (a);
CREATE MATERIALIZED VIEW stays AS SELECT 1 AS a;
CREATE INDEX si ON stays (a);
-- after --
CREATE SCHEMA s;
-- @moved from=public
CREATE MATERIALIZED VIEW s.m AS SELECT 1 AS a;
CREATE INDEX mi ON s.m (a);
CREATE INDEX ml ON s.m (a NULLS FIRST);
-- @renamed from=mk
CREATE INDEX mk2 ON s.m ((a + 1));
-- @moved from=public
CREATE MATERIALIZED VIEW s.n AS SELECT 2 AS a;
CREATE INDEX ni ON s.n (a);
-- @moved from=public
CREATE MATERIALIZED VIEW s.o AS SELECT 1 AS a;
CREATE MATERIALIZED VIEW stays AS SELECT 1 AS a;
CREATE INDEX si ON stays (a);
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 11: move materialized view public.m to materialized view s.m
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on materialized view s.m
--   blocks:      reads and writes of s.m, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      app-breaking: whoever uses the old name of materialized view s.m fails
ALTER MATERIALIZED VIEW public.m SET SCHEMA s;

COMMIT;

BEGIN;

-- Step 2 of 11: move materialized view public.n to materialized view s.n
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on materialized view s.n
--   blocks:      reads and writes of s.n, for an instant
--   transaction: inside another transaction
--   undo:        reversible
--   hazard:      app-breaking: whoever uses the old name of materialized view s.n fails
ALTER MATERIALIZED VIEW public.n SET SCHEMA s;

COMMIT;

BEGIN;

-- Step 3 of 11: move materialized view public.o to materialized view s.o
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on materialized view s.o
--   blocks:      reads and writes of s.o, for an instant
--   transaction: inside another transaction
--   undo:        reversible
--   hazard:      app-breaking: whoever uses the old name of materialized view s.o fails
ALTER MATERIALIZED VIEW public.o SET SCHEMA s;

-- Step 4 of 11: rename index s.mk to index s.mk2
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
ALTER INDEX s.mk RENAME TO mk2;

COMMIT;

SET lock_timeout = 0;

-- Step 5 of 11: add index s.ml
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on materialized view s.m
--   blocks:      neither reads nor writes
--   work:        scans s.m
--   transaction: outside a transaction
--   undo:        reversible
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS s.ml
CREATE INDEX CONCURRENTLY ml ON s.m USING btree (a NULLS FIRST);

SET lock_timeout = '2s';

BEGIN;

-- Step 6 of 11: build what will be materialized view s.n
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction of its own
--   undo:        reversible
CREATE MATERIALIZED VIEW s.lockstep_n_new_92f6a4eb AS
SELECT 2 AS a
WITH DATA;
CREATE INDEX lockstep_ni_new_10d98c5c ON s.lockstep_n_new_92f6a4eb USING btree (a);

COMMIT;

BEGIN;

-- Step 7 of 11: gather statistics of materialized view s.lockstep_n_new_92f6a4eb
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE s.lockstep_n_new_92f6a4eb;

COMMIT;

BEGIN;

-- Step 8 of 11: put the new one in the place of materialized view s.n
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on materialized view s.n
--   blocks:      reads and writes of s.n, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   note:        it holds the rows of the moment in which it was built
ALTER MATERIALIZED VIEW s.n RENAME TO lockstep_n_old_92f6a4eb;
ALTER INDEX s.ni RENAME TO lockstep_ni_old_10d98c5c;
ALTER MATERIALIZED VIEW s.lockstep_n_new_92f6a4eb RENAME TO n;
ALTER INDEX s.lockstep_ni_new_10d98c5c RENAME TO ni;

COMMIT;

SET lock_timeout = 0;

-- Step 9 of 11: drop index s.mj
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on materialized view s.m
--   blocks:      neither reads nor writes
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY s.mj;

-- Step 10 of 11: drop index s.oi
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on materialized view s.o
--   blocks:      neither reads nor writes
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY s.oi;

SET lock_timeout = '2s';

BEGIN;

-- Step 11 of 11: drop the old materialized view s.n
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on materialized view s.lockstep_n_old_92f6a4eb
--   blocks:      reads and writes of s.lockstep_n_old_92f6a4eb, for an instant
--   transaction: inside a transaction of its own
--   undo:        reversible
DROP MATERIALIZED VIEW s.lockstep_n_old_92f6a4eb;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 11 of 11: drop the old materialized view s.n
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on materialized view s.lockstep_n_old_92f6a4eb
--   transaction: inside a transaction of its own
--   undo:        reversible
CREATE MATERIALIZED VIEW s.lockstep_n_old_92f6a4eb AS
SELECT 1 AS a
WITH DATA;
CREATE INDEX lockstep_ni_old_10d98c5c ON s.lockstep_n_old_92f6a4eb USING btree (a);

COMMIT;

SET lock_timeout = 0;

-- Undo step 10 of 11: drop index s.oi
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on materialized view s.o
--   transaction: outside a transaction
--   undo:        reversible
CREATE UNIQUE INDEX CONCURRENTLY oi ON s.o USING btree (a);

-- Undo step 9 of 11: drop index s.mj
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on materialized view s.m
--   transaction: outside a transaction
--   undo:        reversible
CREATE INDEX CONCURRENTLY mj ON s.m USING btree (a DESC);

SET lock_timeout = '2s';

BEGIN;

-- Undo step 8 of 11: put the new one in the place of materialized view s.n
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on materialized view s.n
--   transaction: inside a transaction
--   undo:        reversible
ALTER MATERIALIZED VIEW s.n RENAME TO lockstep_n_new_92f6a4eb;
ALTER INDEX s.ni RENAME TO lockstep_ni_new_10d98c5c;
ALTER MATERIALIZED VIEW s.lockstep_n_old_92f6a4eb RENAME TO n;
ALTER INDEX s.lockstep_ni_old_10d98c5c RENAME TO ni;

COMMIT;

-- Undo step 7 of 11: gather statistics of materialized view s.lockstep_n_new_92f6a4eb
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back

BEGIN;

-- Undo step 6 of 11: build what will be materialized view s.n
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction of its own
--   undo:        reversible
DROP MATERIALIZED VIEW s.lockstep_n_new_92f6a4eb;

COMMIT;

SET lock_timeout = 0;

-- Undo step 5 of 11: add index s.ml
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on materialized view s.m
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS s.ml;

SET lock_timeout = '2s';

BEGIN;

-- Undo step 4 of 11: rename index s.mk to index s.mk2
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER INDEX s.mk2 RENAME TO mk;

-- Undo step 3 of 11: move materialized view public.o to materialized view s.o
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on materialized view s.o
--   transaction: inside a transaction
--   undo:        reversible
ALTER MATERIALIZED VIEW s.o SET SCHEMA public;

COMMIT;

BEGIN;

-- Undo step 2 of 11: move materialized view public.n to materialized view s.n
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on materialized view s.n
--   transaction: inside a transaction
--   undo:        reversible
ALTER MATERIALIZED VIEW s.n SET SCHEMA public;

COMMIT;

BEGIN;

-- Undo step 1 of 11: move materialized view public.m to materialized view s.m
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on materialized view s.m
--   transaction: inside a transaction
--   undo:        reversible
ALTER MATERIALIZED VIEW s.m SET SCHEMA public;

COMMIT;
