-- A serial column becomes a bigserial one.
-- before --
CREATE TABLE t (id serial PRIMARY KEY, s smallserial);
-- after --
CREATE TABLE t (id bigserial PRIMARY KEY, s serial);
-- rows --
INSERT INTO t DEFAULT VALUES;
-- old --
INSERT INTO t DEFAULT VALUES;
INSERT INTO t DEFAULT VALUES;
DO $$ BEGIN ASSERT (SELECT count(DISTINCT id) = 3 AND count(DISTINCT s) = 3 FROM t); END $$;
UPDATE t SET s = 1 WHERE id > 1;
DELETE FROM t WHERE id > 1;
-- new --
INSERT INTO t (id, s) VALUES (5000000000, 100000);
DO $$ BEGIN ASSERT (SELECT s FROM t WHERE id = 5000000000) = 100000; END $$;
DELETE FROM t WHERE id > 1;
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- Step 1 of 15: change options of sequence public.t_id_seq
--   phase:       expand
--   locks:       SHARE ROW EXCLUSIVE on sequence public.t_id_seq
--   blocks:      writes of public.t_id_seq, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER SEQUENCE public.t_id_seq AS bigint MINVALUE 1 MAXVALUE 9223372036854775807;

COMMIT;

BEGIN;

-- Step 2 of 15: change options of sequence public.t_s_seq
--   phase:       expand
--   locks:       SHARE ROW EXCLUSIVE on sequence public.t_s_seq
--   blocks:      writes of public.t_s_seq, for an instant
--   transaction: inside another transaction
--   undo:        reversible
ALTER SEQUENCE public.t_s_seq AS integer MINVALUE 1 MAXVALUE 2147483647;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 3 of 15: add what will be column public.t.id
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside another transaction
--   undo:        reversible
ALTER TABLE public.t ADD COLUMN lockstep_id_new_4648668e bigint;
CREATE OR REPLACE FUNCTION public.lockstep_id_sync_4648668e() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT id::bigint INTO NEW.lockstep_id_new_4648668e FROM (SELECT NEW.*) AS t;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_id_sync_4648668e" BEFORE INSERT OR UPDATE ON public.t FOR EACH ROW WHEN (NEW.lockstep_id_new_4648668e IS DISTINCT FROM NEW.id::bigint) EXECUTE FUNCTION public.lockstep_id_sync_4648668e();

-- Step 4 of 15: add what will be column public.t.s
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ADD COLUMN lockstep_s_new_2f611b24 integer;
CREATE OR REPLACE FUNCTION public.lockstep_s_sync_2f611b24() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT s::integer INTO NEW.lockstep_s_new_2f611b24 FROM (SELECT NEW.*) AS t;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_s_sync_2f611b24" BEFORE INSERT OR UPDATE ON public.t FOR EACH ROW WHEN (NEW.lockstep_s_new_2f611b24 IS DISTINCT FROM NEW.s::integer) EXECUTE FUNCTION public.lockstep_s_sync_2f611b24();

COMMIT;

SET lock_timeout = 0;

-- Step 5 of 15: fill columns id, s of table public.t
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   work:        scans public.t
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible
CREATE UNLOGGED TABLE IF NOT EXISTS public.lockstep_id_progress_4648668e AS
  SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY public.t ORDER BY id DESC LIMIT 1
  WITH NO DATA;
INSERT INTO public.lockstep_id_progress_4648668e
  SELECT * FROM (SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY public.t ORDER BY id DESC LIMIT 1) AS begun WHERE NOT EXISTS (SELECT FROM public.lockstep_id_progress_4648668e);
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
      SELECT * INTO lockstep_state FROM public.lockstep_id_progress_4648668e;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY public.t WHERE id > lockstep_state.last_1 AND id <= lockstep_state.upto_1 ORDER BY id LIMIT 1000) AS batch ORDER BY id DESC LIMIT 1;
      ELSE
        SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY public.t WHERE id <= lockstep_state.upto_1 ORDER BY id LIMIT 1000) AS batch ORDER BY id DESC LIMIT 1;
      END IF;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        UPDATE ONLY public.t SET lockstep_id_new_4648668e = id::bigint, lockstep_s_new_2f611b24 = s::integer WHERE id > lockstep_state.last_1 AND id <= lockstep_next.next_1 AND ((lockstep_id_new_4648668e IS NULL AND id IS NOT NULL) OR (lockstep_s_new_2f611b24 IS NULL AND s IS NOT NULL));
      ELSE
        UPDATE ONLY public.t SET lockstep_id_new_4648668e = id::bigint, lockstep_s_new_2f611b24 = s::integer WHERE id <= lockstep_next.next_1 AND ((lockstep_id_new_4648668e IS NULL AND id IS NOT NULL) OR (lockstep_s_new_2f611b24 IS NULL AND s IS NOT NULL));
      END IF;
      UPDATE public.lockstep_id_progress_4648668e SET last_1 = lockstep_next.next_1, begun = true;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE public.lockstep_id_progress_4648668e;

BEGIN;

-- Step 6 of 15: gather statistics of table public.t (lockstep_id_new_4648668e, lockstep_s_new_2f611b24)
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE public.t (lockstep_id_new_4648668e, lockstep_s_new_2f611b24);

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 7 of 15: check without scan for nulls in the new columns id, s of table public.t
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ADD CONSTRAINT lockstep_id_not_null_4648668e CHECK (lockstep_id_new_4648668e IS NOT NULL) NOT VALID;
ALTER TABLE public.t ADD CONSTRAINT lockstep_s_not_null_2f611b24 CHECK (lockstep_s_new_2f611b24 IS NOT NULL) NOT VALID;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 8 of 15: scan for nulls in the new columns id, s of table public.t
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   work:        scans public.t
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
ALTER TABLE public.t VALIDATE CONSTRAINT lockstep_id_not_null_4648668e, VALIDATE CONSTRAINT lockstep_s_not_null_2f611b24;

COMMIT;

-- Step 9 of 15: build the new index public.t_pkey
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

-- Step 10 of 15: compare the new with the old columns id, s of table public.t
--   phase:       migrate
--   locks:       ACCESS SHARE on table public.t
--   blocks:      neither reads nor writes
--   work:        scans public.t
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when a value of column public.t.id, column public.t.s cannot be converted, and changes nothing then
DO $$
BEGIN
  IF EXISTS (SELECT FROM ONLY public.t WHERE (lockstep_id_new_4648668e IS DISTINCT FROM id::bigint) OR (lockstep_s_new_2f611b24 IS DISTINCT FROM s::integer)) THEN
    RAISE EXCEPTION 'the new column % does not hold the values of %', 'lockstep_id_new_4648668e, lockstep_s_new_2f611b24', 'id, s';
  END IF;
END $$;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 11 of 15: put new columns in the places of the old ones of table public.t
--   phase:       migrate
--   locks:       SHARE ROW EXCLUSIVE on sequence public.t_id_seq, SHARE ROW EXCLUSIVE on sequence public.t_s_seq, ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t; writes of public.t_id_seq, public.t_s_seq, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      cached-plan: prepared statements that give column public.t.id fail
--   hazard:      cached-plan: prepared statements that give column public.t.s fail
--   hazard:      app-breaking: columns of table public.t stand behind the others from now on: INSERT without their names, and SELECT *, see that
LOCK TABLE public.t IN ACCESS EXCLUSIVE MODE;
CREATE UNIQUE INDEX IF NOT EXISTS lockstep_t_pkey_key_a8e49e19 ON public.t USING btree (lockstep_id_new_4648668e);
ALTER TABLE public.t DROP CONSTRAINT t_pkey;
ALTER SEQUENCE public.t_id_seq OWNED BY NONE;
ALTER SEQUENCE public.t_s_seq OWNED BY NONE;
ALTER TABLE public.t ALTER COLUMN id DROP DEFAULT;
ALTER TABLE public.t RENAME COLUMN id TO lockstep_id_old_4648668e;
ALTER TABLE public.t RENAME COLUMN lockstep_id_new_4648668e TO id;
ALTER TABLE public.t ALTER COLUMN lockstep_id_old_4648668e DROP NOT NULL;
ALTER TABLE public.t ALTER COLUMN id SET NOT NULL;
ALTER TABLE public.t ALTER COLUMN id SET DEFAULT nextval('public.t_id_seq'::regclass);
ALTER TABLE public.t ALTER COLUMN s DROP DEFAULT;
ALTER TABLE public.t RENAME COLUMN s TO lockstep_s_old_2f611b24;
ALTER TABLE public.t RENAME COLUMN lockstep_s_new_2f611b24 TO s;
ALTER TABLE public.t ALTER COLUMN lockstep_s_old_2f611b24 DROP NOT NULL;
ALTER TABLE public.t ALTER COLUMN s SET NOT NULL;
ALTER TABLE public.t ALTER COLUMN s SET DEFAULT nextval('public.t_s_seq'::regclass);
ALTER TABLE public.t DROP CONSTRAINT lockstep_id_not_null_4648668e;
ALTER TABLE public.t DROP CONSTRAINT lockstep_s_not_null_2f611b24;
ALTER SEQUENCE public.t_id_seq OWNED BY public.t.id;
ALTER SEQUENCE public.t_s_seq OWNED BY public.t.s;
ALTER TABLE public.t ADD CONSTRAINT t_pkey PRIMARY KEY USING INDEX lockstep_t_pkey_key_a8e49e19;
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
CREATE OR REPLACE FUNCTION public.lockstep_s_sync_2f611b24() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.s::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD.s::text THEN
    RETURN NEW;
  END IF;
  SELECT s::smallint INTO NEW.lockstep_s_old_2f611b24 FROM (SELECT NEW.*) AS t;
  RETURN NEW;
EXCEPTION WHEN data_exception OR invalid_parameter_value OR check_violation THEN
  NEW.lockstep_s_old_2f611b24 := NULL;
  RETURN NEW;
END $$;

COMMIT;

SET lock_timeout = 0;

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

-- Step 13 of 15: give up the old columns id, s of table public.t
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        nothing is done but on the way back, which fills here what it has made anew
--   gate:        go on when nobody means to go back: until then second columns hold the old values of public.t.id, public.t.s
SELECT;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 14 of 15: drop the old column public.t.id
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction of its own
--   undo:        reversible
DROP TRIGGER "~lockstep_id_sync_4648668e" ON public.t;
DROP FUNCTION public.lockstep_id_sync_4648668e();
ALTER TABLE public.t DROP COLUMN lockstep_id_old_4648668e;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 15 of 15: drop the old column public.t.s
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction of its own
--   undo:        reversible
DROP TRIGGER "~lockstep_s_sync_2f611b24" ON public.t;
DROP FUNCTION public.lockstep_s_sync_2f611b24();
ALTER TABLE public.t DROP COLUMN lockstep_s_old_2f611b24;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 15 of 15: drop the old column public.t.s
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.t ADD COLUMN lockstep_s_old_2f611b24 smallint;
CREATE OR REPLACE FUNCTION public.lockstep_s_sync_2f611b24() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.s::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD.s::text THEN
    RETURN NEW;
  END IF;
  SELECT s::smallint INTO NEW.lockstep_s_old_2f611b24 FROM (SELECT NEW.*) AS t;
  RETURN NEW;
EXCEPTION WHEN data_exception OR invalid_parameter_value OR check_violation THEN
  NEW.lockstep_s_old_2f611b24 := NULL;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_s_sync_2f611b24" BEFORE INSERT OR UPDATE ON public.t FOR EACH ROW WHEN (NEW.s IS DISTINCT FROM NEW.lockstep_s_old_2f611b24::integer) EXECUTE FUNCTION public.lockstep_s_sync_2f611b24();

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 14 of 15: drop the old column public.t.id
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

SET lock_timeout = 0;

-- Undo step 13 of 15: give up the old columns id, s of table public.t
--   phase:       contract
--   locks:       ROW EXCLUSIVE on table public.t
--   transaction: outside a transaction
--   undo:        reversible
CREATE UNLOGGED TABLE IF NOT EXISTS public.lockstep_id_progress_4648668e AS
  SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY public.t ORDER BY id DESC LIMIT 1
  WITH NO DATA;
INSERT INTO public.lockstep_id_progress_4648668e
  SELECT * FROM (SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY public.t ORDER BY id DESC LIMIT 1) AS begun WHERE NOT EXISTS (SELECT FROM public.lockstep_id_progress_4648668e);
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
      SELECT * INTO lockstep_state FROM public.lockstep_id_progress_4648668e;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY public.t WHERE id > lockstep_state.last_1 AND id <= lockstep_state.upto_1 ORDER BY id LIMIT 1000) AS batch ORDER BY id DESC LIMIT 1;
      ELSE
        SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY public.t WHERE id <= lockstep_state.upto_1 ORDER BY id LIMIT 1000) AS batch ORDER BY id DESC LIMIT 1;
      END IF;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        UPDATE ONLY public.t SET lockstep_id_old_4648668e = id::integer, lockstep_s_old_2f611b24 = s::smallint WHERE id > lockstep_state.last_1 AND id <= lockstep_next.next_1 AND ((lockstep_id_old_4648668e IS NULL AND id IS NOT NULL) OR (lockstep_s_old_2f611b24 IS NULL AND s IS NOT NULL));
      ELSE
        UPDATE ONLY public.t SET lockstep_id_old_4648668e = id::integer, lockstep_s_old_2f611b24 = s::smallint WHERE id <= lockstep_next.next_1 AND ((lockstep_id_old_4648668e IS NULL AND id IS NOT NULL) OR (lockstep_s_old_2f611b24 IS NULL AND s IS NOT NULL));
      END IF;
      UPDATE public.lockstep_id_progress_4648668e SET last_1 = lockstep_next.next_1, begun = true;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE public.lockstep_id_progress_4648668e;

-- Undo step 12 of 15: drop the old index of constraint public.t.t_pkey
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: outside a transaction
--   undo:        reversible
CREATE UNIQUE INDEX CONCURRENTLY lockstep_t_pkey_old_a8e49e19 ON public.t USING btree (lockstep_id_old_4648668e);

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 11 of 15: put new columns in the places of the old ones of table public.t
--   phase:       migrate
--   locks:       SHARE ROW EXCLUSIVE on sequence public.t_id_seq, SHARE ROW EXCLUSIVE on sequence public.t_s_seq, ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
LOCK TABLE public.t IN ACCESS EXCLUSIVE MODE;
CREATE UNIQUE INDEX IF NOT EXISTS lockstep_t_pkey_old_a8e49e19 ON public.t USING btree (lockstep_id_old_4648668e);
ALTER TABLE public.t DROP CONSTRAINT t_pkey;
ALTER SEQUENCE public.t_id_seq OWNED BY NONE;
ALTER SEQUENCE public.t_s_seq OWNED BY NONE;
ALTER TABLE public.t ALTER COLUMN id DROP DEFAULT;
ALTER TABLE public.t RENAME COLUMN id TO lockstep_id_new_4648668e;
ALTER TABLE public.t RENAME COLUMN lockstep_id_old_4648668e TO id;
ALTER TABLE public.t ALTER COLUMN lockstep_id_new_4648668e DROP NOT NULL;
DO $$
BEGIN
  ALTER TABLE public.t ALTER COLUMN id SET NOT NULL;
EXCEPTION WHEN not_null_violation THEN
  RAISE EXCEPTION 'values of % that came since do not fit its old type', 'id';
END $$;
ALTER TABLE public.t ALTER COLUMN id SET DEFAULT nextval('public.t_id_seq'::regclass);
ALTER TABLE public.t ALTER COLUMN s DROP DEFAULT;
ALTER TABLE public.t RENAME COLUMN s TO lockstep_s_new_2f611b24;
ALTER TABLE public.t RENAME COLUMN lockstep_s_old_2f611b24 TO s;
ALTER TABLE public.t ALTER COLUMN lockstep_s_new_2f611b24 DROP NOT NULL;
DO $$
BEGIN
  ALTER TABLE public.t ALTER COLUMN s SET NOT NULL;
EXCEPTION WHEN not_null_violation THEN
  RAISE EXCEPTION 'values of % that came since do not fit its old type', 's';
END $$;
ALTER TABLE public.t ALTER COLUMN s SET DEFAULT nextval('public.t_s_seq'::regclass);
ALTER TABLE public.t ADD CONSTRAINT lockstep_id_not_null_4648668e CHECK (lockstep_id_new_4648668e IS NOT NULL) NOT VALID;
ALTER TABLE public.t ADD CONSTRAINT lockstep_s_not_null_2f611b24 CHECK (lockstep_s_new_2f611b24 IS NOT NULL) NOT VALID;
ALTER SEQUENCE public.t_id_seq OWNED BY public.t.id;
ALTER SEQUENCE public.t_s_seq OWNED BY public.t.s;
ALTER TABLE public.t ADD CONSTRAINT t_pkey PRIMARY KEY USING INDEX lockstep_t_pkey_old_a8e49e19;
CREATE OR REPLACE FUNCTION public.lockstep_id_sync_4648668e() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT id::bigint INTO NEW.lockstep_id_new_4648668e FROM (SELECT NEW.*) AS t;
  RETURN NEW;
END $$;
CREATE OR REPLACE FUNCTION public.lockstep_s_sync_2f611b24() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT s::integer INTO NEW.lockstep_s_new_2f611b24 FROM (SELECT NEW.*) AS t;
  RETURN NEW;
END $$;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 10 of 15: compare the new with the old columns id, s of table public.t
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.t VALIDATE CONSTRAINT lockstep_id_not_null_4648668e;
ALTER TABLE public.t VALIDATE CONSTRAINT lockstep_s_not_null_2f611b24;

COMMIT;

-- Undo step 9 of 15: build the new index public.t_pkey
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_t_pkey_key_a8e49e19;

BEGIN;

-- Undo step 8 of 15: scan for nulls in the new columns id, s of table public.t
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

-- Undo step 7 of 15: check without scan for nulls in the new columns id, s of table public.t
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t DROP CONSTRAINT lockstep_id_not_null_4648668e;
ALTER TABLE public.t DROP CONSTRAINT lockstep_s_not_null_2f611b24;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 6 of 15: gather statistics of table public.t (lockstep_id_new_4648668e, lockstep_s_new_2f611b24)
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: inside a transaction of its own
--   undo:        reversible
ANALYZE public.t (id, s);

COMMIT;

-- Undo step 5 of 15: fill columns id, s of table public.t
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table public.t
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 4 of 15: add what will be column public.t.s
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
DROP TRIGGER "~lockstep_s_sync_2f611b24" ON public.t;
DROP FUNCTION public.lockstep_s_sync_2f611b24();
ALTER TABLE public.t DROP COLUMN lockstep_s_new_2f611b24;

-- Undo step 3 of 15: add what will be column public.t.id
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
DROP TRIGGER "~lockstep_id_sync_4648668e" ON public.t;
DROP FUNCTION public.lockstep_id_sync_4648668e();
ALTER TABLE public.t DROP COLUMN lockstep_id_new_4648668e;

COMMIT;

BEGIN;

-- Undo step 2 of 15: change options of sequence public.t_s_seq
--   phase:       expand
--   locks:       SHARE ROW EXCLUSIVE on sequence public.t_s_seq
--   transaction: inside a transaction
--   undo:        reversible
ALTER SEQUENCE public.t_s_seq AS smallint MINVALUE 1 MAXVALUE 32767;

COMMIT;

BEGIN;

-- Undo step 1 of 15: change options of sequence public.t_id_seq
--   phase:       expand
--   locks:       SHARE ROW EXCLUSIVE on sequence public.t_id_seq
--   transaction: inside a transaction
--   undo:        reversible
ALTER SEQUENCE public.t_id_seq AS integer MINVALUE 1 MAXVALUE 2147483647;

COMMIT;
