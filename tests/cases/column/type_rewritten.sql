-- A type change that rewrites the table says so.
-- before --
CREATE TABLE t (id int PRIMARY KEY, a int, b text);
CREATE INDEX t_a ON t (a);
-- after --
CREATE TABLE t (id bigint PRIMARY KEY, a bigint, b text);
CREATE INDEX t_a ON t (a);
-- rows --
INSERT INTO t VALUES (1, 2, 'x');
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 15: add what will be column public.t.a
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ADD COLUMN lockstep_a_new_5c911f68 bigint;
CREATE OR REPLACE FUNCTION public.lockstep_a_sync_5c911f68() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT a::bigint INTO NEW.lockstep_a_new_5c911f68 FROM (SELECT NEW.*) AS t;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_a_sync_5c911f68" BEFORE INSERT OR UPDATE ON public.t FOR EACH ROW WHEN (NEW.lockstep_a_new_5c911f68 IS DISTINCT FROM NEW.a::bigint) EXECUTE FUNCTION public.lockstep_a_sync_5c911f68();

-- Step 2 of 15: add what will be column public.t.id
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ADD COLUMN lockstep_id_new_4648668e bigint;
CREATE OR REPLACE FUNCTION public.lockstep_id_sync_4648668e() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT id::bigint INTO NEW.lockstep_id_new_4648668e FROM (SELECT NEW.*) AS t;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_id_sync_4648668e" BEFORE INSERT OR UPDATE ON public.t FOR EACH ROW WHEN (NEW.lockstep_id_new_4648668e IS DISTINCT FROM NEW.id::bigint) EXECUTE FUNCTION public.lockstep_id_sync_4648668e();

COMMIT;

SET lock_timeout = 0;

-- Step 3 of 15: fill columns a, id of table public.t
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   work:        scans public.t
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible
CREATE UNLOGGED TABLE IF NOT EXISTS public.lockstep_a_progress_5c911f68 AS
  SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY public.t ORDER BY id DESC LIMIT 1
  WITH NO DATA;
INSERT INTO public.lockstep_a_progress_5c911f68
  SELECT * FROM (SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY public.t ORDER BY id DESC LIMIT 1) AS begun WHERE NOT EXISTS (SELECT FROM public.lockstep_a_progress_5c911f68);
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
      SELECT * INTO lockstep_state FROM public.lockstep_a_progress_5c911f68;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY public.t WHERE id > lockstep_state.last_1 AND id <= lockstep_state.upto_1 ORDER BY id LIMIT 1000) AS batch ORDER BY id DESC LIMIT 1;
      ELSE
        SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY public.t WHERE id <= lockstep_state.upto_1 ORDER BY id LIMIT 1000) AS batch ORDER BY id DESC LIMIT 1;
      END IF;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        UPDATE ONLY public.t SET lockstep_a_new_5c911f68 = a::bigint, lockstep_id_new_4648668e = id::bigint WHERE id > lockstep_state.last_1 AND id <= lockstep_next.next_1 AND ((lockstep_a_new_5c911f68 IS NULL AND a IS NOT NULL) OR (lockstep_id_new_4648668e IS NULL AND id IS NOT NULL));
      ELSE
        UPDATE ONLY public.t SET lockstep_a_new_5c911f68 = a::bigint, lockstep_id_new_4648668e = id::bigint WHERE id <= lockstep_next.next_1 AND ((lockstep_a_new_5c911f68 IS NULL AND a IS NOT NULL) OR (lockstep_id_new_4648668e IS NULL AND id IS NOT NULL));
      END IF;
      UPDATE public.lockstep_a_progress_5c911f68 SET last_1 = lockstep_next.next_1, begun = true;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE public.lockstep_a_progress_5c911f68;

BEGIN;

-- Step 4 of 15: gather statistics of table public.t (lockstep_a_new_5c911f68, lockstep_id_new_4648668e)
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE public.t (lockstep_a_new_5c911f68, lockstep_id_new_4648668e);

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 5 of 15: check without scan for nulls in the new column public.t.id
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ADD CONSTRAINT lockstep_id_not_null_4648668e CHECK (lockstep_id_new_4648668e IS NOT NULL) NOT VALID;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 6 of 15: scan for nulls in the new column public.t.id
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   work:        scans public.t
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
ALTER TABLE public.t VALIDATE CONSTRAINT lockstep_id_not_null_4648668e;

COMMIT;

-- Step 7 of 15: build the new index public.t_a
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   work:        scans public.t
--   transaction: outside a transaction
--   undo:        reversible
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_t_a_new_c36e7b94
CREATE INDEX CONCURRENTLY lockstep_t_a_new_c36e7b94 ON public.t USING btree (lockstep_a_new_5c911f68);

-- Step 8 of 15: build the new index public.t_pkey
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   work:        scans public.t
--   transaction: outside a transaction
--   undo:        reversible
--   hazard:      may-fail: fails when rows of public.t are not unique
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_t_pkey_key_a8e49e19
CREATE UNIQUE INDEX CONCURRENTLY lockstep_t_pkey_key_a8e49e19 ON public.t USING btree (lockstep_id_new_4648668e);

BEGIN;

-- Step 9 of 15: compare the new with the old columns a, id of table public.t
--   phase:       migrate
--   locks:       ACCESS SHARE on table public.t
--   blocks:      neither reads nor writes
--   work:        scans public.t
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when a value of column public.t.a, column public.t.id cannot be converted, and changes nothing then
DO $$
BEGIN
  IF EXISTS (SELECT FROM ONLY public.t WHERE (lockstep_a_new_5c911f68 IS DISTINCT FROM a::bigint) OR (lockstep_id_new_4648668e IS DISTINCT FROM id::bigint)) THEN
    RAISE EXCEPTION 'the new column % does not hold the values of %', 'lockstep_a_new_5c911f68, lockstep_id_new_4648668e', 'a, id';
  END IF;
END $$;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 10 of 15: put new columns in the places of the old ones of table public.t
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      cached-plan: prepared statements that give column public.t.a fail
--   hazard:      cached-plan: prepared statements that give column public.t.id fail
--   hazard:      app-breaking: columns of table public.t stand behind the others from now on: INSERT without their names, and SELECT *, see that
LOCK TABLE public.t IN ACCESS EXCLUSIVE MODE;
CREATE UNIQUE INDEX IF NOT EXISTS lockstep_t_pkey_key_a8e49e19 ON public.t USING btree (lockstep_id_new_4648668e);
ALTER TABLE public.t DROP CONSTRAINT t_pkey;
ALTER INDEX public.t_a RENAME TO lockstep_t_a_old_c36e7b94;
ALTER TABLE public.t RENAME COLUMN a TO lockstep_a_old_5c911f68;
ALTER TABLE public.t RENAME COLUMN lockstep_a_new_5c911f68 TO a;
ALTER TABLE public.t RENAME COLUMN id TO lockstep_id_old_4648668e;
ALTER TABLE public.t RENAME COLUMN lockstep_id_new_4648668e TO id;
ALTER TABLE public.t ALTER COLUMN lockstep_id_old_4648668e DROP NOT NULL;
ALTER TABLE public.t ALTER COLUMN id SET NOT NULL;
ALTER TABLE public.t DROP CONSTRAINT lockstep_id_not_null_4648668e;
ALTER INDEX public.lockstep_t_a_new_c36e7b94 RENAME TO t_a;
ALTER TABLE public.t ADD CONSTRAINT t_pkey PRIMARY KEY USING INDEX lockstep_t_pkey_key_a8e49e19;
CREATE OR REPLACE FUNCTION public.lockstep_a_sync_5c911f68() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.a::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD.a::text THEN
    RETURN NEW;
  END IF;
  SELECT a::integer INTO NEW.lockstep_a_old_5c911f68 FROM (SELECT NEW.*) AS t;
  RETURN NEW;
EXCEPTION WHEN data_exception OR invalid_parameter_value OR check_violation THEN
  NEW.lockstep_a_old_5c911f68 := NULL;
  RETURN NEW;
END $$;
CREATE OR REPLACE FUNCTION public.lockstep_id_sync_4648668e() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.id::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD.id::text THEN
    RETURN NEW;
  END IF;
  SELECT id::integer INTO NEW.lockstep_id_old_4648668e FROM (SELECT NEW.*) AS t;
  RETURN NEW;
EXCEPTION WHEN data_exception OR invalid_parameter_value OR check_violation THEN
  NEW.lockstep_id_old_4648668e := NULL;
  RETURN NEW;
END $$;

COMMIT;

SET lock_timeout = 0;

-- Step 11 of 15: drop the old index public.t_a
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   transaction: outside a transaction
--   undo:        reversible
--   note:        the way back builds it here, while nobody waits
DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_t_a_old_c36e7b94;

-- Step 12 of 15: drop the old index of constraint public.t.t_pkey
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   transaction: outside a transaction
--   undo:        reversible
--   note:        the way back builds it here, while nobody waits
DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_t_pkey_old_a8e49e19;

SET lock_timeout = '2s';

BEGIN;

-- Step 13 of 15: give up the old columns a, id of table public.t
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        nothing is done but on the way back, which fills here what it has made anew
--   gate:        go on when nobody means to go back: until then second columns hold the old values of public.t.a, public.t.id
SELECT;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 14 of 15: drop the old column public.t.a
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction of its own
--   undo:        reversible
DROP TRIGGER "~lockstep_a_sync_5c911f68" ON public.t;
DROP FUNCTION public.lockstep_a_sync_5c911f68();
ALTER TABLE public.t DROP COLUMN lockstep_a_old_5c911f68;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 15 of 15: drop the old column public.t.id
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction of its own
--   undo:        reversible
DROP TRIGGER "~lockstep_id_sync_4648668e" ON public.t;
DROP FUNCTION public.lockstep_id_sync_4648668e();
ALTER TABLE public.t DROP COLUMN lockstep_id_old_4648668e;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 15 of 15: drop the old column public.t.id
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.t ADD COLUMN lockstep_id_old_4648668e integer;
CREATE OR REPLACE FUNCTION public.lockstep_id_sync_4648668e() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.id::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD.id::text THEN
    RETURN NEW;
  END IF;
  SELECT id::integer INTO NEW.lockstep_id_old_4648668e FROM (SELECT NEW.*) AS t;
  RETURN NEW;
EXCEPTION WHEN data_exception OR invalid_parameter_value OR check_violation THEN
  NEW.lockstep_id_old_4648668e := NULL;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_id_sync_4648668e" BEFORE INSERT OR UPDATE ON public.t FOR EACH ROW WHEN (NEW.id IS DISTINCT FROM NEW.lockstep_id_old_4648668e::bigint) EXECUTE FUNCTION public.lockstep_id_sync_4648668e();

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 14 of 15: drop the old column public.t.a
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.t ADD COLUMN lockstep_a_old_5c911f68 integer;
CREATE OR REPLACE FUNCTION public.lockstep_a_sync_5c911f68() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.a::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD.a::text THEN
    RETURN NEW;
  END IF;
  SELECT a::integer INTO NEW.lockstep_a_old_5c911f68 FROM (SELECT NEW.*) AS t;
  RETURN NEW;
EXCEPTION WHEN data_exception OR invalid_parameter_value OR check_violation THEN
  NEW.lockstep_a_old_5c911f68 := NULL;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_a_sync_5c911f68" BEFORE INSERT OR UPDATE ON public.t FOR EACH ROW WHEN (NEW.a IS DISTINCT FROM NEW.lockstep_a_old_5c911f68::bigint) EXECUTE FUNCTION public.lockstep_a_sync_5c911f68();

COMMIT;

SET lock_timeout = 0;

-- Undo step 13 of 15: give up the old columns a, id of table public.t
--   phase:       contract
--   locks:       ROW EXCLUSIVE on table public.t
--   transaction: outside a transaction
--   undo:        reversible
CREATE UNLOGGED TABLE IF NOT EXISTS public.lockstep_a_progress_5c911f68 AS
  SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY public.t ORDER BY id DESC LIMIT 1
  WITH NO DATA;
INSERT INTO public.lockstep_a_progress_5c911f68
  SELECT * FROM (SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY public.t ORDER BY id DESC LIMIT 1) AS begun WHERE NOT EXISTS (SELECT FROM public.lockstep_a_progress_5c911f68);
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
      SELECT * INTO lockstep_state FROM public.lockstep_a_progress_5c911f68;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY public.t WHERE id > lockstep_state.last_1 AND id <= lockstep_state.upto_1 ORDER BY id LIMIT 1000) AS batch ORDER BY id DESC LIMIT 1;
      ELSE
        SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY public.t WHERE id <= lockstep_state.upto_1 ORDER BY id LIMIT 1000) AS batch ORDER BY id DESC LIMIT 1;
      END IF;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        UPDATE ONLY public.t SET lockstep_a_old_5c911f68 = a::integer, lockstep_id_old_4648668e = id::integer WHERE id > lockstep_state.last_1 AND id <= lockstep_next.next_1 AND ((lockstep_a_old_5c911f68 IS NULL AND a IS NOT NULL) OR (lockstep_id_old_4648668e IS NULL AND id IS NOT NULL));
      ELSE
        UPDATE ONLY public.t SET lockstep_a_old_5c911f68 = a::integer, lockstep_id_old_4648668e = id::integer WHERE id <= lockstep_next.next_1 AND ((lockstep_a_old_5c911f68 IS NULL AND a IS NOT NULL) OR (lockstep_id_old_4648668e IS NULL AND id IS NOT NULL));
      END IF;
      UPDATE public.lockstep_a_progress_5c911f68 SET last_1 = lockstep_next.next_1, begun = true;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE public.lockstep_a_progress_5c911f68;

-- Undo step 12 of 15: drop the old index of constraint public.t.t_pkey
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: outside a transaction
--   undo:        reversible
CREATE UNIQUE INDEX CONCURRENTLY lockstep_t_pkey_old_a8e49e19 ON public.t USING btree (lockstep_id_old_4648668e);

-- Undo step 11 of 15: drop the old index public.t_a
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: outside a transaction
--   undo:        reversible
CREATE INDEX CONCURRENTLY lockstep_t_a_old_c36e7b94 ON public.t USING btree (lockstep_a_old_5c911f68);

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 10 of 15: put new columns in the places of the old ones of table public.t
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
LOCK TABLE public.t IN ACCESS EXCLUSIVE MODE;
DO $$
BEGIN
  IF EXISTS (SELECT FROM ONLY public.t WHERE lockstep_a_old_5c911f68 IS NULL AND a IS NOT NULL) THEN
    RAISE EXCEPTION 'values of % that came since do not fit its old type', 'a';
  END IF;
END $$;
CREATE UNIQUE INDEX IF NOT EXISTS lockstep_t_pkey_old_a8e49e19 ON public.t USING btree (lockstep_id_old_4648668e);
ALTER TABLE public.t DROP CONSTRAINT t_pkey;
ALTER INDEX public.t_a RENAME TO lockstep_t_a_new_c36e7b94;
ALTER TABLE public.t RENAME COLUMN a TO lockstep_a_new_5c911f68;
ALTER TABLE public.t RENAME COLUMN lockstep_a_old_5c911f68 TO a;
ALTER TABLE public.t RENAME COLUMN id TO lockstep_id_new_4648668e;
ALTER TABLE public.t RENAME COLUMN lockstep_id_old_4648668e TO id;
ALTER TABLE public.t ALTER COLUMN lockstep_id_new_4648668e DROP NOT NULL;
DO $$
BEGIN
  ALTER TABLE public.t ALTER COLUMN id SET NOT NULL;
EXCEPTION WHEN not_null_violation THEN
  RAISE EXCEPTION 'values of % that came since do not fit its old type', 'id';
END $$;
ALTER TABLE public.t ADD CONSTRAINT lockstep_id_not_null_4648668e CHECK (lockstep_id_new_4648668e IS NOT NULL) NOT VALID;
ALTER INDEX public.lockstep_t_a_old_c36e7b94 RENAME TO t_a;
ALTER TABLE public.t ADD CONSTRAINT t_pkey PRIMARY KEY USING INDEX lockstep_t_pkey_old_a8e49e19;
CREATE OR REPLACE FUNCTION public.lockstep_a_sync_5c911f68() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT a::bigint INTO NEW.lockstep_a_new_5c911f68 FROM (SELECT NEW.*) AS t;
  RETURN NEW;
END $$;
CREATE OR REPLACE FUNCTION public.lockstep_id_sync_4648668e() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT id::bigint INTO NEW.lockstep_id_new_4648668e FROM (SELECT NEW.*) AS t;
  RETURN NEW;
END $$;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 9 of 15: compare the new with the old columns a, id of table public.t
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.t VALIDATE CONSTRAINT lockstep_id_not_null_4648668e;

COMMIT;

-- Undo step 8 of 15: build the new index public.t_pkey
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_t_pkey_key_a8e49e19;

-- Undo step 7 of 15: build the new index public.t_a
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_t_a_new_c36e7b94;

BEGIN;

-- Undo step 6 of 15: scan for nulls in the new column public.t.id
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
SELECT;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 5 of 15: check without scan for nulls in the new column public.t.id
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t DROP CONSTRAINT lockstep_id_not_null_4648668e;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 4 of 15: gather statistics of table public.t (lockstep_a_new_5c911f68, lockstep_id_new_4648668e)
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: inside a transaction of its own
--   undo:        reversible
ANALYZE public.t (a, id);

COMMIT;

-- Undo step 3 of 15: fill columns a, id of table public.t
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table public.t
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 2 of 15: add what will be column public.t.id
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
DROP TRIGGER "~lockstep_id_sync_4648668e" ON public.t;
DROP FUNCTION public.lockstep_id_sync_4648668e();
ALTER TABLE public.t DROP COLUMN lockstep_id_new_4648668e;

-- Undo step 1 of 15: add what will be column public.t.a
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
DROP TRIGGER "~lockstep_a_sync_5c911f68" ON public.t;
DROP FUNCTION public.lockstep_a_sync_5c911f68();
ALTER TABLE public.t DROP COLUMN lockstep_a_new_5c911f68;

COMMIT;
