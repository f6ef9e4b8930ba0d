-- The functions of triggers are read again by sessions that have fired them; a trigger that names the column goes and comes.
-- before --
CREATE TABLE log (what text);
CREATE FUNCTION note() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN INSERT INTO log VALUES (TG_OP || NEW.amount); RETURN NEW; END $$;
CREATE TABLE orders (id bigint PRIMARY KEY, amount integer NOT NULL, "Note" varchar(10));
CREATE TRIGGER each BEFORE INSERT ON orders FOR EACH ROW EXECUTE FUNCTION note();
CREATE TRIGGER changed AFTER UPDATE OF amount ON orders FOR EACH ROW EXECUTE FUNCTION note();
CREATE POLICY few ON orders USING (amount < 100);
GRANT SELECT (amount) ON orders TO PUBLIC;
-- rows --
INSERT INTO orders SELECT i, i, 'n' || i FROM generate_series(1, 1200) AS i;
-- after --
CREATE TABLE log (what text);
CREATE FUNCTION note() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN INSERT INTO log VALUES (TG_OP || NEW.amount); RETURN NEW; END $$;
CREATE TABLE orders (id bigint PRIMARY KEY, amount bigint NOT NULL, "Note" varchar(5));
CREATE TRIGGER each BEFORE INSERT ON orders FOR EACH ROW EXECUTE FUNCTION note();
CREATE TRIGGER changed AFTER UPDATE OF amount ON orders FOR EACH ROW EXECUTE FUNCTION note();
CREATE POLICY few ON orders USING (amount < 100);
GRANT SELECT (amount) ON orders TO PUBLIC;
-- holds --
DO $$ BEGIN
  ASSERT (SELECT count(*) FROM orders WHERE amount = id AND "Note" = 'n' || id) = 1200;
  ASSERT (SELECT count(*) FROM log) = 1200;
  INSERT INTO orders (id, amount) VALUES (1201, 1201), (1202, 3000000000);
  ASSERT (SELECT count(*) FROM log WHERE what IN ('INSERT1201', 'INSERT3000000000')) = 2;
  DELETE FROM orders WHERE id > 1200;
END $$;
-- old --
INSERT INTO orders (id, amount, "Note") VALUES (9001, 9050, 'old');
UPDATE orders SET amount = 9051 WHERE id = 9001;
UPDATE orders SET "Note" = 'older' WHERE id = 9001;
DO $$ BEGIN
  ASSERT (SELECT array_agg(what ORDER BY what) FROM log WHERE what LIKE '%905_') = '{INSERT9050,UPDATE9051}';
  ASSERT (SELECT amount = 9051 AND "Note" = 'older' FROM orders WHERE id = 9001);
  ASSERT has_column_privilege('pg_monitor', 'orders', 'amount', 'SELECT');
END $$;
DELETE FROM orders WHERE id = 9001;
DELETE FROM log WHERE what LIKE '%905_';
-- new --
INSERT INTO orders (id, amount, "Note") VALUES (9002, 9000000060, 'new');
UPDATE orders SET amount = amount + 1 WHERE id = 9002;
DO $$ BEGIN ASSERT (SELECT array_agg(what ORDER BY what) FROM log WHERE what LIKE '%900000006_') = '{INSERT9000000060,UPDATE9000000061}'; END $$;
DELETE FROM orders WHERE id = 9002;
DELETE FROM log WHERE what LIKE '%900000006_';
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.orders IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 15: add what will be column public.orders."Note"
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.orders
--   blocks:      reads and writes of public.orders, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.orders ADD COLUMN "lockstep_Note_new_3afca0f4" character varying(5);
CREATE OR REPLACE FUNCTION public."lockstep_Note_sync_3afca0f4"() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT "Note"::character varying INTO NEW."lockstep_Note_new_3afca0f4" FROM (SELECT NEW.*) AS orders;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_Note_sync_3afca0f4" BEFORE INSERT OR UPDATE ON public.orders FOR EACH ROW WHEN (NEW."lockstep_Note_new_3afca0f4" IS DISTINCT FROM NEW."Note"::character varying) EXECUTE FUNCTION public."lockstep_Note_sync_3afca0f4"();

-- Step 2 of 15: add what will be column public.orders.amount
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.orders
--   blocks:      reads and writes of public.orders, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.orders ADD COLUMN lockstep_amount_new_d0d66cdf bigint;
CREATE OR REPLACE FUNCTION public.lockstep_amount_sync_d0d66cdf() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT amount::bigint INTO NEW.lockstep_amount_new_d0d66cdf FROM (SELECT NEW.*) AS orders;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_amount_sync_d0d66cdf" BEFORE INSERT OR UPDATE ON public.orders FOR EACH ROW WHEN (NEW.lockstep_amount_new_d0d66cdf IS DISTINCT FROM NEW.amount::bigint) EXECUTE FUNCTION public.lockstep_amount_sync_d0d66cdf();

COMMIT;

SET lock_timeout = 0;

-- Step 3 of 15: fill columns "Note", amount of table public.orders
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table public.orders
--   blocks:      neither reads nor writes
--   work:        scans public.orders
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible
CREATE UNLOGGED TABLE IF NOT EXISTS public."lockstep_Note_progress_3afca0f4" AS
  SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY public.orders ORDER BY id DESC LIMIT 1
  WITH NO DATA;
INSERT INTO public."lockstep_Note_progress_3afca0f4"
  SELECT * FROM (SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY public.orders ORDER BY id DESC LIMIT 1) AS begun WHERE NOT EXISTS (SELECT FROM public."lockstep_Note_progress_3afca0f4");
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
      SELECT * INTO lockstep_state FROM public."lockstep_Note_progress_3afca0f4";
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY public.orders WHERE id > lockstep_state.last_1 AND id <= lockstep_state.upto_1 ORDER BY id LIMIT 1000) AS batch ORDER BY id DESC LIMIT 1;
      ELSE
        SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY public.orders WHERE id <= lockstep_state.upto_1 ORDER BY id LIMIT 1000) AS batch ORDER BY id DESC LIMIT 1;
      END IF;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        UPDATE ONLY public.orders SET "lockstep_Note_new_3afca0f4" = "Note"::character varying, lockstep_amount_new_d0d66cdf = amount::bigint WHERE id > lockstep_state.last_1 AND id <= lockstep_next.next_1 AND (("lockstep_Note_new_3afca0f4" IS NULL AND "Note" IS NOT NULL) OR (lockstep_amount_new_d0d66cdf IS NULL AND amount IS NOT NULL));
      ELSE
        UPDATE ONLY public.orders SET "lockstep_Note_new_3afca0f4" = "Note"::character varying, lockstep_amount_new_d0d66cdf = amount::bigint WHERE id <= lockstep_next.next_1 AND (("lockstep_Note_new_3afca0f4" IS NULL AND "Note" IS NOT NULL) OR (lockstep_amount_new_d0d66cdf IS NULL AND amount IS NOT NULL));
      END IF;
      UPDATE public."lockstep_Note_progress_3afca0f4" SET last_1 = lockstep_next.next_1, begun = true;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE public."lockstep_Note_progress_3afca0f4";

BEGIN;

-- Step 4 of 15: gather statistics of table public.orders ("lockstep_Note_new_3afca0f4", lockstep_amount_new_d0d66cdf)
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.orders
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE public.orders ("lockstep_Note_new_3afca0f4", lockstep_amount_new_d0d66cdf);

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.orders IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 5 of 15: check without scan for nulls in the new column public.orders.amount
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.orders
--   blocks:      reads and writes of public.orders, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.orders ADD CONSTRAINT lockstep_amount_not_null_d0d66cdf CHECK (lockstep_amount_new_d0d66cdf IS NOT NULL) NOT VALID;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 6 of 15: scan for nulls in the new column public.orders.amount
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.orders
--   blocks:      neither reads nor writes
--   work:        scans public.orders
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
ALTER TABLE public.orders VALIDATE CONSTRAINT lockstep_amount_not_null_d0d66cdf;

COMMIT;

BEGIN;

-- Step 7 of 15: compare the new with the old columns "Note", amount of table public.orders
--   phase:       migrate
--   locks:       ACCESS SHARE on table public.orders
--   blocks:      neither reads nor writes
--   work:        scans public.orders
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when a value of column public.orders."Note", column public.orders.amount cannot be converted, and changes nothing then
DO $$
BEGIN
  IF EXISTS (SELECT FROM ONLY public.orders WHERE ("lockstep_Note_new_3afca0f4" IS DISTINCT FROM "Note"::character varying) OR (lockstep_amount_new_d0d66cdf IS DISTINCT FROM amount::bigint)) THEN
    RAISE EXCEPTION 'the new column % does not hold the values of %', 'lockstep_Note_new_3afca0f4, lockstep_amount_new_d0d66cdf', 'Note, amount';
  END IF;
END $$;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.orders IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 8 of 15: drop trigger public.orders.changed
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.orders
--   blocks:      reads and writes of public.orders, for an instant
--   transaction: inside a transaction
--   undo:        reversible
DROP TRIGGER changed ON public.orders;

-- Step 9 of 15: drop policy public.orders.few
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.orders
--   blocks:      reads and writes of public.orders, for an instant
--   transaction: inside a transaction
--   undo:        reversible
DROP POLICY few ON public.orders;

-- Step 10 of 15: put new columns in the places of the old ones of table public.orders
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.orders
--   blocks:      reads and writes of public.orders, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      cached-plan: prepared statements that give column public.orders."Note" fail
--   hazard:      cached-plan: prepared statements that give column public.orders.amount fail
--   hazard:      app-breaking: columns of table public.orders stand behind the others from now on: INSERT without their names, and SELECT *, see that
LOCK TABLE public.orders IN ACCESS EXCLUSIVE MODE;
ALTER TABLE public.orders RENAME COLUMN "Note" TO "lockstep_Note_old_3afca0f4";
ALTER TABLE public.orders RENAME COLUMN "lockstep_Note_new_3afca0f4" TO "Note";
ALTER TABLE public.orders RENAME COLUMN amount TO lockstep_amount_old_d0d66cdf;
ALTER TABLE public.orders RENAME COLUMN lockstep_amount_new_d0d66cdf TO amount;
ALTER TABLE public.orders ALTER COLUMN lockstep_amount_old_d0d66cdf DROP NOT NULL;
ALTER TABLE public.orders ALTER COLUMN amount SET NOT NULL;
ALTER TABLE public.orders DROP CONSTRAINT lockstep_amount_not_null_d0d66cdf;
GRANT SELECT (amount) ON TABLE public.orders TO PUBLIC;
CREATE OR REPLACE FUNCTION public."lockstep_Note_sync_3afca0f4"() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'UPDATE' AND NEW."Note"::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD."Note"::text THEN
    RETURN NEW;
  END IF;
  SELECT "Note"::character varying INTO NEW."lockstep_Note_old_3afca0f4" FROM (SELECT NEW.*) AS orders;
  RETURN NEW;
EXCEPTION WHEN data_exception OR invalid_parameter_value OR check_violation THEN
  NEW."lockstep_Note_old_3afca0f4" := NULL;
  RETURN NEW;
END $$;
CREATE OR REPLACE FUNCTION public.lockstep_amount_sync_d0d66cdf() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.amount::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD.amount::text THEN
    RETURN NEW;
  END IF;
  SELECT amount::integer INTO NEW.lockstep_amount_old_d0d66cdf FROM (SELECT NEW.*) AS orders;
  RETURN NEW;
EXCEPTION WHEN data_exception OR invalid_parameter_value OR check_violation THEN
  NEW.lockstep_amount_old_d0d66cdf := NULL;
  RETURN NEW;
END $$;
ALTER FUNCTION public.note() VOLATILE;

-- Step 11 of 15: add trigger public.orders.changed
--   phase:       contract
--   locks:       SHARE ROW EXCLUSIVE on table public.orders
--   blocks:      writes of public.orders, for an instant
--   transaction: inside a transaction
--   undo:        reversible
CREATE TRIGGER changed
    AFTER UPDATE OF amount ON public.orders
    FOR EACH ROW
    EXECUTE FUNCTION public.note();

-- Step 12 of 15: add policy public.orders.few
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.orders
--   blocks:      reads and writes of public.orders, for an instant
--   transaction: inside a transaction
--   undo:        reversible
CREATE POLICY few ON public.orders
    USING (amount < 100);

COMMIT;

BEGIN;

-- Step 13 of 15: give up the old columns "Note", amount of table public.orders
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        nothing is done but on the way back, which fills here what it has made anew
--   gate:        go on when nobody means to go back: until then second columns hold the old values of public.orders."Note", public.orders.amount
SELECT;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.orders IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 14 of 15: drop the old column public.orders."Note"
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.orders
--   blocks:      reads and writes of public.orders, for an instant
--   transaction: inside a transaction of its own
--   undo:        reversible
DROP TRIGGER "~lockstep_Note_sync_3afca0f4" ON public.orders;
DROP FUNCTION public."lockstep_Note_sync_3afca0f4"();
ALTER TABLE public.orders DROP COLUMN "lockstep_Note_old_3afca0f4";

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.orders IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 15 of 15: drop the old column public.orders.amount
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.orders
--   blocks:      reads and writes of public.orders, for an instant
--   transaction: inside a transaction of its own
--   undo:        reversible
DROP TRIGGER "~lockstep_amount_sync_d0d66cdf" ON public.orders;
DROP FUNCTION public.lockstep_amount_sync_d0d66cdf();
ALTER TABLE public.orders DROP COLUMN lockstep_amount_old_d0d66cdf;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.orders IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 15 of 15: drop the old column public.orders.amount
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.orders
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.orders ADD COLUMN lockstep_amount_old_d0d66cdf integer;
CREATE OR REPLACE FUNCTION public.lockstep_amount_sync_d0d66cdf() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.amount::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD.amount::text THEN
    RETURN NEW;
  END IF;
  SELECT amount::integer INTO NEW.lockstep_amount_old_d0d66cdf FROM (SELECT NEW.*) AS orders;
  RETURN NEW;
EXCEPTION WHEN data_exception OR invalid_parameter_value OR check_violation THEN
  NEW.lockstep_amount_old_d0d66cdf := NULL;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_amount_sync_d0d66cdf" BEFORE INSERT OR UPDATE ON public.orders FOR EACH ROW WHEN (NEW.amount IS DISTINCT FROM NEW.lockstep_amount_old_d0d66cdf::bigint) EXECUTE FUNCTION public.lockstep_amount_sync_d0d66cdf();
GRANT SELECT (lockstep_amount_old_d0d66cdf) ON TABLE public.orders TO PUBLIC;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.orders IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 14 of 15: drop the old column public.orders."Note"
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.orders
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.orders ADD COLUMN "lockstep_Note_old_3afca0f4" character varying(10);
CREATE OR REPLACE FUNCTION public."lockstep_Note_sync_3afca0f4"() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'UPDATE' AND NEW."Note"::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD."Note"::text THEN
    RETURN NEW;
  END IF;
  SELECT "Note"::character varying INTO NEW."lockstep_Note_old_3afca0f4" FROM (SELECT NEW.*) AS orders;
  RETURN NEW;
EXCEPTION WHEN data_exception OR invalid_parameter_value OR check_violation THEN
  NEW."lockstep_Note_old_3afca0f4" := NULL;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_Note_sync_3afca0f4" BEFORE INSERT OR UPDATE ON public.orders FOR EACH ROW WHEN (NEW."Note" IS DISTINCT FROM NEW."lockstep_Note_old_3afca0f4"::character varying) EXECUTE FUNCTION public."lockstep_Note_sync_3afca0f4"();

COMMIT;

SET lock_timeout = 0;

-- Undo step 13 of 15: give up the old columns "Note", amount of table public.orders
--   phase:       contract
--   locks:       ROW EXCLUSIVE on table public.orders
--   transaction: outside a transaction
--   undo:        reversible
CREATE UNLOGGED TABLE IF NOT EXISTS public."lockstep_Note_progress_3afca0f4" AS
  SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY public.orders ORDER BY id DESC LIMIT 1
  WITH NO DATA;
INSERT INTO public."lockstep_Note_progress_3afca0f4"
  SELECT * FROM (SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY public.orders ORDER BY id DESC LIMIT 1) AS begun WHERE NOT EXISTS (SELECT FROM public."lockstep_Note_progress_3afca0f4");
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
      SELECT * INTO lockstep_state FROM public."lockstep_Note_progress_3afca0f4";
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY public.orders WHERE id > lockstep_state.last_1 AND id <= lockstep_state.upto_1 ORDER BY id LIMIT 1000) AS batch ORDER BY id DESC LIMIT 1;
      ELSE
        SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY public.orders WHERE id <= lockstep_state.upto_1 ORDER BY id LIMIT 1000) AS batch ORDER BY id DESC LIMIT 1;
      END IF;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        UPDATE ONLY public.orders SET "lockstep_Note_old_3afca0f4" = "Note"::character varying, lockstep_amount_old_d0d66cdf = amount::integer WHERE id > lockstep_state.last_1 AND id <= lockstep_next.next_1 AND (("lockstep_Note_old_3afca0f4" IS NULL AND "Note" IS NOT NULL) OR (lockstep_amount_old_d0d66cdf IS NULL AND amount IS NOT NULL));
      ELSE
        UPDATE ONLY public.orders SET "lockstep_Note_old_3afca0f4" = "Note"::character varying, lockstep_amount_old_d0d66cdf = amount::integer WHERE id <= lockstep_next.next_1 AND (("lockstep_Note_old_3afca0f4" IS NULL AND "Note" IS NOT NULL) OR (lockstep_amount_old_d0d66cdf IS NULL AND amount IS NOT NULL));
      END IF;
      UPDATE public."lockstep_Note_progress_3afca0f4" SET last_1 = lockstep_next.next_1, begun = true;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE public."lockstep_Note_progress_3afca0f4";

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.orders IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 12 of 15: add policy public.orders.few
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.orders
--   transaction: inside a transaction
--   undo:        reversible
DROP POLICY few ON public.orders;

-- Undo step 11 of 15: add trigger public.orders.changed
--   phase:       contract
--   locks:       SHARE ROW EXCLUSIVE on table public.orders
--   transaction: inside a transaction
--   undo:        reversible
DROP TRIGGER changed ON public.orders;

-- Undo step 10 of 15: put new columns in the places of the old ones of table public.orders
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.orders
--   transaction: inside a transaction
--   undo:        reversible
LOCK TABLE public.orders IN ACCESS EXCLUSIVE MODE;
DO $$
BEGIN
  IF EXISTS (SELECT FROM ONLY public.orders WHERE "lockstep_Note_old_3afca0f4" IS NULL AND "Note" IS NOT NULL) THEN
    RAISE EXCEPTION 'values of % that came since do not fit its old type', 'Note';
  END IF;
END $$;
ALTER TABLE public.orders RENAME COLUMN "Note" TO "lockstep_Note_new_3afca0f4";
ALTER TABLE public.orders RENAME COLUMN "lockstep_Note_old_3afca0f4" TO "Note";
ALTER TABLE public.orders RENAME COLUMN amount TO lockstep_amount_new_d0d66cdf;
ALTER TABLE public.orders RENAME COLUMN lockstep_amount_old_d0d66cdf TO amount;
ALTER TABLE public.orders ALTER COLUMN lockstep_amount_new_d0d66cdf DROP NOT NULL;
DO $$
BEGIN
  ALTER TABLE public.orders ALTER COLUMN amount SET NOT NULL;
EXCEPTION WHEN not_null_violation THEN
  RAISE EXCEPTION 'values of % that came since do not fit its old type', 'amount';
END $$;
ALTER TABLE public.orders ADD CONSTRAINT lockstep_amount_not_null_d0d66cdf CHECK (lockstep_amount_new_d0d66cdf IS NOT NULL) NOT VALID;
CREATE OR REPLACE FUNCTION public."lockstep_Note_sync_3afca0f4"() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT "Note"::character varying INTO NEW."lockstep_Note_new_3afca0f4" FROM (SELECT NEW.*) AS orders;
  RETURN NEW;
END $$;
CREATE OR REPLACE FUNCTION public.lockstep_amount_sync_d0d66cdf() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT amount::bigint INTO NEW.lockstep_amount_new_d0d66cdf FROM (SELECT NEW.*) AS orders;
  RETURN NEW;
END $$;
ALTER FUNCTION public.note() VOLATILE;

-- Undo step 9 of 15: drop policy public.orders.few
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.orders
--   transaction: inside a transaction
--   undo:        reversible
CREATE POLICY few ON public.orders
    USING (amount < 100);

-- Undo step 8 of 15: drop trigger public.orders.changed
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.orders
--   transaction: inside a transaction
--   undo:        reversible
CREATE TRIGGER changed
    AFTER UPDATE OF amount ON public.orders
    FOR EACH ROW
    EXECUTE FUNCTION public.note();

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 7 of 15: compare the new with the old columns "Note", amount of table public.orders
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.orders
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.orders VALIDATE CONSTRAINT lockstep_amount_not_null_d0d66cdf;

COMMIT;

BEGIN;

-- Undo step 6 of 15: scan for nulls in the new column public.orders.amount
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

-- Undo step 5 of 15: check without scan for nulls in the new column public.orders.amount
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.orders
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.orders DROP CONSTRAINT lockstep_amount_not_null_d0d66cdf;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 4 of 15: gather statistics of table public.orders ("lockstep_Note_new_3afca0f4", lockstep_amount_new_d0d66cdf)
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.orders
--   transaction: inside a transaction of its own
--   undo:        reversible
ANALYZE public.orders ("Note", amount);

COMMIT;

-- Undo step 3 of 15: fill columns "Note", amount of table public.orders
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table public.orders
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.orders IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 2 of 15: add what will be column public.orders.amount
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.orders
--   transaction: inside a transaction
--   undo:        reversible
DROP TRIGGER "~lockstep_amount_sync_d0d66cdf" ON public.orders;
DROP FUNCTION public.lockstep_amount_sync_d0d66cdf();
ALTER TABLE public.orders DROP COLUMN lockstep_amount_new_d0d66cdf;

-- Undo step 1 of 15: add what will be column public.orders."Note"
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.orders
--   transaction: inside a transaction
--   undo:        reversible
DROP TRIGGER "~lockstep_Note_sync_3afca0f4" ON public.orders;
DROP FUNCTION public."lockstep_Note_sync_3afca0f4"();
ALTER TABLE public.orders DROP COLUMN "lockstep_Note_new_3afca0f4";

COMMIT;
