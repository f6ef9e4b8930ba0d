-- Both sides of a foreign key become numbers, and text and numbers cannot refer to each other: the columns are exchanged together.
-- before --
CREATE TABLE "Users" (id text PRIMARY KEY, boss text REFERENCES "Users", name text);
CREATE TABLE orders (id text PRIMARY KEY, "user" text NOT NULL, note text);
ALTER TABLE orders ADD CONSTRAINT of_user FOREIGN KEY ("user") REFERENCES "Users" ON UPDATE CASCADE DEFERRABLE;
CREATE INDEX ON orders ("user");
-- rows --
INSERT INTO "Users" SELECT i::text, nullif(i - 1, 0)::text, 'n' || i FROM generate_series(1, 50) AS i;
INSERT INTO orders SELECT i::text, (i % 50 + 1)::text FROM generate_series(1, 1200) AS i;
-- after --
CREATE TABLE "Users" (id bigint PRIMARY KEY, boss bigint REFERENCES "Users", name text);
CREATE TABLE orders (id uuid PRIMARY KEY, -- @convert using=(CASE WHEN length(id) < 32 THEN lpad(id, 32, '0') ELSE id END::uuid) reverse=(ltrim(replace(id::text, '-', ''), '0'))
                     "user" bigint NOT NULL, note text);
ALTER TABLE orders ADD CONSTRAINT of_user FOREIGN KEY ("user") REFERENCES "Users" ON UPDATE CASCADE DEFERRABLE;
CREATE INDEX ON orders ("user");
-- holds --
DO $$ BEGIN
  ASSERT (SELECT count(*) FROM orders JOIN "Users" AS u ON u.id = "user") = 1200;
  ASSERT (SELECT count(*) FROM "Users" AS u JOIN "Users" AS b ON b.id = u.boss) = 49;
END $$;
-- old --
INSERT INTO "Users" (id, boss, name) VALUES ('99', '1', 'old');
INSERT INTO orders (id, "user") VALUES ('00000000-0000-0000-0000-000000009999', '99');
UPDATE orders SET note = 'x', "user" = '1' WHERE "user" = '99';
DELETE FROM orders WHERE note = 'x';
DELETE FROM "Users" WHERE id = '99';
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public."Users" IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 36: add what will be column public."Users".boss
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public."Users"
--   blocks:      reads and writes of public."Users", for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public."Users" ADD COLUMN lockstep_boss_new_0a0c11aa bigint;
CREATE OR REPLACE FUNCTION public.lockstep_boss_sync_0a0c11aa() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT boss::bigint INTO NEW.lockstep_boss_new_0a0c11aa FROM (SELECT NEW.*) AS "Users";
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_boss_sync_0a0c11aa" BEFORE INSERT OR UPDATE ON public."Users" FOR EACH ROW WHEN (NEW.lockstep_boss_new_0a0c11aa IS DISTINCT FROM NEW.boss::bigint) EXECUTE FUNCTION public.lockstep_boss_sync_0a0c11aa();

-- Step 2 of 36: add what will be column public."Users".id
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public."Users"
--   blocks:      reads and writes of public."Users", for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public."Users" ADD COLUMN lockstep_id_new_42bf7684 bigint;
CREATE OR REPLACE FUNCTION public.lockstep_id_sync_42bf7684() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT id::bigint INTO NEW.lockstep_id_new_42bf7684 FROM (SELECT NEW.*) AS "Users";
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_id_sync_42bf7684" BEFORE INSERT OR UPDATE ON public."Users" FOR EACH ROW WHEN (NEW.lockstep_id_new_42bf7684 IS DISTINCT FROM NEW.id::bigint) EXECUTE FUNCTION public.lockstep_id_sync_42bf7684();

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.orders IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 3 of 36: add what will be column public.orders.id
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.orders
--   blocks:      reads and writes of public.orders, for an instant
--   transaction: inside another transaction
--   undo:        reversible
ALTER TABLE public.orders ADD COLUMN lockstep_id_new_fdb384d1 uuid;
CREATE OR REPLACE FUNCTION public.lockstep_id_sync_fdb384d1() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT CASE WHEN length(id) < 32 THEN lpad(id, 32, '0') ELSE id END::uuid INTO NEW.lockstep_id_new_fdb384d1 FROM (SELECT NEW.*) AS orders;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_id_sync_fdb384d1" BEFORE INSERT OR UPDATE ON public.orders FOR EACH ROW EXECUTE FUNCTION public.lockstep_id_sync_fdb384d1();

-- Step 4 of 36: add what will be column public.orders."user"
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.orders
--   blocks:      reads and writes of public.orders, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.orders ADD COLUMN lockstep_user_new_a308086f bigint;
CREATE OR REPLACE FUNCTION public.lockstep_user_sync_a308086f() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT "user"::bigint INTO NEW.lockstep_user_new_a308086f FROM (SELECT NEW.*) AS orders;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_user_sync_a308086f" BEFORE INSERT OR UPDATE ON public.orders FOR EACH ROW WHEN (NEW.lockstep_user_new_a308086f IS DISTINCT FROM NEW."user"::bigint) EXECUTE FUNCTION public.lockstep_user_sync_a308086f();

COMMIT;

SET lock_timeout = 0;

-- Step 5 of 36: fill columns boss, id of table public."Users"
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table public."Users"
--   blocks:      neither reads nor writes
--   work:        scans public."Users"
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible
CREATE UNLOGGED TABLE IF NOT EXISTS public.lockstep_boss_progress_0a0c11aa AS
  SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY public."Users" ORDER BY id DESC LIMIT 1
  WITH NO DATA;
INSERT INTO public.lockstep_boss_progress_0a0c11aa
  SELECT * FROM (SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY public."Users" ORDER BY id DESC LIMIT 1) AS begun WHERE NOT EXISTS (SELECT FROM public.lockstep_boss_progress_0a0c11aa);
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
      SELECT * INTO lockstep_state FROM public.lockstep_boss_progress_0a0c11aa;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY public."Users" WHERE id > lockstep_state.last_1 AND id <= lockstep_state.upto_1 ORDER BY id LIMIT 1000) AS batch ORDER BY id DESC LIMIT 1;
      ELSE
        SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY public."Users" WHERE id <= lockstep_state.upto_1 ORDER BY id LIMIT 1000) AS batch ORDER BY id DESC LIMIT 1;
      END IF;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        UPDATE ONLY public."Users" SET lockstep_boss_new_0a0c11aa = boss::bigint, lockstep_id_new_42bf7684 = id::bigint WHERE id > lockstep_state.last_1 AND id <= lockstep_next.next_1 AND ((lockstep_boss_new_0a0c11aa IS NULL AND boss IS NOT NULL) OR (lockstep_id_new_42bf7684 IS NULL AND id IS NOT NULL));
      ELSE
        UPDATE ONLY public."Users" SET lockstep_boss_new_0a0c11aa = boss::bigint, lockstep_id_new_42bf7684 = id::bigint WHERE id <= lockstep_next.next_1 AND ((lockstep_boss_new_0a0c11aa IS NULL AND boss IS NOT NULL) OR (lockstep_id_new_42bf7684 IS NULL AND id IS NOT NULL));
      END IF;
      UPDATE public.lockstep_boss_progress_0a0c11aa SET last_1 = lockstep_next.next_1, begun = true;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE public.lockstep_boss_progress_0a0c11aa;

BEGIN;

-- Step 6 of 36: gather statistics of table public."Users" (lockstep_boss_new_0a0c11aa, lockstep_id_new_42bf7684)
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public."Users"
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE public."Users" (lockstep_boss_new_0a0c11aa, lockstep_id_new_42bf7684);

COMMIT;

-- Step 7 of 36: fill columns id, "user" of table public.orders
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table public.orders
--   blocks:      neither reads nor writes
--   work:        scans public.orders
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible
CREATE UNLOGGED TABLE IF NOT EXISTS public.lockstep_id_progress_fdb384d1 AS
  SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY public.orders ORDER BY id DESC LIMIT 1
  WITH NO DATA;
INSERT INTO public.lockstep_id_progress_fdb384d1
  SELECT * FROM (SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY public.orders ORDER BY id DESC LIMIT 1) AS begun WHERE NOT EXISTS (SELECT FROM public.lockstep_id_progress_fdb384d1);
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
      SELECT * INTO lockstep_state FROM public.lockstep_id_progress_fdb384d1;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY public.orders WHERE id > lockstep_state.last_1 AND id <= lockstep_state.upto_1 ORDER BY id LIMIT 1000) AS batch ORDER BY id DESC LIMIT 1;
      ELSE
        SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY public.orders WHERE id <= lockstep_state.upto_1 ORDER BY id LIMIT 1000) AS batch ORDER BY id DESC LIMIT 1;
      END IF;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        UPDATE ONLY public.orders SET lockstep_id_new_fdb384d1 = CASE WHEN length(id) < 32 THEN lpad(id, 32, '0') ELSE id END::uuid, lockstep_user_new_a308086f = "user"::bigint WHERE id > lockstep_state.last_1 AND id <= lockstep_next.next_1 AND ((lockstep_id_new_fdb384d1 IS NULL AND id IS NOT NULL) OR (lockstep_user_new_a308086f IS NULL AND "user" IS NOT NULL));
      ELSE
        UPDATE ONLY public.orders SET lockstep_id_new_fdb384d1 = CASE WHEN length(id) < 32 THEN lpad(id, 32, '0') ELSE id END::uuid, lockstep_user_new_a308086f = "user"::bigint WHERE id <= lockstep_next.next_1 AND ((lockstep_id_new_fdb384d1 IS NULL AND id IS NOT NULL) OR (lockstep_user_new_a308086f IS NULL AND "user" IS NOT NULL));
      END IF;
      UPDATE public.lockstep_id_progress_fdb384d1 SET last_1 = lockstep_next.next_1, begun = true;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE public.lockstep_id_progress_fdb384d1;

BEGIN;

-- Step 8 of 36: gather statistics of table public.orders (lockstep_id_new_fdb384d1, lockstep_user_new_a308086f)
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.orders
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE public.orders (lockstep_id_new_fdb384d1, lockstep_user_new_a308086f);

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public."Users" IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 9 of 36: check without scan for nulls in the new column public."Users".id
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public."Users"
--   blocks:      reads and writes of public."Users", for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public."Users" ADD CONSTRAINT lockstep_id_not_null_42bf7684 CHECK (lockstep_id_new_42bf7684 IS NOT NULL) NOT VALID;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 10 of 36: scan for nulls in the new column public."Users".id
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public."Users"
--   blocks:      neither reads nor writes
--   work:        scans public."Users"
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
ALTER TABLE public."Users" VALIDATE CONSTRAINT lockstep_id_not_null_42bf7684;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.orders IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 11 of 36: check without scan for nulls in the new columns id, "user" of table public.orders
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.orders
--   blocks:      reads and writes of public.orders, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.orders ADD CONSTRAINT lockstep_id_not_null_fdb384d1 CHECK (lockstep_id_new_fdb384d1 IS NOT NULL) NOT VALID;
ALTER TABLE public.orders ADD CONSTRAINT lockstep_user_not_null_a308086f CHECK (lockstep_user_new_a308086f IS NOT NULL) NOT VALID;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 12 of 36: scan for nulls in the new columns id, "user" of table public.orders
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.orders
--   blocks:      neither reads nor writes
--   work:        scans public.orders
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
ALTER TABLE public.orders VALIDATE CONSTRAINT lockstep_id_not_null_fdb384d1, VALIDATE CONSTRAINT lockstep_user_not_null_a308086f;

COMMIT;

-- Step 13 of 36: build the new index public."Users_pkey"
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public."Users"
--   blocks:      neither reads nor writes
--   work:        scans public."Users"
--   transaction: outside a transaction
--   undo:        reversible
--   hazard:      may-fail: fails when rows of public."Users" are not unique
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS public."lockstep_Users_pkey_key_79909120"
CREATE UNIQUE INDEX CONCURRENTLY "lockstep_Users_pkey_key_79909120" ON public."Users" USING btree (lockstep_id_new_42bf7684);

-- Step 14 of 36: build the new index public.orders_pkey
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.orders
--   blocks:      neither reads nor writes
--   work:        scans public.orders
--   transaction: outside a transaction
--   undo:        reversible
--   hazard:      may-fail: fails when rows of public.orders are not unique
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_orders_pkey_key_319ae7bc
CREATE UNIQUE INDEX CONCURRENTLY lockstep_orders_pkey_key_319ae7bc ON public.orders USING btree (lockstep_id_new_fdb384d1);

-- Step 15 of 36: build the new index public.orders_user_idx
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.orders
--   blocks:      neither reads nor writes
--   work:        scans public.orders
--   transaction: outside a transaction
--   undo:        reversible
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_orders_user_idx_new_81ad1a17
CREATE INDEX CONCURRENTLY lockstep_orders_user_idx_new_81ad1a17 ON public.orders USING btree (lockstep_user_new_a308086f);

BEGIN;

-- Step 16 of 36: compare the new with the old columns boss, id of table public."Users"
--   phase:       migrate
--   locks:       ACCESS SHARE on table public."Users"
--   blocks:      neither reads nor writes
--   work:        scans public."Users"
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when a value of column public."Users".boss, column public."Users".id cannot be converted, and changes nothing then
DO $$
BEGIN
  IF EXISTS (SELECT FROM ONLY public."Users" WHERE (lockstep_boss_new_0a0c11aa IS DISTINCT FROM boss::bigint) OR (lockstep_id_new_42bf7684 IS DISTINCT FROM id::bigint)) THEN
    RAISE EXCEPTION 'the new column % does not hold the values of %', 'lockstep_boss_new_0a0c11aa, lockstep_id_new_42bf7684', 'boss, id';
  END IF;
END $$;

COMMIT;

BEGIN;

-- Step 17 of 36: compare the new with the old columns id, "user" of table public.orders
--   phase:       migrate
--   locks:       ACCESS SHARE on table public.orders
--   blocks:      neither reads nor writes
--   work:        scans public.orders
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when a value of column public.orders.id, column public.orders."user" cannot be converted, and changes nothing then
DO $$
BEGIN
  IF EXISTS (SELECT FROM ONLY public.orders WHERE (lockstep_id_new_fdb384d1 IS DISTINCT FROM (CASE WHEN length(id) < 32 THEN lpad(id, 32, '0') ELSE id END::uuid)::uuid) OR (lockstep_user_new_a308086f IS DISTINCT FROM "user"::bigint)) THEN
    RAISE EXCEPTION 'the new column % does not hold the values of %', 'lockstep_id_new_fdb384d1, lockstep_user_new_a308086f', 'id, user';
  END IF;
END $$;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- Step 18 of 36: give up the proof of constraint public."Users"."Users_boss_fkey"
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        nothing is done but on the way back, which proves here what it has brought back without a scan
SELECT;

COMMIT;

BEGIN;

-- Step 19 of 36: give up the proof of constraint public.orders.of_user
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
      LOCK TABLE public.orders, public."Users" IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE public.orders, public."Users" IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public."Users", public.orders IN ACCESS EXCLUSIVE MODE;
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

-- Step 20 of 36: lock the tables for the exchange of column public."Users".boss
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public."Users", ACCESS EXCLUSIVE on table public.orders
--   blocks:      reads and writes of public."Users", public.orders, for an instant
--   transaction: inside a transaction
--   undo:        reversible
LOCK TABLE public.orders, public."Users" IN ACCESS EXCLUSIVE MODE;

-- Step 21 of 36: drop constraint public."Users"."Users_boss_fkey"
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public."Users"
--   blocks:      reads and writes of public."Users", for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public."Users" DROP CONSTRAINT "Users_boss_fkey";

-- Step 22 of 36: drop constraint public.orders.of_user
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public."Users", ACCESS EXCLUSIVE on table public.orders
--   blocks:      reads and writes of public."Users", public.orders, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.orders DROP CONSTRAINT of_user;

-- Step 23 of 36: put new columns in the places of the old ones of table public."Users", table public.orders
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public."Users", ACCESS EXCLUSIVE on table public.orders
--   blocks:      reads and writes of public."Users", public.orders, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      cached-plan: prepared statements that give column public."Users".boss fail
--   hazard:      cached-plan: prepared statements that give column public."Users".id fail
--   hazard:      cached-plan: prepared statements that give column public.orders.id fail
--   hazard:      cached-plan: prepared statements that give column public.orders."user" fail
--   hazard:      app-breaking: columns of table public."Users", table public.orders stand behind the others from now on: INSERT without their names, and SELECT *, see that
LOCK TABLE public.orders, public."Users" IN ACCESS EXCLUSIVE MODE;
CREATE UNIQUE INDEX IF NOT EXISTS "lockstep_Users_pkey_key_79909120" ON public."Users" USING btree (lockstep_id_new_42bf7684);
CREATE UNIQUE INDEX IF NOT EXISTS lockstep_orders_pkey_key_319ae7bc ON public.orders USING btree (lockstep_id_new_fdb384d1);
ALTER TABLE public."Users" DROP CONSTRAINT "Users_pkey";
ALTER TABLE public.orders DROP CONSTRAINT orders_pkey;
ALTER INDEX public.orders_user_idx RENAME TO lockstep_orders_user_idx_old_81ad1a17;
ALTER TABLE public."Users" RENAME COLUMN boss TO lockstep_boss_old_0a0c11aa;
ALTER TABLE public."Users" RENAME COLUMN lockstep_boss_new_0a0c11aa TO boss;
ALTER TABLE public."Users" RENAME COLUMN id TO lockstep_id_old_42bf7684;
ALTER TABLE public."Users" RENAME COLUMN lockstep_id_new_42bf7684 TO id;
ALTER TABLE public."Users" ALTER COLUMN lockstep_id_old_42bf7684 DROP NOT NULL;
ALTER TABLE public."Users" ALTER COLUMN id SET NOT NULL;
ALTER TABLE public.orders RENAME COLUMN id TO lockstep_id_old_fdb384d1;
ALTER TABLE public.orders RENAME COLUMN lockstep_id_new_fdb384d1 TO id;
ALTER TABLE public.orders ALTER COLUMN lockstep_id_old_fdb384d1 DROP NOT NULL;
ALTER TABLE public.orders ALTER COLUMN id SET NOT NULL;
ALTER TABLE public.orders RENAME COLUMN "user" TO lockstep_user_old_a308086f;
ALTER TABLE public.orders RENAME COLUMN lockstep_user_new_a308086f TO "user";
ALTER TABLE public.orders ALTER COLUMN lockstep_user_old_a308086f DROP NOT NULL;
ALTER TABLE public.orders ALTER COLUMN "user" SET NOT NULL;
ALTER TABLE public."Users" DROP CONSTRAINT lockstep_id_not_null_42bf7684;
ALTER TABLE public.orders DROP CONSTRAINT lockstep_id_not_null_fdb384d1;
ALTER TABLE public.orders DROP CONSTRAINT lockstep_user_not_null_a308086f;
ALTER TABLE public."Users" ADD CONSTRAINT "Users_pkey" PRIMARY KEY USING INDEX "lockstep_Users_pkey_key_79909120";
ALTER TABLE public.orders ADD CONSTRAINT orders_pkey PRIMARY KEY USING INDEX lockstep_orders_pkey_key_319ae7bc;
ALTER INDEX public.lockstep_orders_user_idx_new_81ad1a17 RENAME TO orders_user_idx;
CREATE OR REPLACE FUNCTION public.lockstep_boss_sync_0a0c11aa() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.boss::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD.boss::text THEN
    RETURN NEW;
  END IF;
  SELECT boss::text INTO NEW.lockstep_boss_old_0a0c11aa FROM (SELECT NEW.*) AS "Users";
  RETURN NEW;
EXCEPTION WHEN data_exception OR invalid_parameter_value OR check_violation THEN
  NEW.lockstep_boss_old_0a0c11aa := NULL;
  RETURN NEW;
END $$;
CREATE OR REPLACE FUNCTION public.lockstep_id_sync_42bf7684() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.id::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD.id::text THEN
    RETURN NEW;
  END IF;
  SELECT id::text INTO NEW.lockstep_id_old_42bf7684 FROM (SELECT NEW.*) AS "Users";
  RETURN NEW;
EXCEPTION WHEN data_exception OR invalid_parameter_value OR check_violation THEN
  NEW.lockstep_id_old_42bf7684 := NULL;
  RETURN NEW;
END $$;
CREATE OR REPLACE FUNCTION public.lockstep_id_sync_fdb384d1() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.id::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD.id::text THEN
    RETURN NEW;
  END IF;
  SELECT ltrim(replace(id::text, '-', ''), '0') INTO NEW.lockstep_id_old_fdb384d1 FROM (SELECT NEW.*) AS orders;
  RETURN NEW;
EXCEPTION WHEN data_exception OR invalid_parameter_value OR check_violation THEN
  NEW.lockstep_id_old_fdb384d1 := NULL;
  RETURN NEW;
END $$;
CREATE OR REPLACE FUNCTION public.lockstep_user_sync_a308086f() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'UPDATE' AND NEW."user"::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD."user"::text THEN
    RETURN NEW;
  END IF;
  SELECT "user"::text INTO NEW.lockstep_user_old_a308086f FROM (SELECT NEW.*) AS orders;
  RETURN NEW;
EXCEPTION WHEN data_exception OR invalid_parameter_value OR check_violation THEN
  NEW.lockstep_user_old_a308086f := NULL;
  RETURN NEW;
END $$;

-- Step 24 of 36: add constraint public."Users"."Users_boss_fkey" without scan
--   phase:       contract
--   locks:       SHARE ROW EXCLUSIVE on table public."Users"
--   blocks:      writes of public."Users", for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public."Users" ADD CONSTRAINT "Users_boss_fkey" FOREIGN KEY (boss) REFERENCES public."Users" (id) NOT VALID;

-- Step 25 of 36: add constraint public.orders.of_user without scan
--   phase:       contract
--   locks:       SHARE ROW EXCLUSIVE on table public."Users", SHARE ROW EXCLUSIVE on table public.orders
--   blocks:      writes of public."Users", public.orders, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.orders ADD CONSTRAINT of_user FOREIGN KEY ("user") REFERENCES public."Users" (id) ON UPDATE CASCADE DEFERRABLE NOT VALID;

COMMIT;

SET lock_timeout = 0;

-- Step 26 of 36: drop the old index of constraint public."Users"."Users_pkey"
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public."Users"
--   blocks:      neither reads nor writes
--   transaction: outside a transaction
--   undo:        reversible
--   note:        the way back builds it here, while nobody waits
DROP INDEX CONCURRENTLY IF EXISTS public."lockstep_Users_pkey_old_79909120";

-- Step 27 of 36: drop the old index of constraint public.orders.orders_pkey
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.orders
--   blocks:      neither reads nor writes
--   transaction: outside a transaction
--   undo:        reversible
--   note:        the way back builds it here, while nobody waits
DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_orders_pkey_old_319ae7bc;

-- Step 28 of 36: drop the old index public.orders_user_idx
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.orders
--   blocks:      neither reads nor writes
--   transaction: outside a transaction
--   undo:        reversible
--   note:        the way back builds it here, while nobody waits
DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_orders_user_idx_old_81ad1a17;

BEGIN;

-- Step 29 of 36: validate constraint public."Users"."Users_boss_fkey"
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public."Users"
--   blocks:      neither reads nor writes
--   work:        scans public."Users"
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when rows break constraint public."Users"."Users_boss_fkey"
ALTER TABLE public."Users" VALIDATE CONSTRAINT "Users_boss_fkey";

COMMIT;

BEGIN;

-- Step 30 of 36: validate constraint public.orders.of_user
--   phase:       contract
--   locks:       ROW SHARE on table public."Users", SHARE UPDATE EXCLUSIVE on table public.orders
--   blocks:      neither reads nor writes
--   work:        scans public.orders
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when rows break constraint public.orders.of_user
ALTER TABLE public.orders VALIDATE CONSTRAINT of_user;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- Step 31 of 36: give up the old columns boss, id of table public."Users"
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        nothing is done but on the way back, which fills here what it has made anew
--   gate:        go on when nobody means to go back: until then second columns hold the old values of public."Users".boss, public."Users".id, public.orders.id, public.orders."user"
SELECT;

COMMIT;

BEGIN;

-- Step 32 of 36: give up the old columns id, "user" of table public.orders
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        nothing is done but on the way back, which fills here what it has made anew
SELECT;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public."Users" IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 33 of 36: drop the old column public."Users".boss
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public."Users"
--   blocks:      reads and writes of public."Users", for an instant
--   transaction: inside a transaction of its own
--   undo:        reversible
DROP TRIGGER "~lockstep_boss_sync_0a0c11aa" ON public."Users";
DROP FUNCTION public.lockstep_boss_sync_0a0c11aa();
ALTER TABLE public."Users" DROP COLUMN lockstep_boss_old_0a0c11aa;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public."Users" IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 34 of 36: drop the old column public."Users".id
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public."Users"
--   blocks:      reads and writes of public."Users", for an instant
--   transaction: inside a transaction of its own
--   undo:        reversible
DROP TRIGGER "~lockstep_id_sync_42bf7684" ON public."Users";
DROP FUNCTION public.lockstep_id_sync_42bf7684();
ALTER TABLE public."Users" DROP COLUMN lockstep_id_old_42bf7684;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.orders IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 35 of 36: drop the old column public.orders.id
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.orders
--   blocks:      reads and writes of public.orders, for an instant
--   transaction: inside a transaction of its own
--   undo:        reversible
DROP TRIGGER "~lockstep_id_sync_fdb384d1" ON public.orders;
DROP FUNCTION public.lockstep_id_sync_fdb384d1();
ALTER TABLE public.orders DROP COLUMN lockstep_id_old_fdb384d1;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.orders IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 36 of 36: drop the old column public.orders."user"
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.orders
--   blocks:      reads and writes of public.orders, for an instant
--   transaction: inside a transaction of its own
--   undo:        reversible
DROP TRIGGER "~lockstep_user_sync_a308086f" ON public.orders;
DROP FUNCTION public.lockstep_user_sync_a308086f();
ALTER TABLE public.orders DROP COLUMN lockstep_user_old_a308086f;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.orders IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 36 of 36: drop the old column public.orders."user"
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.orders
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.orders ADD COLUMN lockstep_user_old_a308086f text;
CREATE OR REPLACE FUNCTION public.lockstep_user_sync_a308086f() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'UPDATE' AND NEW."user"::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD."user"::text THEN
    RETURN NEW;
  END IF;
  SELECT "user"::text INTO NEW.lockstep_user_old_a308086f FROM (SELECT NEW.*) AS orders;
  RETURN NEW;
EXCEPTION WHEN data_exception OR invalid_parameter_value OR check_violation THEN
  NEW.lockstep_user_old_a308086f := NULL;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_user_sync_a308086f" BEFORE INSERT OR UPDATE ON public.orders FOR EACH ROW WHEN (NEW."user" IS DISTINCT FROM NEW.lockstep_user_old_a308086f::bigint) EXECUTE FUNCTION public.lockstep_user_sync_a308086f();

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.orders IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 35 of 36: drop the old column public.orders.id
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.orders
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.orders ADD COLUMN lockstep_id_old_fdb384d1 text;
CREATE OR REPLACE FUNCTION public.lockstep_id_sync_fdb384d1() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.id::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD.id::text THEN
    RETURN NEW;
  END IF;
  SELECT ltrim(replace(id::text, '-', ''), '0') INTO NEW.lockstep_id_old_fdb384d1 FROM (SELECT NEW.*) AS orders;
  RETURN NEW;
EXCEPTION WHEN data_exception OR invalid_parameter_value OR check_violation THEN
  NEW.lockstep_id_old_fdb384d1 := NULL;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_id_sync_fdb384d1" BEFORE INSERT OR UPDATE ON public.orders FOR EACH ROW EXECUTE FUNCTION public.lockstep_id_sync_fdb384d1();

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public."Users" IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 34 of 36: drop the old column public."Users".id
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public."Users"
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public."Users" ADD COLUMN lockstep_id_old_42bf7684 text;
CREATE OR REPLACE FUNCTION public.lockstep_id_sync_42bf7684() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.id::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD.id::text THEN
    RETURN NEW;
  END IF;
  SELECT id::text INTO NEW.lockstep_id_old_42bf7684 FROM (SELECT NEW.*) AS "Users";
  RETURN NEW;
EXCEPTION WHEN data_exception OR invalid_parameter_value OR check_violation THEN
  NEW.lockstep_id_old_42bf7684 := NULL;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_id_sync_42bf7684" BEFORE INSERT OR UPDATE ON public."Users" FOR EACH ROW WHEN (NEW.id IS DISTINCT FROM NEW.lockstep_id_old_42bf7684::bigint) EXECUTE FUNCTION public.lockstep_id_sync_42bf7684();

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public."Users" IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 33 of 36: drop the old column public."Users".boss
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public."Users"
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public."Users" ADD COLUMN lockstep_boss_old_0a0c11aa text;
CREATE OR REPLACE FUNCTION public.lockstep_boss_sync_0a0c11aa() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.boss::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD.boss::text THEN
    RETURN NEW;
  END IF;
  SELECT boss::text INTO NEW.lockstep_boss_old_0a0c11aa FROM (SELECT NEW.*) AS "Users";
  RETURN NEW;
EXCEPTION WHEN data_exception OR invalid_parameter_value OR check_violation THEN
  NEW.lockstep_boss_old_0a0c11aa := NULL;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_boss_sync_0a0c11aa" BEFORE INSERT OR UPDATE ON public."Users" FOR EACH ROW WHEN (NEW.boss IS DISTINCT FROM NEW.lockstep_boss_old_0a0c11aa::bigint) EXECUTE FUNCTION public.lockstep_boss_sync_0a0c11aa();

COMMIT;

SET lock_timeout = 0;

-- Undo step 32 of 36: give up the old columns id, "user" of table public.orders
--   phase:       contract
--   locks:       ROW EXCLUSIVE on table public.orders
--   transaction: outside a transaction
--   undo:        reversible
CREATE UNLOGGED TABLE IF NOT EXISTS public.lockstep_id_progress_fdb384d1 AS
  SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY public.orders ORDER BY id DESC LIMIT 1
  WITH NO DATA;
INSERT INTO public.lockstep_id_progress_fdb384d1
  SELECT * FROM (SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY public.orders ORDER BY id DESC LIMIT 1) AS begun WHERE NOT EXISTS (SELECT FROM public.lockstep_id_progress_fdb384d1);
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
      SELECT * INTO lockstep_state FROM public.lockstep_id_progress_fdb384d1;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY public.orders WHERE id > lockstep_state.last_1 AND id <= lockstep_state.upto_1 ORDER BY id LIMIT 1000) AS batch ORDER BY id DESC LIMIT 1;
      ELSE
        SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY public.orders WHERE id <= lockstep_state.upto_1 ORDER BY id LIMIT 1000) AS batch ORDER BY id DESC LIMIT 1;
      END IF;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        UPDATE ONLY public.orders SET lockstep_id_old_fdb384d1 = ltrim(replace(id::text, '-', ''), '0'), lockstep_user_old_a308086f = "user"::text WHERE id > lockstep_state.last_1 AND id <= lockstep_next.next_1 AND ((lockstep_id_old_fdb384d1 IS NULL AND id IS NOT NULL) OR (lockstep_user_old_a308086f IS NULL AND "user" IS NOT NULL));
      ELSE
        UPDATE ONLY public.orders SET lockstep_id_old_fdb384d1 = ltrim(replace(id::text, '-', ''), '0'), lockstep_user_old_a308086f = "user"::text WHERE id <= lockstep_next.next_1 AND ((lockstep_id_old_fdb384d1 IS NULL AND id IS NOT NULL) OR (lockstep_user_old_a308086f IS NULL AND "user" IS NOT NULL));
      END IF;
      UPDATE public.lockstep_id_progress_fdb384d1 SET last_1 = lockstep_next.next_1, begun = true;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE public.lockstep_id_progress_fdb384d1;

-- Undo step 31 of 36: give up the old columns boss, id of table public."Users"
--   phase:       contract
--   locks:       ROW EXCLUSIVE on table public."Users"
--   transaction: outside a transaction
--   undo:        reversible
CREATE UNLOGGED TABLE IF NOT EXISTS public.lockstep_boss_progress_0a0c11aa AS
  SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY public."Users" ORDER BY id DESC LIMIT 1
  WITH NO DATA;
INSERT INTO public.lockstep_boss_progress_0a0c11aa
  SELECT * FROM (SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY public."Users" ORDER BY id DESC LIMIT 1) AS begun WHERE NOT EXISTS (SELECT FROM public.lockstep_boss_progress_0a0c11aa);
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
      SELECT * INTO lockstep_state FROM public.lockstep_boss_progress_0a0c11aa;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY public."Users" WHERE id > lockstep_state.last_1 AND id <= lockstep_state.upto_1 ORDER BY id LIMIT 1000) AS batch ORDER BY id DESC LIMIT 1;
      ELSE
        SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY public."Users" WHERE id <= lockstep_state.upto_1 ORDER BY id LIMIT 1000) AS batch ORDER BY id DESC LIMIT 1;
      END IF;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        UPDATE ONLY public."Users" SET lockstep_boss_old_0a0c11aa = boss::text, lockstep_id_old_42bf7684 = id::text WHERE id > lockstep_state.last_1 AND id <= lockstep_next.next_1 AND ((lockstep_boss_old_0a0c11aa IS NULL AND boss IS NOT NULL) OR (lockstep_id_old_42bf7684 IS NULL AND id IS NOT NULL));
      ELSE
        UPDATE ONLY public."Users" SET lockstep_boss_old_0a0c11aa = boss::text, lockstep_id_old_42bf7684 = id::text WHERE id <= lockstep_next.next_1 AND ((lockstep_boss_old_0a0c11aa IS NULL AND boss IS NOT NULL) OR (lockstep_id_old_42bf7684 IS NULL AND id IS NOT NULL));
      END IF;
      UPDATE public.lockstep_boss_progress_0a0c11aa SET last_1 = lockstep_next.next_1, begun = true;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE public.lockstep_boss_progress_0a0c11aa;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public.orders, public."Users" IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE public.orders, public."Users" IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public."Users", public.orders IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 30 of 36: validate constraint public.orders.of_user
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public."Users", ACCESS EXCLUSIVE on table public.orders
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.orders DROP CONSTRAINT of_user;
ALTER TABLE public.orders ADD CONSTRAINT of_user FOREIGN KEY ("user") REFERENCES public."Users" (id) ON UPDATE CASCADE DEFERRABLE NOT VALID;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public."Users" IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 29 of 36: validate constraint public."Users"."Users_boss_fkey"
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public."Users"
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public."Users" DROP CONSTRAINT "Users_boss_fkey";
ALTER TABLE public."Users" ADD CONSTRAINT "Users_boss_fkey" FOREIGN KEY (boss) REFERENCES public."Users" (id) NOT VALID;

COMMIT;

SET lock_timeout = 0;

-- Undo step 28 of 36: drop the old index public.orders_user_idx
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.orders
--   transaction: outside a transaction
--   undo:        reversible
CREATE INDEX CONCURRENTLY lockstep_orders_user_idx_old_81ad1a17 ON public.orders USING btree (lockstep_user_old_a308086f);

-- Undo step 27 of 36: drop the old index of constraint public.orders.orders_pkey
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.orders
--   transaction: outside a transaction
--   undo:        reversible
CREATE UNIQUE INDEX CONCURRENTLY lockstep_orders_pkey_old_319ae7bc ON public.orders USING btree (lockstep_id_old_fdb384d1);

-- Undo step 26 of 36: drop the old index of constraint public."Users"."Users_pkey"
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public."Users"
--   transaction: outside a transaction
--   undo:        reversible
CREATE UNIQUE INDEX CONCURRENTLY "lockstep_Users_pkey_old_79909120" ON public."Users" USING btree (lockstep_id_old_42bf7684);

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public.orders, public."Users" IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE public.orders, public."Users" IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public."Users", public.orders IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 25 of 36: add constraint public.orders.of_user without scan
--   phase:       contract
--   locks:       SHARE ROW EXCLUSIVE on table public."Users", SHARE ROW EXCLUSIVE on table public.orders
--   transaction: inside a transaction
--   undo:        reversible
LOCK TABLE public.orders, public."Users" IN ACCESS EXCLUSIVE MODE;
ALTER TABLE public.orders DROP CONSTRAINT of_user;

-- Undo step 24 of 36: add constraint public."Users"."Users_boss_fkey" without scan
--   phase:       contract
--   locks:       SHARE ROW EXCLUSIVE on table public."Users"
--   transaction: inside a transaction
--   undo:        reversible
LOCK TABLE public.orders, public."Users" IN ACCESS EXCLUSIVE MODE;
ALTER TABLE public."Users" DROP CONSTRAINT "Users_boss_fkey";

-- Undo step 23 of 36: put new columns in the places of the old ones of table public."Users", table public.orders
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public."Users", ACCESS EXCLUSIVE on table public.orders
--   transaction: inside a transaction
--   undo:        reversible
LOCK TABLE public.orders, public."Users" IN ACCESS EXCLUSIVE MODE;
DO $$
BEGIN
  IF EXISTS (SELECT FROM ONLY public."Users" WHERE lockstep_boss_old_0a0c11aa IS NULL AND boss IS NOT NULL) THEN
    RAISE EXCEPTION 'values of % that came since do not fit its old type', 'boss';
  END IF;
END $$;
CREATE UNIQUE INDEX IF NOT EXISTS "lockstep_Users_pkey_old_79909120" ON public."Users" USING btree (lockstep_id_old_42bf7684);
CREATE UNIQUE INDEX IF NOT EXISTS lockstep_orders_pkey_old_319ae7bc ON public.orders USING btree (lockstep_id_old_fdb384d1);
ALTER TABLE public."Users" DROP CONSTRAINT "Users_pkey";
ALTER TABLE public.orders DROP CONSTRAINT orders_pkey;
ALTER INDEX public.orders_user_idx RENAME TO lockstep_orders_user_idx_new_81ad1a17;
ALTER TABLE public."Users" RENAME COLUMN boss TO lockstep_boss_new_0a0c11aa;
ALTER TABLE public."Users" RENAME COLUMN lockstep_boss_old_0a0c11aa TO boss;
ALTER TABLE public."Users" RENAME COLUMN id TO lockstep_id_new_42bf7684;
ALTER TABLE public."Users" RENAME COLUMN lockstep_id_old_42bf7684 TO id;
ALTER TABLE public."Users" ALTER COLUMN lockstep_id_new_42bf7684 DROP NOT NULL;
DO $$
BEGIN
  ALTER TABLE public."Users" ALTER COLUMN id SET NOT NULL;
EXCEPTION WHEN not_null_violation THEN
  RAISE EXCEPTION 'values of % that came since do not fit its old type', 'id';
END $$;
ALTER TABLE public.orders RENAME COLUMN id TO lockstep_id_new_fdb384d1;
ALTER TABLE public.orders RENAME COLUMN lockstep_id_old_fdb384d1 TO id;
ALTER TABLE public.orders ALTER COLUMN lockstep_id_new_fdb384d1 DROP NOT NULL;
DO $$
BEGIN
  ALTER TABLE public.orders ALTER COLUMN id SET NOT NULL;
EXCEPTION WHEN not_null_violation THEN
  RAISE EXCEPTION 'values of % that came since do not fit its old type', 'id';
END $$;
ALTER TABLE public.orders RENAME COLUMN "user" TO lockstep_user_new_a308086f;
ALTER TABLE public.orders RENAME COLUMN lockstep_user_old_a308086f TO "user";
ALTER TABLE public.orders ALTER COLUMN lockstep_user_new_a308086f DROP NOT NULL;
DO $$
BEGIN
  ALTER TABLE public.orders ALTER COLUMN "user" SET NOT NULL;
EXCEPTION WHEN not_null_violation THEN
  RAISE EXCEPTION 'values of % that came since do not fit its old type', 'user';
END $$;
ALTER TABLE public."Users" ADD CONSTRAINT lockstep_id_not_null_42bf7684 CHECK (lockstep_id_new_42bf7684 IS NOT NULL) NOT VALID;
ALTER TABLE public.orders ADD CONSTRAINT lockstep_id_not_null_fdb384d1 CHECK (lockstep_id_new_fdb384d1 IS NOT NULL) NOT VALID;
ALTER TABLE public.orders ADD CONSTRAINT lockstep_user_not_null_a308086f CHECK (lockstep_user_new_a308086f IS NOT NULL) NOT VALID;
ALTER TABLE public."Users" ADD CONSTRAINT "Users_pkey" PRIMARY KEY USING INDEX "lockstep_Users_pkey_old_79909120";
ALTER TABLE public.orders ADD CONSTRAINT orders_pkey PRIMARY KEY USING INDEX lockstep_orders_pkey_old_319ae7bc;
ALTER INDEX public.lockstep_orders_user_idx_old_81ad1a17 RENAME TO orders_user_idx;
CREATE OR REPLACE FUNCTION public.lockstep_boss_sync_0a0c11aa() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT boss::bigint INTO NEW.lockstep_boss_new_0a0c11aa FROM (SELECT NEW.*) AS "Users";
  RETURN NEW;
END $$;
CREATE OR REPLACE FUNCTION public.lockstep_id_sync_42bf7684() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT id::bigint INTO NEW.lockstep_id_new_42bf7684 FROM (SELECT NEW.*) AS "Users";
  RETURN NEW;
END $$;
CREATE OR REPLACE FUNCTION public.lockstep_id_sync_fdb384d1() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT CASE WHEN length(id) < 32 THEN lpad(id, 32, '0') ELSE id END::uuid INTO NEW.lockstep_id_new_fdb384d1 FROM (SELECT NEW.*) AS orders;
  RETURN NEW;
END $$;
CREATE OR REPLACE FUNCTION public.lockstep_user_sync_a308086f() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT "user"::bigint INTO NEW.lockstep_user_new_a308086f FROM (SELECT NEW.*) AS orders;
  RETURN NEW;
END $$;

-- Undo step 22 of 36: drop constraint public.orders.of_user
--   phase:       contract
--   locks:       SHARE ROW EXCLUSIVE on table public."Users", SHARE ROW EXCLUSIVE on table public.orders
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.orders ADD CONSTRAINT of_user FOREIGN KEY ("user") REFERENCES public."Users" (id) ON UPDATE CASCADE DEFERRABLE NOT VALID;

-- Undo step 21 of 36: drop constraint public."Users"."Users_boss_fkey"
--   phase:       contract
--   locks:       SHARE ROW EXCLUSIVE on table public."Users"
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public."Users" ADD CONSTRAINT "Users_boss_fkey" FOREIGN KEY (boss) REFERENCES public."Users" (id) NOT VALID;

-- Undo step 20 of 36: lock the tables for the exchange of column public."Users".boss
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public."Users", ACCESS EXCLUSIVE on table public.orders
--   transaction: inside a transaction
--   undo:        reversible
SELECT;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 19 of 36: give up the proof of constraint public.orders.of_user
--   phase:       contract
--   locks:       ROW SHARE on table public."Users", SHARE UPDATE EXCLUSIVE on table public.orders
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.orders VALIDATE CONSTRAINT of_user;

COMMIT;

BEGIN;

-- Undo step 18 of 36: give up the proof of constraint public."Users"."Users_boss_fkey"
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public."Users"
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public."Users" VALIDATE CONSTRAINT "Users_boss_fkey";

COMMIT;

BEGIN;

-- Undo step 17 of 36: compare the new with the old columns id, "user" of table public.orders
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public."Users", SHARE UPDATE EXCLUSIVE on table public.orders
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public."Users" VALIDATE CONSTRAINT lockstep_id_not_null_42bf7684;
ALTER TABLE public.orders VALIDATE CONSTRAINT lockstep_id_not_null_fdb384d1;
ALTER TABLE public.orders VALIDATE CONSTRAINT lockstep_user_not_null_a308086f;

COMMIT;

BEGIN;

-- Undo step 16 of 36: compare the new with the old columns boss, id of table public."Users"
--   phase:       migrate
--   locks:       ACCESS SHARE on table public."Users"
--   transaction: inside a transaction of its own
--   undo:        reversible
SELECT;

COMMIT;

-- Undo step 15 of 36: build the new index public.orders_user_idx
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.orders
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_orders_user_idx_new_81ad1a17;

-- Undo step 14 of 36: build the new index public.orders_pkey
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.orders
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_orders_pkey_key_319ae7bc;

-- Undo step 13 of 36: build the new index public."Users_pkey"
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public."Users"
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS public."lockstep_Users_pkey_key_79909120";

BEGIN;

-- Undo step 12 of 36: scan for nulls in the new columns id, "user" of table public.orders
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

-- Undo step 11 of 36: check without scan for nulls in the new columns id, "user" of table public.orders
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.orders
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.orders DROP CONSTRAINT lockstep_id_not_null_fdb384d1;
ALTER TABLE public.orders DROP CONSTRAINT lockstep_user_not_null_a308086f;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 10 of 36: scan for nulls in the new column public."Users".id
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public."Users"
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
SELECT;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public."Users" IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 9 of 36: check without scan for nulls in the new column public."Users".id
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public."Users"
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public."Users" DROP CONSTRAINT lockstep_id_not_null_42bf7684;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 8 of 36: gather statistics of table public.orders (lockstep_id_new_fdb384d1, lockstep_user_new_a308086f)
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.orders
--   transaction: inside a transaction of its own
--   undo:        reversible
ANALYZE public.orders (id, "user");

COMMIT;

-- Undo step 7 of 36: fill columns id, "user" of table public.orders
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table public.orders
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible

BEGIN;

-- Undo step 6 of 36: gather statistics of table public."Users" (lockstep_boss_new_0a0c11aa, lockstep_id_new_42bf7684)
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public."Users"
--   transaction: inside a transaction of its own
--   undo:        reversible
ANALYZE public."Users" (boss, id);

COMMIT;

-- Undo step 5 of 36: fill columns boss, id of table public."Users"
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table public."Users"
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.orders IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 4 of 36: add what will be column public.orders."user"
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.orders
--   transaction: inside a transaction
--   undo:        reversible
DROP TRIGGER "~lockstep_user_sync_a308086f" ON public.orders;
DROP FUNCTION public.lockstep_user_sync_a308086f();
ALTER TABLE public.orders DROP COLUMN lockstep_user_new_a308086f;

-- Undo step 3 of 36: add what will be column public.orders.id
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.orders
--   transaction: inside a transaction
--   undo:        reversible
DROP TRIGGER "~lockstep_id_sync_fdb384d1" ON public.orders;
DROP FUNCTION public.lockstep_id_sync_fdb384d1();
ALTER TABLE public.orders DROP COLUMN lockstep_id_new_fdb384d1;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public."Users" IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 2 of 36: add what will be column public."Users".id
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public."Users"
--   transaction: inside a transaction
--   undo:        reversible
DROP TRIGGER "~lockstep_id_sync_42bf7684" ON public."Users";
DROP FUNCTION public.lockstep_id_sync_42bf7684();
ALTER TABLE public."Users" DROP COLUMN lockstep_id_new_42bf7684;

-- Undo step 1 of 36: add what will be column public."Users".boss
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public."Users"
--   transaction: inside a transaction
--   undo:        reversible
DROP TRIGGER "~lockstep_boss_sync_0a0c11aa" ON public."Users";
DROP FUNCTION public.lockstep_boss_sync_0a0c11aa();
ALTER TABLE public."Users" DROP COLUMN lockstep_boss_new_0a0c11aa;

COMMIT;
