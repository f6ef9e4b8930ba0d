-- Both ends of a foreign key are retyped.
-- before --
CREATE TABLE p (id int PRIMARY KEY);
CREATE TABLE c (id int PRIMARY KEY, p_id int REFERENCES p);
-- after --
CREATE TABLE p (id bigint PRIMARY KEY);
CREATE TABLE c (id bigint PRIMARY KEY, p_id bigint REFERENCES p);
-- rows --
INSERT INTO p VALUES (1);
INSERT INTO c VALUES (1, 1);
-- old --
INSERT INTO p (id) VALUES (9001);
INSERT INTO c (id, p_id) VALUES (9001, 9001), (9002, NULL);
UPDATE c SET p_id = 1 WHERE id = 9001;
DELETE FROM p WHERE id = 9001;
DO $$ BEGIN
  DELETE FROM p WHERE id = 1;
  RAISE 'somebody refers to it';
EXCEPTION WHEN foreign_key_violation THEN NULL;
END $$;
DELETE FROM c WHERE id > 9000;
-- new --
INSERT INTO p (id) VALUES (5000000000);
INSERT INTO c (id, p_id) VALUES (6000000000, 5000000000);
DELETE FROM c WHERE id = 6000000000;
DELETE FROM p WHERE id = 5000000000;
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.c IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 24: add what will be column public.c.id
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.c
--   blocks:      reads and writes of public.c, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.c ADD COLUMN lockstep_id_new_2fa3d600 bigint;
CREATE OR REPLACE FUNCTION public.lockstep_id_sync_2fa3d600() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT id::bigint INTO NEW.lockstep_id_new_2fa3d600 FROM (SELECT NEW.*) AS c;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_id_sync_2fa3d600" BEFORE INSERT OR UPDATE ON public.c FOR EACH ROW WHEN (NEW.lockstep_id_new_2fa3d600 IS DISTINCT FROM NEW.id::bigint) EXECUTE FUNCTION public.lockstep_id_sync_2fa3d600();

-- Step 2 of 24: add what will be column public.c.p_id
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.c
--   blocks:      reads and writes of public.c, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.c ADD COLUMN lockstep_p_id_new_beef9432 bigint;
CREATE OR REPLACE FUNCTION public.lockstep_p_id_sync_beef9432() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT p_id::bigint INTO NEW.lockstep_p_id_new_beef9432 FROM (SELECT NEW.*) AS c;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_p_id_sync_beef9432" BEFORE INSERT OR UPDATE ON public.c FOR EACH ROW WHEN (NEW.lockstep_p_id_new_beef9432 IS DISTINCT FROM NEW.p_id::bigint) EXECUTE FUNCTION public.lockstep_p_id_sync_beef9432();

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.p IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 3 of 24: add what will be column public.p.id
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.p
--   blocks:      reads and writes of public.p, for an instant
--   transaction: inside another transaction
--   undo:        reversible
ALTER TABLE public.p ADD COLUMN lockstep_id_new_3366ec13 bigint;
CREATE OR REPLACE FUNCTION public.lockstep_id_sync_3366ec13() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT id::bigint INTO NEW.lockstep_id_new_3366ec13 FROM (SELECT NEW.*) AS p;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_id_sync_3366ec13" BEFORE INSERT OR UPDATE ON public.p FOR EACH ROW WHEN (NEW.lockstep_id_new_3366ec13 IS DISTINCT FROM NEW.id::bigint) EXECUTE FUNCTION public.lockstep_id_sync_3366ec13();

COMMIT;

SET lock_timeout = 0;

-- Step 4 of 24: fill columns id, p_id of table public.c
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table public.c
--   blocks:      neither reads nor writes
--   work:        scans public.c
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible
CREATE UNLOGGED TABLE IF NOT EXISTS public.lockstep_id_progress_2fa3d600 AS
  SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY public.c ORDER BY id DESC LIMIT 1
  WITH NO DATA;
INSERT INTO public.lockstep_id_progress_2fa3d600
  SELECT * FROM (SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY public.c ORDER BY id DESC LIMIT 1) AS begun WHERE NOT EXISTS (SELECT FROM public.lockstep_id_progress_2fa3d600);
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
      SELECT * INTO lockstep_state FROM public.lockstep_id_progress_2fa3d600;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY public.c WHERE id > lockstep_state.last_1 AND id <= lockstep_state.upto_1 ORDER BY id LIMIT 1000) AS batch ORDER BY id DESC LIMIT 1;
      ELSE
        SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY public.c WHERE id <= lockstep_state.upto_1 ORDER BY id LIMIT 1000) AS batch ORDER BY id DESC LIMIT 1;
      END IF;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        UPDATE ONLY public.c SET lockstep_id_new_2fa3d600 = id::bigint, lockstep_p_id_new_beef9432 = p_id::bigint WHERE id > lockstep_state.last_1 AND id <= lockstep_next.next_1 AND ((lockstep_id_new_2fa3d600 IS NULL AND id IS NOT NULL) OR (lockstep_p_id_new_beef9432 IS NULL AND p_id IS NOT NULL));
      ELSE
        UPDATE ONLY public.c SET lockstep_id_new_2fa3d600 = id::bigint, lockstep_p_id_new_beef9432 = p_id::bigint WHERE id <= lockstep_next.next_1 AND ((lockstep_id_new_2fa3d600 IS NULL AND id IS NOT NULL) OR (lockstep_p_id_new_beef9432 IS NULL AND p_id IS NOT NULL));
      END IF;
      UPDATE public.lockstep_id_progress_2fa3d600 SET last_1 = lockstep_next.next_1, begun = true;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE public.lockstep_id_progress_2fa3d600;

BEGIN;

-- Step 5 of 24: gather statistics of table public.c (lockstep_id_new_2fa3d600, lockstep_p_id_new_beef9432)
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.c
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE public.c (lockstep_id_new_2fa3d600, lockstep_p_id_new_beef9432);

COMMIT;

-- Step 6 of 24: fill column public.p.id
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table public.p
--   blocks:      neither reads nor writes
--   work:        scans public.p
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible
CREATE UNLOGGED TABLE IF NOT EXISTS public.lockstep_id_progress_3366ec13 AS
  SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY public.p ORDER BY id DESC LIMIT 1
  WITH NO DATA;
INSERT INTO public.lockstep_id_progress_3366ec13
  SELECT * FROM (SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY public.p ORDER BY id DESC LIMIT 1) AS begun WHERE NOT EXISTS (SELECT FROM public.lockstep_id_progress_3366ec13);
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
      SELECT * INTO lockstep_state FROM public.lockstep_id_progress_3366ec13;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY public.p WHERE id > lockstep_state.last_1 AND id <= lockstep_state.upto_1 ORDER BY id LIMIT 1000) AS batch ORDER BY id DESC LIMIT 1;
      ELSE
        SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY public.p WHERE id <= lockstep_state.upto_1 ORDER BY id LIMIT 1000) AS batch ORDER BY id DESC LIMIT 1;
      END IF;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        UPDATE ONLY public.p SET lockstep_id_new_3366ec13 = id::bigint WHERE id > lockstep_state.last_1 AND id <= lockstep_next.next_1 AND (lockstep_id_new_3366ec13 IS NULL AND id IS NOT NULL);
      ELSE
        UPDATE ONLY public.p SET lockstep_id_new_3366ec13 = id::bigint WHERE id <= lockstep_next.next_1 AND (lockstep_id_new_3366ec13 IS NULL AND id IS NOT NULL);
      END IF;
      UPDATE public.lockstep_id_progress_3366ec13 SET last_1 = lockstep_next.next_1, begun = true;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE public.lockstep_id_progress_3366ec13;

BEGIN;

-- Step 7 of 24: gather statistics of table public.p (lockstep_id_new_3366ec13)
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.p
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE public.p (lockstep_id_new_3366ec13);

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.c IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 8 of 24: check without scan for nulls in the new column public.c.id
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.c
--   blocks:      reads and writes of public.c, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.c ADD CONSTRAINT lockstep_id_not_null_2fa3d600 CHECK (lockstep_id_new_2fa3d600 IS NOT NULL) NOT VALID;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 9 of 24: scan for nulls in the new column public.c.id
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.c
--   blocks:      neither reads nor writes
--   work:        scans public.c
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
ALTER TABLE public.c VALIDATE CONSTRAINT lockstep_id_not_null_2fa3d600;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.p IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 10 of 24: check without scan for nulls in the new column public.p.id
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.p
--   blocks:      reads and writes of public.p, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.p ADD CONSTRAINT lockstep_id_not_null_3366ec13 CHECK (lockstep_id_new_3366ec13 IS NOT NULL) NOT VALID;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 11 of 24: scan for nulls in the new column public.p.id
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.p
--   blocks:      neither reads nor writes
--   work:        scans public.p
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
ALTER TABLE public.p VALIDATE CONSTRAINT lockstep_id_not_null_3366ec13;

COMMIT;

-- Step 12 of 24: build the new index public.c_pkey
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.c
--   blocks:      neither reads nor writes
--   work:        scans public.c
--   transaction: outside a transaction
--   undo:        reversible
--   hazard:      may-fail: fails when rows of public.c are not unique
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_c_pkey_key_609eda98
CREATE UNIQUE INDEX CONCURRENTLY lockstep_c_pkey_key_609eda98 ON public.c USING btree (lockstep_id_new_2fa3d600);

-- Step 13 of 24: build the new index public.p_pkey
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.p
--   blocks:      neither reads nor writes
--   work:        scans public.p
--   transaction: outside a transaction
--   undo:        reversible
--   hazard:      may-fail: fails when rows of public.p are not unique
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_p_pkey_key_a08d261e
CREATE UNIQUE INDEX CONCURRENTLY lockstep_p_pkey_key_a08d261e ON public.p USING btree (lockstep_id_new_3366ec13);

BEGIN;

-- Step 14 of 24: compare the new with the old columns id, p_id of table public.c
--   phase:       migrate
--   locks:       ACCESS SHARE on table public.c
--   blocks:      neither reads nor writes
--   work:        scans public.c
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when a value of column public.c.id, column public.c.p_id cannot be converted, and changes nothing then
DO $$
BEGIN
  IF EXISTS (SELECT FROM ONLY public.c WHERE (lockstep_id_new_2fa3d600 IS DISTINCT FROM id::bigint) OR (lockstep_p_id_new_beef9432 IS DISTINCT FROM p_id::bigint)) THEN
    RAISE EXCEPTION 'the new column % does not hold the values of %', 'lockstep_id_new_2fa3d600, lockstep_p_id_new_beef9432', 'id, p_id';
  END IF;
END $$;

COMMIT;

BEGIN;

-- Step 15 of 24: compare the new with the old column public.p.id
--   phase:       migrate
--   locks:       ACCESS SHARE on table public.p
--   blocks:      neither reads nor writes
--   work:        scans public.p
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when a value of column public.p.id cannot be converted, and changes nothing then
DO $$
BEGIN
  IF EXISTS (SELECT FROM ONLY public.p WHERE lockstep_id_new_3366ec13 IS DISTINCT FROM id::bigint) THEN
    RAISE EXCEPTION 'the new column % does not hold the values of %', 'lockstep_id_new_3366ec13', 'id';
  END IF;
END $$;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public.c, public.p IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE public.c, public.p IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public.p, public.c IN ACCESS EXCLUSIVE MODE;
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

-- Step 16 of 24: put new columns in the places of the old ones of table public.c, table public.p
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.c, ACCESS EXCLUSIVE on table public.p
--   blocks:      reads and writes of public.c, public.p, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      cached-plan: prepared statements that give column public.c.id fail
--   hazard:      cached-plan: prepared statements that give column public.c.p_id fail
--   hazard:      cached-plan: prepared statements that give column public.p.id fail
--   hazard:      app-breaking: columns of table public.c, table public.p stand behind the others from now on: INSERT without their names, and SELECT *, see that
LOCK TABLE public.c, public.p IN ACCESS EXCLUSIVE MODE;
CREATE UNIQUE INDEX IF NOT EXISTS lockstep_c_pkey_key_609eda98 ON public.c USING btree (lockstep_id_new_2fa3d600);
CREATE UNIQUE INDEX IF NOT EXISTS lockstep_p_pkey_key_a08d261e ON public.p USING btree (lockstep_id_new_3366ec13);
ALTER TABLE public.c DROP CONSTRAINT c_p_id_fkey;
ALTER TABLE public.c DROP CONSTRAINT c_pkey;
ALTER TABLE public.p DROP CONSTRAINT p_pkey;
ALTER TABLE public.c RENAME COLUMN id TO lockstep_id_old_2fa3d600;
ALTER TABLE public.c RENAME COLUMN lockstep_id_new_2fa3d600 TO id;
ALTER TABLE public.c ALTER COLUMN lockstep_id_old_2fa3d600 DROP NOT NULL;
ALTER TABLE public.c ALTER COLUMN id SET NOT NULL;
ALTER TABLE public.c RENAME COLUMN p_id TO lockstep_p_id_old_beef9432;
ALTER TABLE public.c RENAME COLUMN lockstep_p_id_new_beef9432 TO p_id;
ALTER TABLE public.p RENAME COLUMN id TO lockstep_id_old_3366ec13;
ALTER TABLE public.p RENAME COLUMN lockstep_id_new_3366ec13 TO id;
ALTER TABLE public.p ALTER COLUMN lockstep_id_old_3366ec13 DROP NOT NULL;
ALTER TABLE public.p ALTER COLUMN id SET NOT NULL;
ALTER TABLE public.c DROP CONSTRAINT lockstep_id_not_null_2fa3d600;
ALTER TABLE public.p DROP CONSTRAINT lockstep_id_not_null_3366ec13;
ALTER TABLE public.c ADD CONSTRAINT c_pkey PRIMARY KEY USING INDEX lockstep_c_pkey_key_609eda98;
ALTER TABLE public.p ADD CONSTRAINT p_pkey PRIMARY KEY USING INDEX lockstep_p_pkey_key_a08d261e;
ALTER TABLE public.c ADD CONSTRAINT c_p_id_fkey FOREIGN KEY (p_id) REFERENCES public.p (id) NOT VALID;
CREATE OR REPLACE FUNCTION public.lockstep_id_sync_2fa3d600() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.id::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD.id::text THEN
    RETURN NEW;
  END IF;
  SELECT id::integer INTO NEW.lockstep_id_old_2fa3d600 FROM (SELECT NEW.*) AS c;
  RETURN NEW;
EXCEPTION WHEN data_exception OR invalid_parameter_value OR check_violation THEN
  NEW.lockstep_id_old_2fa3d600 := NULL;
  RETURN NEW;
END $$;
CREATE OR REPLACE FUNCTION public.lockstep_p_id_sync_beef9432() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.p_id::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD.p_id::text THEN
    RETURN NEW;
  END IF;
  SELECT p_id::integer INTO NEW.lockstep_p_id_old_beef9432 FROM (SELECT NEW.*) AS c;
  RETURN NEW;
EXCEPTION WHEN data_exception OR invalid_parameter_value OR check_violation THEN
  NEW.lockstep_p_id_old_beef9432 := NULL;
  RETURN NEW;
END $$;
CREATE OR REPLACE FUNCTION public.lockstep_id_sync_3366ec13() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.id::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD.id::text THEN
    RETURN NEW;
  END IF;
  SELECT id::integer INTO NEW.lockstep_id_old_3366ec13 FROM (SELECT NEW.*) AS p;
  RETURN NEW;
EXCEPTION WHEN data_exception OR invalid_parameter_value OR check_violation THEN
  NEW.lockstep_id_old_3366ec13 := NULL;
  RETURN NEW;
END $$;

COMMIT;

SET lock_timeout = 0;

-- Step 17 of 24: drop the old index of constraint public.c.c_pkey
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.c
--   blocks:      neither reads nor writes
--   transaction: outside a transaction
--   undo:        reversible
--   note:        the way back builds it here, while nobody waits
DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_c_pkey_old_609eda98;

-- Step 18 of 24: drop the old index of constraint public.p.p_pkey
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.p
--   blocks:      neither reads nor writes
--   transaction: outside a transaction
--   undo:        reversible
--   note:        the way back builds it here, while nobody waits
DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_p_pkey_old_a08d261e;

BEGIN;

-- Step 19 of 24: validate constraint public.c.c_p_id_fkey
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.c, ROW SHARE on table public.p
--   blocks:      neither reads nor writes
--   work:        scans public.c
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.c VALIDATE CONSTRAINT c_p_id_fkey;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- Step 20 of 24: give up the old columns id, p_id of table public.c
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        nothing is done but on the way back, which fills here what it has made anew
--   gate:        go on when nobody means to go back: until then second columns hold the old values of public.c.id, public.c.p_id, public.p.id
SELECT;

COMMIT;

BEGIN;

-- Step 21 of 24: give up the old column public.p.id
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        nothing is done but on the way back, which fills here what it has made anew
SELECT;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.c IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 22 of 24: drop the old column public.c.id
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.c
--   blocks:      reads and writes of public.c, for an instant
--   transaction: inside a transaction of its own
--   undo:        reversible
DROP TRIGGER "~lockstep_id_sync_2fa3d600" ON public.c;
DROP FUNCTION public.lockstep_id_sync_2fa3d600();
ALTER TABLE public.c DROP COLUMN lockstep_id_old_2fa3d600;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.c IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 23 of 24: drop the old column public.c.p_id
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.c
--   blocks:      reads and writes of public.c, for an instant
--   transaction: inside a transaction of its own
--   undo:        reversible
DROP TRIGGER "~lockstep_p_id_sync_beef9432" ON public.c;
DROP FUNCTION public.lockstep_p_id_sync_beef9432();
ALTER TABLE public.c DROP COLUMN lockstep_p_id_old_beef9432;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.p IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 24 of 24: drop the old column public.p.id
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.p
--   blocks:      reads and writes of public.p, for an instant
--   transaction: inside a transaction of its own
--   undo:        reversible
DROP TRIGGER "~lockstep_id_sync_3366ec13" ON public.p;
DROP FUNCTION public.lockstep_id_sync_3366ec13();
ALTER TABLE public.p DROP COLUMN lockstep_id_old_3366ec13;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.p IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 24 of 24: drop the old column public.p.id
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.p
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.p ADD COLUMN lockstep_id_old_3366ec13 integer;
CREATE OR REPLACE FUNCTION public.lockstep_id_sync_3366ec13() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.id::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD.id::text THEN
    RETURN NEW;
  END IF;
  SELECT id::integer INTO NEW.lockstep_id_old_3366ec13 FROM (SELECT NEW.*) AS p;
  RETURN NEW;
EXCEPTION WHEN data_exception OR invalid_parameter_value OR check_violation THEN
  NEW.lockstep_id_old_3366ec13 := NULL;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_id_sync_3366ec13" BEFORE INSERT OR UPDATE ON public.p FOR EACH ROW WHEN (NEW.id IS DISTINCT FROM NEW.lockstep_id_old_3366ec13::bigint) EXECUTE FUNCTION public.lockstep_id_sync_3366ec13();

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.c IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 23 of 24: drop the old column public.c.p_id
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.c
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.c ADD COLUMN lockstep_p_id_old_beef9432 integer;
CREATE OR REPLACE FUNCTION public.lockstep_p_id_sync_beef9432() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.p_id::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD.p_id::text THEN
    RETURN NEW;
  END IF;
  SELECT p_id::integer INTO NEW.lockstep_p_id_old_beef9432 FROM (SELECT NEW.*) AS c;
  RETURN NEW;
EXCEPTION WHEN data_exception OR invalid_parameter_value OR check_violation THEN
  NEW.lockstep_p_id_old_beef9432 := NULL;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_p_id_sync_beef9432" BEFORE INSERT OR UPDATE ON public.c FOR EACH ROW WHEN (NEW.p_id IS DISTINCT FROM NEW.lockstep_p_id_old_beef9432::bigint) EXECUTE FUNCTION public.lockstep_p_id_sync_beef9432();

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.c IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 22 of 24: drop the old column public.c.id
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.c
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.c ADD COLUMN lockstep_id_old_2fa3d600 integer;
CREATE OR REPLACE FUNCTION public.lockstep_id_sync_2fa3d600() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.id::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD.id::text THEN
    RETURN NEW;
  END IF;
  SELECT id::integer INTO NEW.lockstep_id_old_2fa3d600 FROM (SELECT NEW.*) AS c;
  RETURN NEW;
EXCEPTION WHEN data_exception OR invalid_parameter_value OR check_violation THEN
  NEW.lockstep_id_old_2fa3d600 := NULL;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_id_sync_2fa3d600" BEFORE INSERT OR UPDATE ON public.c FOR EACH ROW WHEN (NEW.id IS DISTINCT FROM NEW.lockstep_id_old_2fa3d600::bigint) EXECUTE FUNCTION public.lockstep_id_sync_2fa3d600();

COMMIT;

SET lock_timeout = 0;

-- Undo step 21 of 24: give up the old column public.p.id
--   phase:       contract
--   locks:       ROW EXCLUSIVE on table public.p
--   transaction: outside a transaction
--   undo:        reversible
CREATE UNLOGGED TABLE IF NOT EXISTS public.lockstep_id_progress_3366ec13 AS
  SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY public.p ORDER BY id DESC LIMIT 1
  WITH NO DATA;
INSERT INTO public.lockstep_id_progress_3366ec13
  SELECT * FROM (SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY public.p ORDER BY id DESC LIMIT 1) AS begun WHERE NOT EXISTS (SELECT FROM public.lockstep_id_progress_3366ec13);
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
      SELECT * INTO lockstep_state FROM public.lockstep_id_progress_3366ec13;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY public.p WHERE id > lockstep_state.last_1 AND id <= lockstep_state.upto_1 ORDER BY id LIMIT 1000) AS batch ORDER BY id DESC LIMIT 1;
      ELSE
        SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY public.p WHERE id <= lockstep_state.upto_1 ORDER BY id LIMIT 1000) AS batch ORDER BY id DESC LIMIT 1;
      END IF;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        UPDATE ONLY public.p SET lockstep_id_old_3366ec13 = id::integer WHERE id > lockstep_state.last_1 AND id <= lockstep_next.next_1 AND (lockstep_id_old_3366ec13 IS NULL AND id IS NOT NULL);
      ELSE
        UPDATE ONLY public.p SET lockstep_id_old_3366ec13 = id::integer WHERE id <= lockstep_next.next_1 AND (lockstep_id_old_3366ec13 IS NULL AND id IS NOT NULL);
      END IF;
      UPDATE public.lockstep_id_progress_3366ec13 SET last_1 = lockstep_next.next_1, begun = true;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE public.lockstep_id_progress_3366ec13;

-- Undo step 20 of 24: give up the old columns id, p_id of table public.c
--   phase:       contract
--   locks:       ROW EXCLUSIVE on table public.c
--   transaction: outside a transaction
--   undo:        reversible
CREATE UNLOGGED TABLE IF NOT EXISTS public.lockstep_id_progress_2fa3d600 AS
  SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY public.c ORDER BY id DESC LIMIT 1
  WITH NO DATA;
INSERT INTO public.lockstep_id_progress_2fa3d600
  SELECT * FROM (SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY public.c ORDER BY id DESC LIMIT 1) AS begun WHERE NOT EXISTS (SELECT FROM public.lockstep_id_progress_2fa3d600);
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
      SELECT * INTO lockstep_state FROM public.lockstep_id_progress_2fa3d600;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY public.c WHERE id > lockstep_state.last_1 AND id <= lockstep_state.upto_1 ORDER BY id LIMIT 1000) AS batch ORDER BY id DESC LIMIT 1;
      ELSE
        SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY public.c WHERE id <= lockstep_state.upto_1 ORDER BY id LIMIT 1000) AS batch ORDER BY id DESC LIMIT 1;
      END IF;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        UPDATE ONLY public.c SET lockstep_id_old_2fa3d600 = id::integer, lockstep_p_id_old_beef9432 = p_id::integer WHERE id > lockstep_state.last_1 AND id <= lockstep_next.next_1 AND ((lockstep_id_old_2fa3d600 IS NULL AND id IS NOT NULL) OR (lockstep_p_id_old_beef9432 IS NULL AND p_id IS NOT NULL));
      ELSE
        UPDATE ONLY public.c SET lockstep_id_old_2fa3d600 = id::integer, lockstep_p_id_old_beef9432 = p_id::integer WHERE id <= lockstep_next.next_1 AND ((lockstep_id_old_2fa3d600 IS NULL AND id IS NOT NULL) OR (lockstep_p_id_old_beef9432 IS NULL AND p_id IS NOT NULL));
      END IF;
      UPDATE public.lockstep_id_progress_2fa3d600 SET last_1 = lockstep_next.next_1, begun = true;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE public.lockstep_id_progress_2fa3d600;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public.c, public.p IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE public.c, public.p IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public.p, public.c IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 19 of 24: validate constraint public.c.c_p_id_fkey
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.c, ACCESS EXCLUSIVE on table public.p
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.c DROP CONSTRAINT c_p_id_fkey;
ALTER TABLE public.c ADD CONSTRAINT c_p_id_fkey FOREIGN KEY (p_id) REFERENCES public.p (id) NOT VALID;

COMMIT;

SET lock_timeout = 0;

-- Undo step 18 of 24: drop the old index of constraint public.p.p_pkey
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.p
--   transaction: outside a transaction
--   undo:        reversible
CREATE UNIQUE INDEX CONCURRENTLY lockstep_p_pkey_old_a08d261e ON public.p USING btree (lockstep_id_old_3366ec13);

-- Undo step 17 of 24: drop the old index of constraint public.c.c_pkey
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.c
--   transaction: outside a transaction
--   undo:        reversible
CREATE UNIQUE INDEX CONCURRENTLY lockstep_c_pkey_old_609eda98 ON public.c USING btree (lockstep_id_old_2fa3d600);

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public.c, public.p IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        LOCK TABLE public.c, public.p IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public.p, public.c IN ACCESS EXCLUSIVE MODE;
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

-- Undo step 16 of 24: put new columns in the places of the old ones of table public.c, table public.p
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.c, ACCESS EXCLUSIVE on table public.p
--   transaction: inside a transaction
--   undo:        reversible
LOCK TABLE public.c, public.p IN ACCESS EXCLUSIVE MODE;
DO $$
BEGIN
  IF EXISTS (SELECT FROM ONLY public.c WHERE lockstep_p_id_old_beef9432 IS NULL AND p_id IS NOT NULL) THEN
    RAISE EXCEPTION 'values of % that came since do not fit its old type', 'p_id';
  END IF;
END $$;
CREATE UNIQUE INDEX IF NOT EXISTS lockstep_c_pkey_old_609eda98 ON public.c USING btree (lockstep_id_old_2fa3d600);
CREATE UNIQUE INDEX IF NOT EXISTS lockstep_p_pkey_old_a08d261e ON public.p USING btree (lockstep_id_old_3366ec13);
ALTER TABLE public.c DROP CONSTRAINT c_p_id_fkey;
ALTER TABLE public.c DROP CONSTRAINT c_pkey;
ALTER TABLE public.p DROP CONSTRAINT p_pkey;
ALTER TABLE public.c RENAME COLUMN id TO lockstep_id_new_2fa3d600;
ALTER TABLE public.c RENAME COLUMN lockstep_id_old_2fa3d600 TO id;
ALTER TABLE public.c ALTER COLUMN lockstep_id_new_2fa3d600 DROP NOT NULL;
DO $$
BEGIN
  ALTER TABLE public.c ALTER COLUMN id SET NOT NULL;
EXCEPTION WHEN not_null_violation THEN
  RAISE EXCEPTION 'values of % that came since do not fit its old type', 'id';
END $$;
ALTER TABLE public.c RENAME COLUMN p_id TO lockstep_p_id_new_beef9432;
ALTER TABLE public.c RENAME COLUMN lockstep_p_id_old_beef9432 TO p_id;
ALTER TABLE public.p RENAME COLUMN id TO lockstep_id_new_3366ec13;
ALTER TABLE public.p RENAME COLUMN lockstep_id_old_3366ec13 TO id;
ALTER TABLE public.p ALTER COLUMN lockstep_id_new_3366ec13 DROP NOT NULL;
DO $$
BEGIN
  ALTER TABLE public.p ALTER COLUMN id SET NOT NULL;
EXCEPTION WHEN not_null_violation THEN
  RAISE EXCEPTION 'values of % that came since do not fit its old type', 'id';
END $$;
ALTER TABLE public.c ADD CONSTRAINT lockstep_id_not_null_2fa3d600 CHECK (lockstep_id_new_2fa3d600 IS NOT NULL) NOT VALID;
ALTER TABLE public.p ADD CONSTRAINT lockstep_id_not_null_3366ec13 CHECK (lockstep_id_new_3366ec13 IS NOT NULL) NOT VALID;
ALTER TABLE public.c ADD CONSTRAINT c_pkey PRIMARY KEY USING INDEX lockstep_c_pkey_old_609eda98;
ALTER TABLE public.p ADD CONSTRAINT p_pkey PRIMARY KEY USING INDEX lockstep_p_pkey_old_a08d261e;
ALTER TABLE public.c ADD CONSTRAINT c_p_id_fkey FOREIGN KEY (p_id) REFERENCES public.p (id) NOT VALID;
CREATE OR REPLACE FUNCTION public.lockstep_id_sync_2fa3d600() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT id::bigint INTO NEW.lockstep_id_new_2fa3d600 FROM (SELECT NEW.*) AS c;
  RETURN NEW;
END $$;
CREATE OR REPLACE FUNCTION public.lockstep_p_id_sync_beef9432() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT p_id::bigint INTO NEW.lockstep_p_id_new_beef9432 FROM (SELECT NEW.*) AS c;
  RETURN NEW;
END $$;
CREATE OR REPLACE FUNCTION public.lockstep_id_sync_3366ec13() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT id::bigint INTO NEW.lockstep_id_new_3366ec13 FROM (SELECT NEW.*) AS p;
  RETURN NEW;
END $$;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 15 of 24: compare the new with the old column public.p.id
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.c, SHARE UPDATE EXCLUSIVE on table public.p
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.c VALIDATE CONSTRAINT lockstep_id_not_null_2fa3d600;
ALTER TABLE public.c VALIDATE CONSTRAINT c_p_id_fkey;
ALTER TABLE public.p VALIDATE CONSTRAINT lockstep_id_not_null_3366ec13;

COMMIT;

BEGIN;

-- Undo step 14 of 24: compare the new with the old columns id, p_id of table public.c
--   phase:       migrate
--   locks:       ACCESS SHARE on table public.c
--   transaction: inside a transaction of its own
--   undo:        reversible
SELECT;

COMMIT;

-- Undo step 13 of 24: build the new index public.p_pkey
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.p
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_p_pkey_key_a08d261e;

-- Undo step 12 of 24: build the new index public.c_pkey
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.c
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_c_pkey_key_609eda98;

BEGIN;

-- Undo step 11 of 24: scan for nulls in the new column public.p.id
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.p
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
SELECT;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.p IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 10 of 24: check without scan for nulls in the new column public.p.id
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.p
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.p DROP CONSTRAINT lockstep_id_not_null_3366ec13;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 9 of 24: scan for nulls in the new column public.c.id
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.c
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
SELECT;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.c IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 8 of 24: check without scan for nulls in the new column public.c.id
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.c
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.c DROP CONSTRAINT lockstep_id_not_null_2fa3d600;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 7 of 24: gather statistics of table public.p (lockstep_id_new_3366ec13)
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.p
--   transaction: inside a transaction of its own
--   undo:        reversible
ANALYZE public.p (id);

COMMIT;

-- Undo step 6 of 24: fill column public.p.id
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table public.p
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible

BEGIN;

-- Undo step 5 of 24: gather statistics of table public.c (lockstep_id_new_2fa3d600, lockstep_p_id_new_beef9432)
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.c
--   transaction: inside a transaction of its own
--   undo:        reversible
ANALYZE public.c (id, p_id);

COMMIT;

-- Undo step 4 of 24: fill columns id, p_id of table public.c
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table public.c
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.p IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 3 of 24: add what will be column public.p.id
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.p
--   transaction: inside a transaction
--   undo:        reversible
DROP TRIGGER "~lockstep_id_sync_3366ec13" ON public.p;
DROP FUNCTION public.lockstep_id_sync_3366ec13();
ALTER TABLE public.p DROP COLUMN lockstep_id_new_3366ec13;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.c IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 2 of 24: add what will be column public.c.p_id
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.c
--   transaction: inside a transaction
--   undo:        reversible
DROP TRIGGER "~lockstep_p_id_sync_beef9432" ON public.c;
DROP FUNCTION public.lockstep_p_id_sync_beef9432();
ALTER TABLE public.c DROP COLUMN lockstep_p_id_new_beef9432;

-- Undo step 1 of 24: add what will be column public.c.id
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.c
--   transaction: inside a transaction
--   undo:        reversible
DROP TRIGGER "~lockstep_id_sync_2fa3d600" ON public.c;
DROP FUNCTION public.lockstep_id_sync_2fa3d600();
ALTER TABLE public.c DROP COLUMN lockstep_id_new_2fa3d600;

COMMIT;
