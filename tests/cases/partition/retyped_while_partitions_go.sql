-- A table that is no partition any more has the type of its column changed on its own; one that is made again has the new one from the beginning.
-- before --
CREATE TABLE p (id int, c char(3) DEFAULT 'a') PARTITION BY RANGE (id);
CREATE TABLE stays PARTITION OF p FOR VALUES FROM (0) TO (100);
CREATE TABLE leaves PARTITION OF p FOR VALUES FROM (100) TO (200);
CREATE TABLE anew PARTITION OF p FOR VALUES FROM (200) TO (300) PARTITION BY RANGE (id);
CREATE TABLE old PARTITION OF anew FOR VALUES FROM (200) TO (250);
CREATE INDEX i ON p ((c IS NULL));
-- after --
CREATE TABLE p (id int, c char(4) DEFAULT 'b') PARTITION BY RANGE (id);
CREATE TABLE stays PARTITION OF p FOR VALUES FROM (0) TO (100);
CREATE TABLE leaves (id int, c char(4));
CREATE INDEX leaves_expr_idx ON leaves ((c IS NULL));
CREATE TABLE anew PARTITION OF p FOR VALUES FROM (200) TO (300) PARTITION BY HASH (id);
CREATE TABLE fresh PARTITION OF anew FOR VALUES WITH (MODULUS 1, REMAINDER 0);
CREATE INDEX i ON p ((c IS NULL));
-- offline --
from 14: DETACH PARTITION … CONCURRENTLY
-- plan --
SET lock_timeout = 0;

-- Step 1 of 14: detach table public.leaves
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.leaves, SHARE UPDATE EXCLUSIVE on table public.p
--   blocks:      reads and writes of public.leaves, for an instant
--   transaction: outside a transaction
--   undo:        reversible
--   if cut short: DO $$BEGIN IF EXISTS (SELECT FROM pg_catalog.pg_inherits WHERE inhrelid = 'public.leaves'::pg_catalog.regclass AND inhdetachpending) THEN ALTER TABLE public.p DETACH PARTITION public.leaves FINALIZE; END IF; END$$
ALTER TABLE public.p DETACH PARTITION public.leaves CONCURRENTLY;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.leaves IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 2 of 14: drop the check of the bounds of table public.leaves
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.leaves
--   blocks:      reads and writes of public.leaves, for an instant
--   transaction: inside a transaction of its own
--   undo:        reversible
DO $$DECLARE bounds text; BEGIN FOR bounds IN SELECT pg_catalog.quote_ident(conname) FROM pg_catalog.pg_constraint WHERE conrelid = 'public.leaves'::pg_catalog.regclass AND contype = 'c' ORDER BY oid DESC LIMIT 1 LOOP EXECUTE 'ALTER TABLE public.leaves DROP CONSTRAINT ' || bounds; END LOOP; END$$;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.leaves IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 3 of 14: change type of column public.leaves.c
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.leaves
--   blocks:      reads and writes of public.leaves, for as long as its work takes
--   work:        rewrites public.leaves
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      rewrite: every row of public.leaves is written again under an exclusive lock
--   hazard:      cached-plan: prepared statements that give column public.leaves.c fail
ALTER TABLE public.leaves ALTER COLUMN c DROP DEFAULT;
ALTER TABLE public.leaves ALTER COLUMN c TYPE character(4);

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 4 of 14: gather statistics of table public.leaves
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.leaves
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE public.leaves;

COMMIT;

-- Step 5 of 14: detach table public.anew
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.anew, ACCESS EXCLUSIVE on table public.old, SHARE UPDATE EXCLUSIVE on table public.p
--   blocks:      reads and writes of public.anew, public.old, for an instant
--   transaction: outside a transaction
--   undo:        reversible
--   if cut short: DO $$BEGIN IF EXISTS (SELECT FROM pg_catalog.pg_inherits WHERE inhrelid = 'public.anew'::pg_catalog.regclass AND inhdetachpending) THEN ALTER TABLE public.p DETACH PARTITION public.anew FINALIZE; END IF; END$$
ALTER TABLE public.p DETACH PARTITION public.anew CONCURRENTLY;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE ONLY public.p, public.anew, public.stays IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE ONLY public.p, public.anew, public.stays IN ACCESS EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', lockstep_timeout, true);
      RETURN;
    EXCEPTION WHEN insufficient_privilege THEN
      RETURN;
    WHEN lock_not_available OR deadlock_detected THEN
      IF lockstep_try = 200 THEN RAISE; END IF;
    END;
    PERFORM pg_catalog.pg_sleep(0.05 + pg_catalog.random() * 0.1);
  END LOOP;
END $$;

-- Step 6 of 14: drop index public.anew_expr_idx
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.anew, ACCESS EXCLUSIVE on table public.old
--   blocks:      reads and writes of public.anew, public.old, until step 9 is done, which rewrites public.stays
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      exclusive-lock-long: table public.anew, table public.old are locked until step 9 is done, which writes all rows of table public.stays
DROP INDEX public.anew_expr_idx;

-- Step 7 of 14: drop table public.old
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.anew, ACCESS EXCLUSIVE on table public.old
--   blocks:      reads and writes of public.anew, public.old, until step 9 is done, which rewrites public.stays
--   transaction: inside a transaction
--   undo:        reversible, loses data: its rows do not come back
--   hazard:      data-loss: the rows of table public.old are dropped
--   hazard:      app-breaking: whoever uses table public.old fails
DROP TABLE public.old;

-- Step 8 of 14: drop table public.anew
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.anew
--   blocks:      reads and writes of public.anew, until step 9 is done, which rewrites public.stays
--   transaction: inside a transaction
--   undo:        reversible, loses data: its rows do not come back
--   hazard:      data-loss: the rows of table public.anew are dropped
DROP TABLE public.anew;

-- Step 9 of 14: change type of column public.p.c
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.p, ACCESS EXCLUSIVE on table public.stays
--   blocks:      reads and writes of public.p, public.stays, for as long as its work takes
--   work:        rewrites public.stays
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      rewrite: every row of public.p is written again under an exclusive lock
--   hazard:      cached-plan: prepared statements that give column public.p.c fail
ALTER TABLE ONLY public.p ALTER COLUMN c DROP DEFAULT;
ALTER TABLE public.stays ALTER COLUMN c DROP DEFAULT;
ALTER TABLE public.p ALTER COLUMN c TYPE character(4);
DO $$DECLARE part record; BEGIN FOR turn IN 1..2 LOOP FOR part IN SELECT index.indexrelid, wanted.name FROM (VALUES ('public.i'::pg_catalog.regclass, 'public.stays'::pg_catalog.regclass, 'stays_expr_idx')) AS wanted (uppermost, "table", name) CROSS JOIN LATERAL pg_catalog.pg_partition_tree(uppermost) tree JOIN pg_catalog.pg_index index ON index.indexrelid = tree.relid AND index.indrelid = "table" LOOP EXECUTE pg_catalog.format('ALTER INDEX %s RENAME TO %I', part.indexrelid::pg_catalog.regclass, CASE turn WHEN 1 THEN 'lockstep_' || part.indexrelid ELSE part.name END); END LOOP; END LOOP; END$$;
ALTER TABLE ONLY public.p ALTER COLUMN c SET DEFAULT 'b';
ALTER TABLE public.stays ALTER COLUMN c SET DEFAULT 'b';

-- Step 10 of 14: create table public.anew
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
CREATE TABLE public.anew (
    id integer,
    c character(4) DEFAULT 'b'
) PARTITION BY HASH (id);

-- Step 11 of 14: create table public.fresh
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
CREATE TABLE public.fresh PARTITION OF public.anew (
    c WITH OPTIONS DEFAULT 'b'
) FOR VALUES WITH (modulus 1, remainder 0);

-- Step 12 of 14: add index public.anew_expr_idx
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE INDEX anew_expr_idx ON ONLY public.anew USING btree (((c IS NULL)));
CREATE INDEX fresh_expr_idx ON public.fresh USING btree (((c IS NULL)));
ALTER INDEX public.anew_expr_idx ATTACH PARTITION public.fresh_expr_idx;

-- Step 13 of 14: attach table public.anew
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.p
--   blocks:      neither reads nor writes
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.p ATTACH PARTITION public.anew FOR VALUES FROM (200) TO (300);

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 14 of 14: gather statistics of table public.p
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.p, SHARE UPDATE EXCLUSIVE on table public.stays
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE public.p;

COMMIT;
-- down --
-- Undo step 14 of 14: gather statistics of table public.p
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.p, SHARE UPDATE EXCLUSIVE on table public.stays
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public.p IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      LOCK TABLE public.p IN ACCESS EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', lockstep_timeout, true);
      RETURN;
    EXCEPTION WHEN insufficient_privilege THEN
      RETURN;
    WHEN lock_not_available OR deadlock_detected THEN
      IF lockstep_try = 200 THEN RAISE; END IF;
    END;
    PERFORM pg_catalog.pg_sleep(0.05 + pg_catalog.random() * 0.1);
  END LOOP;
END $$;

-- Undo step 13 of 14: attach table public.anew
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.anew, ACCESS EXCLUSIVE on table public.fresh, ACCESS EXCLUSIVE on table public.p
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.p DETACH PARTITION public.anew;

-- Undo step 12 of 14: add index public.anew_expr_idx
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP INDEX public.anew_expr_idx;

-- Undo step 11 of 14: create table public.fresh
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
DROP TABLE public.fresh;

-- Undo step 10 of 14: create table public.anew
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible, loses data: rows stored in it since are gone
DROP TABLE public.anew;

-- Undo step 9 of 14: change type of column public.p.c
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.p, ACCESS EXCLUSIVE on table public.stays
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE ONLY public.p ALTER COLUMN c DROP DEFAULT;
ALTER TABLE public.stays ALTER COLUMN c DROP DEFAULT;
ALTER TABLE public.p ALTER COLUMN c TYPE character(3);
DO $$DECLARE part record; BEGIN FOR turn IN 1..2 LOOP FOR part IN SELECT index.indexrelid, wanted.name FROM (VALUES ('public.i'::pg_catalog.regclass, 'public.stays'::pg_catalog.regclass, 'stays_expr_idx')) AS wanted (uppermost, "table", name) CROSS JOIN LATERAL pg_catalog.pg_partition_tree(uppermost) tree JOIN pg_catalog.pg_index index ON index.indexrelid = tree.relid AND index.indrelid = "table" LOOP EXECUTE pg_catalog.format('ALTER INDEX %s RENAME TO %I', part.indexrelid::pg_catalog.regclass, CASE turn WHEN 1 THEN 'lockstep_' || part.indexrelid ELSE part.name END); END LOOP; END LOOP; END$$;
ALTER TABLE ONLY public.p ALTER COLUMN c SET DEFAULT 'a';
ALTER TABLE public.stays ALTER COLUMN c SET DEFAULT 'a';

-- Undo step 8 of 14: drop table public.anew
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.anew
--   transaction: inside a transaction
--   undo:        reversible, loses data: its rows do not come back
CREATE TABLE public.anew (
    id integer,
    c character(3) DEFAULT 'a'
) PARTITION BY RANGE (id);

-- Undo step 7 of 14: drop table public.old
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.anew, ACCESS EXCLUSIVE on table public.old
--   transaction: inside a transaction
--   undo:        reversible, loses data: its rows do not come back
CREATE TABLE public.old PARTITION OF public.anew (
    c WITH OPTIONS DEFAULT 'a'
) FOR VALUES FROM (200) TO (250);

-- Undo step 6 of 14: drop index public.anew_expr_idx
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.anew, ACCESS EXCLUSIVE on table public.old
--   transaction: inside a transaction
--   undo:        reversible
CREATE INDEX anew_expr_idx ON ONLY public.anew USING btree (((c IS NULL)));
CREATE INDEX old_expr_idx ON public.old USING btree (((c IS NULL)));
ALTER INDEX public.anew_expr_idx ATTACH PARTITION public.old_expr_idx;

COMMIT;

SET lock_timeout = 0;

-- Undo step 5 of 14: detach table public.anew
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.anew, ACCESS EXCLUSIVE on table public.old, SHARE UPDATE EXCLUSIVE on table public.p
--   transaction: outside a transaction
--   undo:        reversible
ALTER TABLE public.p ATTACH PARTITION public.anew FOR VALUES FROM (200) TO (300);
DO $$DECLARE bounds text; BEGIN FOR bounds IN SELECT pg_catalog.quote_ident(conname) FROM pg_catalog.pg_constraint WHERE conrelid = 'public.anew'::pg_catalog.regclass AND contype = 'c' ORDER BY oid DESC LIMIT 1 LOOP EXECUTE 'ALTER TABLE public.anew DROP CONSTRAINT ' || bounds; END LOOP; END$$;

-- Undo step 4 of 14: gather statistics of table public.leaves
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.leaves
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.leaves IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 3 of 14: change type of column public.leaves.c
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.leaves
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.leaves ALTER COLUMN c TYPE character(3);
ALTER TABLE public.leaves ALTER COLUMN c SET DEFAULT 'a';

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.leaves IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 2 of 14: drop the check of the bounds of table public.leaves
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.leaves
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.leaves ADD CONSTRAINT lockstep_leaves_bounds_84afaa53 CHECK (id IS NOT NULL AND id >= 100 AND id < 200);

COMMIT;

SET lock_timeout = 0;

-- Undo step 1 of 14: detach table public.leaves
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.leaves, SHARE UPDATE EXCLUSIVE on table public.p
--   transaction: outside a transaction
--   undo:        reversible
ALTER TABLE public.p ATTACH PARTITION public.leaves FOR VALUES FROM (100) TO (200);
DO $$DECLARE bounds text; BEGIN FOR bounds IN SELECT pg_catalog.quote_ident(conname) FROM pg_catalog.pg_constraint WHERE conrelid = 'public.leaves'::pg_catalog.regclass AND contype = 'c' ORDER BY oid DESC LIMIT 1 LOOP EXECUTE 'ALTER TABLE public.leaves DROP CONSTRAINT ' || bounds; END LOOP; END$$;
