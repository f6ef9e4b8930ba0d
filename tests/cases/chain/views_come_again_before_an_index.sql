-- Views over a column that changes hands come again at once: an index over it that changes as well is built behind them.
-- before --
CREATE TABLE orders (id int PRIMARY KEY, "User" int NOT NULL, total int NOT NULL, CONSTRAINT sane CHECK (total >= 0));
CREATE INDEX orders_ix ON orders ("User");
CREATE VIEW totals AS SELECT "User", sum(total) AS total FROM orders GROUP BY 1;
CREATE VIEW big AS SELECT "User" FROM totals WHERE total > 100;
-- after --
CREATE TABLE orders (id int PRIMARY KEY, "User" int NOT NULL, total bigint NOT NULL, CONSTRAINT sane CHECK (total >= 0 AND total < 1000));
CREATE INDEX orders_ix ON orders ("User", total);
CREATE VIEW totals AS SELECT "User", sum(total) AS total FROM orders GROUP BY 1;
CREATE VIEW big AS SELECT "User" FROM totals WHERE total > 200;
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.orders IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 20: add what will be column public.orders.total
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.orders
--   blocks:      reads and writes of public.orders, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.orders ADD COLUMN lockstep_total_new_14491df0 bigint;
CREATE OR REPLACE FUNCTION public.lockstep_total_sync_14491df0() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT total::bigint INTO NEW.lockstep_total_new_14491df0 FROM (SELECT NEW.*) AS orders;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_total_sync_14491df0" BEFORE INSERT OR UPDATE ON public.orders FOR EACH ROW WHEN (NEW.lockstep_total_new_14491df0 IS DISTINCT FROM NEW.total::bigint) EXECUTE FUNCTION public.lockstep_total_sync_14491df0();

COMMIT;

SET lock_timeout = 0;

-- Step 2 of 20: fill column public.orders.total
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table public.orders
--   blocks:      neither reads nor writes
--   work:        scans public.orders
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible
CREATE UNLOGGED TABLE IF NOT EXISTS public.lockstep_total_progress_14491df0 AS
  SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY public.orders ORDER BY id DESC LIMIT 1
  WITH NO DATA;
INSERT INTO public.lockstep_total_progress_14491df0
  SELECT * FROM (SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY public.orders ORDER BY id DESC LIMIT 1) AS begun WHERE NOT EXISTS (SELECT FROM public.lockstep_total_progress_14491df0);
DO $$
#variable_conflict use_column
DECLARE
  lockstep_state record;
  lockstep_next record;
  lockstep_tries integer := 0;
  lockstep_longest integer := (SELECT greatest(1, setting::integer / 4) FROM pg_catalog.pg_settings WHERE name = 'deadlock_timeout');
BEGIN
  LOOP
    PERFORM pg_catalog.set_config('plan_cache_mode', 'force_custom_plan', true);
    PERFORM pg_catalog.set_config('lock_timeout', least(50 * (lockstep_tries + 1), lockstep_longest) || 'ms', true);
    BEGIN
      SELECT * INTO lockstep_state FROM public.lockstep_total_progress_14491df0;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY public.orders WHERE id > lockstep_state.last_1 AND id <= lockstep_state.upto_1 ORDER BY id LIMIT 1000) AS batch ORDER BY id DESC LIMIT 1;
      ELSE
        SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY public.orders WHERE id <= lockstep_state.upto_1 ORDER BY id LIMIT 1000) AS batch ORDER BY id DESC LIMIT 1;
      END IF;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        UPDATE ONLY public.orders SET lockstep_total_new_14491df0 = total::bigint WHERE id > lockstep_state.last_1 AND id <= lockstep_next.next_1 AND (lockstep_total_new_14491df0 IS NULL AND total IS NOT NULL);
      ELSE
        UPDATE ONLY public.orders SET lockstep_total_new_14491df0 = total::bigint WHERE id <= lockstep_next.next_1 AND (lockstep_total_new_14491df0 IS NULL AND total IS NOT NULL);
      END IF;
      UPDATE public.lockstep_total_progress_14491df0 SET last_1 = lockstep_next.next_1, begun = true;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE public.lockstep_total_progress_14491df0;

BEGIN;

-- Step 3 of 20: gather statistics of table public.orders (lockstep_total_new_14491df0)
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.orders
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE public.orders (lockstep_total_new_14491df0);

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.orders IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 4 of 20: check without scan for nulls in the new column public.orders.total
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.orders
--   blocks:      reads and writes of public.orders, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.orders ADD CONSTRAINT lockstep_total_not_null_14491df0 CHECK (lockstep_total_new_14491df0 IS NOT NULL) NOT VALID;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 5 of 20: scan for nulls in the new column public.orders.total
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.orders
--   blocks:      neither reads nor writes
--   work:        scans public.orders
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
ALTER TABLE public.orders VALIDATE CONSTRAINT lockstep_total_not_null_14491df0;

COMMIT;

BEGIN;

-- Step 6 of 20: compare the new with the old column public.orders.total
--   phase:       migrate
--   locks:       ACCESS SHARE on table public.orders
--   blocks:      neither reads nor writes
--   work:        scans public.orders
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when a value of column public.orders.total cannot be converted, and changes nothing then
DO $$
BEGIN
  IF EXISTS (SELECT FROM ONLY public.orders WHERE lockstep_total_new_14491df0 IS DISTINCT FROM total::bigint) THEN
    RAISE EXCEPTION 'the new column % does not hold the values of %', 'lockstep_total_new_14491df0', 'total';
  END IF;
END $$;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- Step 7 of 20: give up the proof of constraint public.orders.sane
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        nothing is done but on the way back, which proves here what it has brought back without a scan
SELECT;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public.orders IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        ALTER VIEW public.big SET SCHEMA public;
        ALTER VIEW public.totals SET SCHEMA public;
        LOCK TABLE public.orders IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public.orders IN ACCESS EXCLUSIVE MODE;
        ALTER VIEW public.totals SET SCHEMA public;
        ALTER VIEW public.big SET SCHEMA public;
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

-- Step 8 of 20: drop constraint public.orders.sane
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.orders
--   blocks:      reads and writes of public.orders, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.orders DROP CONSTRAINT sane;

-- Step 9 of 20: drop view public.big
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on view public.big
--   blocks:      reads and writes of public.big, for an instant
--   transaction: inside a transaction
--   undo:        reversible
DROP VIEW public.big;

-- Step 10 of 20: drop view public.totals
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on view public.totals
--   blocks:      reads and writes of public.totals, for an instant
--   transaction: inside a transaction
--   undo:        reversible
DROP VIEW public.totals;

-- Step 11 of 20: put the new column in the place of column public.orders.total
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.orders
--   blocks:      reads and writes of public.orders, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      cached-plan: prepared statements that give column public.orders.total fail
--   hazard:      app-breaking: columns of table public.orders stand behind the others from now on: INSERT without their names, and SELECT *, see that
LOCK TABLE public.orders IN ACCESS EXCLUSIVE MODE;
ALTER TABLE public.orders RENAME COLUMN total TO lockstep_total_old_14491df0;
ALTER TABLE public.orders RENAME COLUMN lockstep_total_new_14491df0 TO total;
ALTER TABLE public.orders ALTER COLUMN lockstep_total_old_14491df0 DROP NOT NULL;
ALTER TABLE public.orders ALTER COLUMN total SET NOT NULL;
ALTER TABLE public.orders DROP CONSTRAINT lockstep_total_not_null_14491df0;
CREATE OR REPLACE FUNCTION public.lockstep_total_sync_14491df0() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.total::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD.total::text THEN
    RETURN NEW;
  END IF;
  SELECT total::integer INTO NEW.lockstep_total_old_14491df0 FROM (SELECT NEW.*) AS orders;
  RETURN NEW;
EXCEPTION WHEN data_exception OR invalid_parameter_value OR check_violation THEN
  NEW.lockstep_total_old_14491df0 := NULL;
  RETURN NEW;
END $$;

-- Step 12 of 20: add constraint public.orders.sane without scan
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.orders
--   blocks:      reads and writes of public.orders, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.orders ADD CONSTRAINT sane CHECK (total >= 0 AND total < 1000) NOT VALID;

-- Step 13 of 20: create view public.totals
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE VIEW public.totals AS
SELECT "User", sum(total) AS total FROM public.orders GROUP BY 1;

-- Step 14 of 20: create view public.big
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE VIEW public.big AS
SELECT "User" FROM public.totals WHERE total > 200;

COMMIT;

SET lock_timeout = 0;

-- Step 15 of 20: build index public.orders_ix
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.orders
--   blocks:      neither reads nor writes
--   work:        scans public.orders
--   transaction: outside a transaction
--   undo:        reversible
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_orders_ix_new_295b2c6e
CREATE INDEX CONCURRENTLY lockstep_orders_ix_new_295b2c6e ON public.orders USING btree ("User", total);

-- Step 16 of 20: drop index public.orders_ix
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.orders
--   blocks:      neither reads nor writes
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY public.orders_ix;

SET lock_timeout = '2s';

BEGIN;

-- Step 17 of 20: rename the new index public.orders_ix
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
ALTER INDEX public.lockstep_orders_ix_new_295b2c6e RENAME TO orders_ix;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 18 of 20: validate constraint public.orders.sane
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.orders
--   blocks:      neither reads nor writes
--   work:        scans public.orders
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when rows break constraint public.orders.sane
ALTER TABLE public.orders VALIDATE CONSTRAINT sane;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- Step 19 of 20: give up the old column public.orders.total
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        nothing is done but on the way back, which fills here what it has made anew
--   gate:        go on when nobody means to go back: until then lockstep_total_old_14491df0 holds the old values of total
SELECT;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.orders IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 20 of 20: drop the old column public.orders.total
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.orders
--   blocks:      reads and writes of public.orders, for an instant
--   transaction: inside a transaction of its own
--   undo:        reversible
DROP TRIGGER "~lockstep_total_sync_14491df0" ON public.orders;
DROP FUNCTION public.lockstep_total_sync_14491df0();
ALTER TABLE public.orders DROP COLUMN lockstep_total_old_14491df0;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.orders IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 20 of 20: drop the old column public.orders.total
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.orders
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.orders ADD COLUMN lockstep_total_old_14491df0 integer;
CREATE OR REPLACE FUNCTION public.lockstep_total_sync_14491df0() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.total::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD.total::text THEN
    RETURN NEW;
  END IF;
  SELECT total::integer INTO NEW.lockstep_total_old_14491df0 FROM (SELECT NEW.*) AS orders;
  RETURN NEW;
EXCEPTION WHEN data_exception OR invalid_parameter_value OR check_violation THEN
  NEW.lockstep_total_old_14491df0 := NULL;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_total_sync_14491df0" BEFORE INSERT OR UPDATE ON public.orders FOR EACH ROW WHEN (NEW.total IS DISTINCT FROM NEW.lockstep_total_old_14491df0::bigint) EXECUTE FUNCTION public.lockstep_total_sync_14491df0();

COMMIT;

SET lock_timeout = 0;

-- Undo step 19 of 20: give up the old column public.orders.total
--   phase:       contract
--   locks:       ROW EXCLUSIVE on table public.orders
--   transaction: outside a transaction
--   undo:        reversible
CREATE UNLOGGED TABLE IF NOT EXISTS public.lockstep_total_progress_14491df0 AS
  SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY public.orders ORDER BY id DESC LIMIT 1
  WITH NO DATA;
INSERT INTO public.lockstep_total_progress_14491df0
  SELECT * FROM (SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY public.orders ORDER BY id DESC LIMIT 1) AS begun WHERE NOT EXISTS (SELECT FROM public.lockstep_total_progress_14491df0);
DO $$
#variable_conflict use_column
DECLARE
  lockstep_state record;
  lockstep_next record;
  lockstep_tries integer := 0;
  lockstep_longest integer := (SELECT greatest(1, setting::integer / 4) FROM pg_catalog.pg_settings WHERE name = 'deadlock_timeout');
BEGIN
  LOOP
    PERFORM pg_catalog.set_config('plan_cache_mode', 'force_custom_plan', true);
    PERFORM pg_catalog.set_config('lock_timeout', least(50 * (lockstep_tries + 1), lockstep_longest) || 'ms', true);
    BEGIN
      SELECT * INTO lockstep_state FROM public.lockstep_total_progress_14491df0;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY public.orders WHERE id > lockstep_state.last_1 AND id <= lockstep_state.upto_1 ORDER BY id LIMIT 1000) AS batch ORDER BY id DESC LIMIT 1;
      ELSE
        SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY public.orders WHERE id <= lockstep_state.upto_1 ORDER BY id LIMIT 1000) AS batch ORDER BY id DESC LIMIT 1;
      END IF;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        UPDATE ONLY public.orders SET lockstep_total_old_14491df0 = total::integer WHERE id > lockstep_state.last_1 AND id <= lockstep_next.next_1 AND (lockstep_total_old_14491df0 IS NULL AND total IS NOT NULL);
      ELSE
        UPDATE ONLY public.orders SET lockstep_total_old_14491df0 = total::integer WHERE id <= lockstep_next.next_1 AND (lockstep_total_old_14491df0 IS NULL AND total IS NOT NULL);
      END IF;
      UPDATE public.lockstep_total_progress_14491df0 SET last_1 = lockstep_next.next_1, begun = true;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE public.lockstep_total_progress_14491df0;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.orders IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 18 of 20: validate constraint public.orders.sane
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.orders
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.orders DROP CONSTRAINT sane;
ALTER TABLE public.orders ADD CONSTRAINT sane CHECK (total >= 0 AND total < 1000) NOT VALID;

COMMIT;

BEGIN;

-- Undo step 17 of 20: rename the new index public.orders_ix
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
ALTER INDEX public.orders_ix RENAME TO lockstep_orders_ix_new_295b2c6e;

COMMIT;

SET lock_timeout = 0;

-- Undo step 16 of 20: drop index public.orders_ix
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.orders
--   transaction: outside a transaction
--   undo:        reversible
CREATE INDEX CONCURRENTLY orders_ix ON public.orders USING btree ("User");

-- Undo step 15 of 20: build index public.orders_ix
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.orders
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_orders_ix_new_295b2c6e;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public.orders IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        ALTER VIEW public.big SET SCHEMA public;
        ALTER VIEW public.totals SET SCHEMA public;
        LOCK TABLE public.orders IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public.orders IN ACCESS EXCLUSIVE MODE;
        ALTER VIEW public.totals SET SCHEMA public;
        ALTER VIEW public.big SET SCHEMA public;
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

-- Undo step 14 of 20: create view public.big
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP VIEW public.big;

-- Undo step 13 of 20: create view public.totals
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP VIEW public.totals;

-- Undo step 12 of 20: add constraint public.orders.sane without scan
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.orders
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.orders DROP CONSTRAINT sane;

-- Undo step 11 of 20: put the new column in the place of column public.orders.total
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.orders
--   transaction: inside a transaction
--   undo:        reversible
LOCK TABLE public.orders IN ACCESS EXCLUSIVE MODE;
ALTER TABLE public.orders RENAME COLUMN total TO lockstep_total_new_14491df0;
ALTER TABLE public.orders RENAME COLUMN lockstep_total_old_14491df0 TO total;
ALTER TABLE public.orders ALTER COLUMN lockstep_total_new_14491df0 DROP NOT NULL;
DO $$
BEGIN
  ALTER TABLE public.orders ALTER COLUMN total SET NOT NULL;
EXCEPTION WHEN not_null_violation THEN
  RAISE EXCEPTION 'values of % that came since do not fit its old type', 'total';
END $$;
ALTER TABLE public.orders ADD CONSTRAINT lockstep_total_not_null_14491df0 CHECK (lockstep_total_new_14491df0 IS NOT NULL) NOT VALID;
CREATE OR REPLACE FUNCTION public.lockstep_total_sync_14491df0() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT total::bigint INTO NEW.lockstep_total_new_14491df0 FROM (SELECT NEW.*) AS orders;
  RETURN NEW;
END $$;

-- Undo step 10 of 20: drop view public.totals
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on view public.totals
--   transaction: inside a transaction
--   undo:        reversible
CREATE VIEW public.totals AS
SELECT "User", sum(total) AS total FROM public.orders GROUP BY 1;

-- Undo step 9 of 20: drop view public.big
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on view public.big
--   transaction: inside a transaction
--   undo:        reversible
CREATE VIEW public.big AS
SELECT "User" FROM public.totals WHERE total > 100;

-- Undo step 8 of 20: drop constraint public.orders.sane
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.orders
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.orders ADD CONSTRAINT sane CHECK (total >= 0) NOT VALID;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 7 of 20: give up the proof of constraint public.orders.sane
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.orders
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.orders VALIDATE CONSTRAINT sane;

COMMIT;

BEGIN;

-- Undo step 6 of 20: compare the new with the old column public.orders.total
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.orders
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.orders VALIDATE CONSTRAINT lockstep_total_not_null_14491df0;

COMMIT;

BEGIN;

-- Undo step 5 of 20: scan for nulls in the new column public.orders.total
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.orders
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
SELECT;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.orders IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 4 of 20: check without scan for nulls in the new column public.orders.total
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.orders
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.orders DROP CONSTRAINT lockstep_total_not_null_14491df0;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 3 of 20: gather statistics of table public.orders (lockstep_total_new_14491df0)
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.orders
--   transaction: inside a transaction of its own
--   undo:        reversible
ANALYZE public.orders (total);

COMMIT;

-- Undo step 2 of 20: fill column public.orders.total
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table public.orders
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.orders IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 1 of 20: add what will be column public.orders.total
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.orders
--   transaction: inside a transaction
--   undo:        reversible
DROP TRIGGER "~lockstep_total_sync_14491df0" ON public.orders;
DROP FUNCTION public.lockstep_total_sync_14491df0();
ALTER TABLE public.orders DROP COLUMN lockstep_total_new_14491df0;

COMMIT;
