-- A materialized view with another query is built beside the old one, with what belongs to it, while programs read the old one; views over it, and over these, come again in the transaction of the exchange.
-- before --
CREATE SCHEMA "Odd Schema";
CREATE TABLE t (id integer PRIMARY KEY, a integer, gone text);
CREATE MATERIALIZED VIEW "Odd Schema"."The View" WITH (fillfactor = 70) AS SELECT id, a, gone FROM t;
CREATE UNIQUE INDEX "By Id" ON "Odd Schema"."The View" (id);
CREATE INDEX ON "Odd Schema"."The View" (gone);
ALTER MATERIALIZED VIEW "Odd Schema"."The View" CLUSTER ON "By Id";
COMMENT ON MATERIALIZED VIEW "Odd Schema"."The View" IS 'stays';
COMMENT ON COLUMN "Odd Schema"."The View".a IS 'said';
COMMENT ON INDEX "Odd Schema"."By Id" IS 'the key';
GRANT SELECT ON "Odd Schema"."The View" TO pg_monitor;
GRANT SELECT (a) ON "Odd Schema"."The View" TO pg_read_all_stats;
CREATE STATISTICS "Odd Schema".st ON id, a FROM "Odd Schema"."The View";
CREATE VIEW over AS SELECT id, a FROM "Odd Schema"."The View";
CREATE VIEW over_over AS SELECT a FROM over;
CREATE MATERIALIZED VIEW second AS SELECT count(a) AS n FROM over_over;
-- rows --
INSERT INTO t SELECT i, i, 'g' || i FROM generate_series(1, 50) AS i;
REFRESH MATERIALIZED VIEW "Odd Schema"."The View";
-- after --
CREATE SCHEMA "Odd Schema";
CREATE TABLE t (id integer PRIMARY KEY, a integer, more text);
CREATE MATERIALIZED VIEW "Odd Schema"."The View" AS SELECT id, a, more, a + 1 AS b FROM t WHERE a > 10;
CREATE UNIQUE INDEX "By Id" ON "Odd Schema"."The View" (id);
CREATE INDEX b ON "Odd Schema"."The View" (b);
ALTER MATERIALIZED VIEW "Odd Schema"."The View" CLUSTER ON b;
COMMENT ON MATERIALIZED VIEW "Odd Schema"."The View" IS 'stays';
COMMENT ON COLUMN "Odd Schema"."The View".b IS 'new';
GRANT SELECT ON "Odd Schema"."The View" TO pg_monitor;
GRANT SELECT (b) ON "Odd Schema"."The View" TO pg_read_all_stats;
CREATE STATISTICS "Odd Schema".st ON id, b FROM "Odd Schema"."The View";
ALTER STATISTICS "Odd Schema".st SET STATISTICS 50;
CREATE VIEW over AS SELECT id, a FROM "Odd Schema"."The View";
CREATE VIEW over_over AS SELECT a FROM over;
CREATE MATERIALIZED VIEW second AS SELECT count(a) AS n FROM over_over;
-- holds --
SELECT count(*) = 40 FROM "Odd Schema"."The View";
-- old --
INSERT INTO t (id, a) VALUES (9001, 9001);
REFRESH MATERIALIZED VIEW "Odd Schema"."The View";
DO $$ BEGIN
  ASSERT (SELECT a FROM "Odd Schema"."The View" WHERE id = 9001) = 9001;
  ASSERT (SELECT max(a) FROM over_over) = 9001;
  ASSERT (SELECT n FROM second) IS NOT NULL;
  ASSERT has_table_privilege('pg_monitor', '"Odd Schema"."The View"', 'SELECT');
END $$;
DELETE FROM t WHERE id = 9001;
-- new --
INSERT INTO t VALUES (9002, 9002, 'new');
REFRESH MATERIALIZED VIEW CONCURRENTLY "Odd Schema"."The View";
DO $$ BEGIN
  ASSERT (SELECT b FROM "Odd Schema"."The View" WHERE more = 'new') = 9003;
  ASSERT has_column_privilege('pg_read_all_stats', '"Odd Schema"."The View"', 'b', 'SELECT');
END $$;
DELETE FROM t WHERE id = 9002;
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 12: add column public.t.more
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible, loses data: values stored in it since are gone
ALTER TABLE public.t ADD COLUMN more text;

COMMIT;

BEGIN;

-- Step 2 of 12: build what will be materialized view "Odd Schema"."The View"
--   phase:       contract
--   locks:       none on what exists
--   work:        scans public.t
--   transaction: inside a transaction of its own
--   undo:        reversible
CREATE MATERIALIZED VIEW "Odd Schema"."lockstep_The View_new_a8b2c8e3" AS
SELECT id, a, more, a + 1 AS b FROM public.t WHERE a > 10
WITH DATA;
GRANT SELECT ON TABLE "Odd Schema"."lockstep_The View_new_a8b2c8e3" TO pg_monitor;
COMMENT ON MATERIALIZED VIEW "Odd Schema"."lockstep_The View_new_a8b2c8e3" IS 'stays';
CREATE UNIQUE INDEX "lockstep_By Id_new_cc62ee20" ON "Odd Schema"."lockstep_The View_new_a8b2c8e3" USING btree (id);
CREATE INDEX lockstep_b_new_e86dcf43 ON "Odd Schema"."lockstep_The View_new_a8b2c8e3" USING btree (b);
CREATE STATISTICS "Odd Schema".lockstep_st_new_f50b009c ON id, b FROM "Odd Schema"."lockstep_The View_new_a8b2c8e3";
ALTER STATISTICS "Odd Schema".lockstep_st_new_f50b009c SET STATISTICS 50;
GRANT SELECT (b) ON TABLE "Odd Schema"."lockstep_The View_new_a8b2c8e3" TO pg_read_all_stats;
COMMENT ON COLUMN "Odd Schema"."lockstep_The View_new_a8b2c8e3".b IS 'new';
ALTER MATERIALIZED VIEW "Odd Schema"."lockstep_The View_new_a8b2c8e3" CLUSTER ON lockstep_b_new_e86dcf43;

COMMIT;

BEGIN;

-- Step 3 of 12: gather statistics of materialized view "Odd Schema"."lockstep_The View_new_a8b2c8e3"
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE "Odd Schema"."lockstep_The View_new_a8b2c8e3";

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        ALTER VIEW public.over SET SCHEMA public;
        ALTER VIEW public.over_over SET SCHEMA public;
        ALTER MATERIALIZED VIEW "Odd Schema"."The View" SET SCHEMA "Odd Schema";
        ALTER MATERIALIZED VIEW public.second SET SCHEMA public;
      ELSE
        ALTER MATERIALIZED VIEW public.second SET SCHEMA public;
        ALTER MATERIALIZED VIEW "Odd Schema"."The View" SET SCHEMA "Odd Schema";
        ALTER VIEW public.over_over SET SCHEMA public;
        ALTER VIEW public.over SET SCHEMA public;
      END IF;
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

-- Step 4 of 12: drop materialized view public.second
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on materialized view public.second
--   blocks:      reads and writes of public.second, for an instant
--   transaction: inside a transaction
--   undo:        reversible
DROP MATERIALIZED VIEW public.second;

-- Step 5 of 12: drop view public.over_over
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on view public.over_over
--   blocks:      reads and writes of public.over_over, for an instant
--   transaction: inside a transaction
--   undo:        reversible
DROP VIEW public.over_over;

-- Step 6 of 12: drop view public.over
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on view public.over
--   blocks:      reads and writes of public.over, for an instant
--   transaction: inside a transaction
--   undo:        reversible
DROP VIEW public.over;

-- Step 7 of 12: put the new one in the place of materialized view "Odd Schema"."The View"
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on materialized view "Odd Schema"."The View"
--   blocks:      reads and writes of "Odd Schema"."The View", for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   note:        it holds the rows of the moment in which it was built
ALTER MATERIALIZED VIEW "Odd Schema"."The View" RENAME TO "lockstep_The View_old_a8b2c8e3";
ALTER INDEX "Odd Schema"."By Id" RENAME TO "lockstep_By Id_old_cc62ee20";
ALTER INDEX "Odd Schema"."The View_gone_idx" RENAME TO "lockstep_The View_gone_idx_old_53a026d4";
ALTER STATISTICS "Odd Schema".st RENAME TO lockstep_st_old_f50b009c;
ALTER MATERIALIZED VIEW "Odd Schema"."lockstep_The View_new_a8b2c8e3" RENAME TO "The View";
ALTER INDEX "Odd Schema"."lockstep_By Id_new_cc62ee20" RENAME TO "By Id";
ALTER INDEX "Odd Schema".lockstep_b_new_e86dcf43 RENAME TO b;
ALTER STATISTICS "Odd Schema".lockstep_st_new_f50b009c RENAME TO st;

-- Step 8 of 12: create view public.over
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE VIEW public.over AS
SELECT id, a FROM "Odd Schema"."The View";

-- Step 9 of 12: create view public.over_over
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE VIEW public.over_over AS
SELECT a FROM public.over;

-- Step 10 of 12: create materialized view public.second
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE MATERIALIZED VIEW public.second AS
SELECT count(a) AS n FROM public.over_over
WITH DATA;

COMMIT;

BEGIN;

-- Step 11 of 12: drop the old materialized view "Odd Schema"."The View"
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on materialized view "Odd Schema"."lockstep_The View_old_a8b2c8e3"
--   blocks:      reads and writes of "Odd Schema"."lockstep_The View_old_a8b2c8e3", for an instant
--   transaction: inside a transaction of its own
--   undo:        reversible
DROP MATERIALIZED VIEW "Odd Schema"."lockstep_The View_old_a8b2c8e3";

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 12 of 12: drop column public.t.gone
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible, loses data: its values do not come back
--   hazard:      data-loss: the values of column public.t.gone are dropped
--   hazard:      app-breaking: whoever uses column public.t.gone fails
--   hazard:      cached-plan: prepared statements that take all columns of table public.t fail
ALTER TABLE public.t DROP COLUMN gone;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 12 of 12: drop column public.t.gone
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible, loses data: its values do not come back
ALTER TABLE public.t ADD COLUMN gone text;

COMMIT;

BEGIN;

-- Undo step 11 of 12: drop the old materialized view "Odd Schema"."The View"
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on materialized view "Odd Schema"."lockstep_The View_old_a8b2c8e3"
--   transaction: inside a transaction of its own
--   undo:        reversible
CREATE MATERIALIZED VIEW "Odd Schema"."lockstep_The View_old_a8b2c8e3" WITH (fillfactor=70) AS
SELECT id, a, gone FROM public.t
WITH DATA;
GRANT SELECT ON TABLE "Odd Schema"."lockstep_The View_old_a8b2c8e3" TO pg_monitor;
COMMENT ON MATERIALIZED VIEW "Odd Schema"."lockstep_The View_old_a8b2c8e3" IS 'stays';
CREATE UNIQUE INDEX "lockstep_By Id_old_cc62ee20" ON "Odd Schema"."lockstep_The View_old_a8b2c8e3" USING btree (id);
COMMENT ON INDEX "Odd Schema"."lockstep_By Id_old_cc62ee20" IS 'the key';
CREATE INDEX "lockstep_The View_gone_idx_old_53a026d4" ON "Odd Schema"."lockstep_The View_old_a8b2c8e3" USING btree (gone);
CREATE STATISTICS "Odd Schema".lockstep_st_old_f50b009c ON id, a FROM "Odd Schema"."lockstep_The View_old_a8b2c8e3";
GRANT SELECT (a) ON TABLE "Odd Schema"."lockstep_The View_old_a8b2c8e3" TO pg_read_all_stats;
COMMENT ON COLUMN "Odd Schema"."lockstep_The View_old_a8b2c8e3".a IS 'said';
ALTER MATERIALIZED VIEW "Odd Schema"."lockstep_The View_old_a8b2c8e3" CLUSTER ON "lockstep_By Id_old_cc62ee20";

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        ALTER VIEW public.over SET SCHEMA public;
        ALTER VIEW public.over_over SET SCHEMA public;
        ALTER MATERIALIZED VIEW "Odd Schema"."The View" SET SCHEMA "Odd Schema";
        ALTER MATERIALIZED VIEW public.second SET SCHEMA public;
      ELSE
        ALTER MATERIALIZED VIEW public.second SET SCHEMA public;
        ALTER MATERIALIZED VIEW "Odd Schema"."The View" SET SCHEMA "Odd Schema";
        ALTER VIEW public.over_over SET SCHEMA public;
        ALTER VIEW public.over SET SCHEMA public;
      END IF;
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

-- Undo step 10 of 12: create materialized view public.second
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP MATERIALIZED VIEW public.second;

-- Undo step 9 of 12: create view public.over_over
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP VIEW public.over_over;

-- Undo step 8 of 12: create view public.over
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP VIEW public.over;

-- Undo step 7 of 12: put the new one in the place of materialized view "Odd Schema"."The View"
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on materialized view "Odd Schema"."The View"
--   transaction: inside a transaction
--   undo:        reversible
ALTER MATERIALIZED VIEW "Odd Schema"."The View" RENAME TO "lockstep_The View_new_a8b2c8e3";
ALTER INDEX "Odd Schema"."By Id" RENAME TO "lockstep_By Id_new_cc62ee20";
ALTER INDEX "Odd Schema".b RENAME TO lockstep_b_new_e86dcf43;
ALTER STATISTICS "Odd Schema".st RENAME TO lockstep_st_new_f50b009c;
ALTER MATERIALIZED VIEW "Odd Schema"."lockstep_The View_old_a8b2c8e3" RENAME TO "The View";
ALTER INDEX "Odd Schema"."lockstep_By Id_old_cc62ee20" RENAME TO "By Id";
ALTER INDEX "Odd Schema"."lockstep_The View_gone_idx_old_53a026d4" RENAME TO "The View_gone_idx";
ALTER STATISTICS "Odd Schema".lockstep_st_old_f50b009c RENAME TO st;

-- Undo step 6 of 12: drop view public.over
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on view public.over
--   transaction: inside a transaction
--   undo:        reversible
CREATE VIEW public.over AS
SELECT id, a FROM "Odd Schema"."The View";

-- Undo step 5 of 12: drop view public.over_over
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on view public.over_over
--   transaction: inside a transaction
--   undo:        reversible
CREATE VIEW public.over_over AS
SELECT a FROM public.over;

-- Undo step 4 of 12: drop materialized view public.second
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on materialized view public.second
--   transaction: inside a transaction
--   undo:        reversible
CREATE MATERIALIZED VIEW public.second AS
SELECT count(a) AS n FROM public.over_over
WITH DATA;

COMMIT;

-- Undo step 3 of 12: gather statistics of materialized view "Odd Schema"."lockstep_The View_new_a8b2c8e3"
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back

BEGIN;

-- Undo step 2 of 12: build what will be materialized view "Odd Schema"."The View"
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction of its own
--   undo:        reversible
DROP MATERIALIZED VIEW "Odd Schema"."lockstep_The View_new_a8b2c8e3";

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 1 of 12: add column public.t.more
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible, loses data: values stored in it since are gone
ALTER TABLE public.t DROP COLUMN more;

COMMIT;
