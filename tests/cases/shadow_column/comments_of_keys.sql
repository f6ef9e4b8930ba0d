-- What is said of a key, of its index, and of a check over an exchanged column stays, or changes after the exchange.
-- before --
CREATE TABLE t (
    id serial,
    v int,
    CONSTRAINT pk PRIMARY KEY (id),
    CONSTRAINT low CHECK (id > 0)
);
COMMENT ON CONSTRAINT pk ON t IS 'the key';
COMMENT ON INDEX pk IS 'finds it';
COMMENT ON CONSTRAINT low ON t IS 'goes';
CREATE TABLE stays (id int, CONSTRAINT stays_key UNIQUE (id));
COMMENT ON INDEX stays_key IS 'finds it';
COMMENT ON CONSTRAINT stays_key ON stays IS 'the key';
-- after --
CREATE TABLE t (
    id bigint NOT NULL,
    v int,
    CONSTRAINT pk PRIMARY KEY (id),
    CONSTRAINT low CHECK (id > 0)
);
CREATE TABLE stays (id bigint, CONSTRAINT stays_key UNIQUE (id));
COMMENT ON INDEX stays_key IS 'finds it';
COMMENT ON CONSTRAINT stays_key ON stays IS 'the key';
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.stays IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 26: add what will be column public.stays.id
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.stays
--   blocks:      reads and writes of public.stays, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.stays ADD COLUMN lockstep_id_new_e4039c2c bigint;
CREATE OR REPLACE FUNCTION public.lockstep_id_sync_e4039c2c() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT id::bigint INTO NEW.lockstep_id_new_e4039c2c FROM (SELECT NEW.*) AS stays;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_id_sync_e4039c2c" BEFORE INSERT OR UPDATE ON public.stays FOR EACH ROW WHEN (NEW.lockstep_id_new_e4039c2c IS DISTINCT FROM NEW.id::bigint) EXECUTE FUNCTION public.lockstep_id_sync_e4039c2c();

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 2 of 26: add what will be column public.t.id
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

COMMIT;

BEGIN;

-- Step 3 of 26: let column public.t.id own sequence public.t_id_seq no longer
--   phase:       expand
--   locks:       SHARE ROW EXCLUSIVE on sequence public.t_id_seq
--   blocks:      writes of public.t_id_seq, for an instant
--   transaction: inside another transaction
--   undo:        reversible
ALTER SEQUENCE public.t_id_seq OWNED BY NONE;

COMMIT;

SET lock_timeout = 0;

-- Step 4 of 26: fill column public.stays.id
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table public.stays
--   blocks:      neither reads nor writes
--   work:        scans public.stays
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible
CREATE UNLOGGED TABLE IF NOT EXISTS public.lockstep_id_progress_e4039c2c AS
  SELECT 0::bigint AS page, pg_catalog.pg_relation_size('public.stays') / pg_catalog.current_setting('block_size')::bigint AS upto
  WITH NO DATA;
INSERT INTO public.lockstep_id_progress_e4039c2c
  SELECT * FROM (SELECT 0::bigint AS page, pg_catalog.pg_relation_size('public.stays') / pg_catalog.current_setting('block_size')::bigint AS upto) AS begun WHERE NOT EXISTS (SELECT FROM public.lockstep_id_progress_e4039c2c);
DO $$
#variable_conflict use_column
DECLARE
  lockstep_state record;
  lockstep_tries integer := 0;
  lockstep_longest integer := (SELECT greatest(1, setting::integer / 4) FROM pg_catalog.pg_settings WHERE name = 'deadlock_timeout');
BEGIN
  LOOP
    PERFORM pg_catalog.set_config('plan_cache_mode', 'force_custom_plan', true);
    PERFORM pg_catalog.set_config('lock_timeout', least(50 * (lockstep_tries + 1), lockstep_longest) || 'ms', true);
    BEGIN
      SELECT * INTO lockstep_state FROM public.lockstep_id_progress_e4039c2c;
      EXIT WHEN NOT FOUND OR lockstep_state.page >= lockstep_state.upto;
      UPDATE ONLY public.stays SET lockstep_id_new_e4039c2c = id::bigint WHERE ctid >= pg_catalog.format('(%s,0)', lockstep_state.page)::tid AND ctid < pg_catalog.format('(%s,0)', lockstep_state.page + 50)::tid AND (lockstep_id_new_e4039c2c IS NULL AND id IS NOT NULL);
      UPDATE public.lockstep_id_progress_e4039c2c SET page = page + 50;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE public.lockstep_id_progress_e4039c2c;

BEGIN;

-- Step 5 of 26: gather statistics of table public.stays (lockstep_id_new_e4039c2c)
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.stays
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE public.stays (lockstep_id_new_e4039c2c);

COMMIT;

-- Step 6 of 26: build the new index public.stays_key
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.stays
--   blocks:      neither reads nor writes
--   work:        scans public.stays
--   transaction: outside a transaction
--   undo:        reversible
--   hazard:      may-fail: fails when rows of public.stays are not unique
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_stays_key_key_245c6d49
CREATE UNIQUE INDEX CONCURRENTLY lockstep_stays_key_key_245c6d49 ON public.stays USING btree (lockstep_id_new_e4039c2c);

BEGIN;

-- Step 7 of 26: compare the new with the old column public.stays.id
--   phase:       migrate
--   locks:       ACCESS SHARE on table public.stays
--   blocks:      neither reads nor writes
--   work:        scans public.stays
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when a value of column public.stays.id cannot be converted, and changes nothing then
DO $$
BEGIN
  IF EXISTS (SELECT FROM ONLY public.stays WHERE lockstep_id_new_e4039c2c IS DISTINCT FROM id::bigint) THEN
    RAISE EXCEPTION 'the new column % does not hold the values of %', 'lockstep_id_new_e4039c2c', 'id';
  END IF;
END $$;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.stays IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 8 of 26: put the new column in the place of column public.stays.id
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.stays
--   blocks:      reads and writes of public.stays, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      cached-plan: prepared statements that give column public.stays.id fail
--   hazard:      app-breaking: columns of table public.stays stand behind the others from now on: INSERT without their names, and SELECT *, see that
LOCK TABLE public.stays IN ACCESS EXCLUSIVE MODE;
CREATE UNIQUE INDEX IF NOT EXISTS lockstep_stays_key_key_245c6d49 ON public.stays USING btree (lockstep_id_new_e4039c2c);
ALTER TABLE public.stays DROP CONSTRAINT stays_key;
ALTER TABLE public.stays RENAME COLUMN id TO lockstep_id_old_e4039c2c;
ALTER TABLE public.stays RENAME COLUMN lockstep_id_new_e4039c2c TO id;
ALTER TABLE public.stays ADD CONSTRAINT stays_key UNIQUE USING INDEX lockstep_stays_key_key_245c6d49;
COMMENT ON INDEX public.stays_key IS 'finds it';
COMMENT ON CONSTRAINT stays_key ON public.stays IS 'the key';
CREATE OR REPLACE FUNCTION public.lockstep_id_sync_e4039c2c() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.id::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD.id::text THEN
    RETURN NEW;
  END IF;
  SELECT id::integer INTO NEW.lockstep_id_old_e4039c2c FROM (SELECT NEW.*) AS stays;
  RETURN NEW;
EXCEPTION WHEN data_exception OR invalid_parameter_value OR check_violation THEN
  NEW.lockstep_id_old_e4039c2c := NULL;
  RETURN NEW;
END $$;

COMMIT;

SET lock_timeout = 0;

-- Step 9 of 26: drop the old index of constraint public.stays.stays_key
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.stays
--   blocks:      neither reads nor writes
--   transaction: outside a transaction
--   undo:        reversible
--   note:        the way back builds it here, while nobody waits
DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_stays_key_old_245c6d49;

-- Step 10 of 26: fill column public.t.id
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
        UPDATE ONLY public.t SET lockstep_id_new_4648668e = id::bigint WHERE id > lockstep_state.last_1 AND id <= lockstep_next.next_1 AND (lockstep_id_new_4648668e IS NULL AND id IS NOT NULL);
      ELSE
        UPDATE ONLY public.t SET lockstep_id_new_4648668e = id::bigint WHERE id <= lockstep_next.next_1 AND (lockstep_id_new_4648668e IS NULL AND id IS NOT NULL);
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

-- Step 11 of 26: gather statistics of table public.t (lockstep_id_new_4648668e)
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE public.t (lockstep_id_new_4648668e);

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 12 of 26: check without scan for nulls in the new column public.t.id
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ADD CONSTRAINT lockstep_id_not_null_4648668e CHECK (lockstep_id_new_4648668e IS NOT NULL) NOT VALID;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 13 of 26: scan for nulls in the new column public.t.id
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   work:        scans public.t
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
ALTER TABLE public.t VALIDATE CONSTRAINT lockstep_id_not_null_4648668e;

COMMIT;

-- Step 14 of 26: build the new index public.pk
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   work:        scans public.t
--   transaction: outside a transaction
--   undo:        reversible
--   hazard:      may-fail: fails when rows of public.t are not unique
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_pk_key_edcf8f78
CREATE UNIQUE INDEX CONCURRENTLY lockstep_pk_key_edcf8f78 ON public.t USING btree (lockstep_id_new_4648668e);

BEGIN;

-- Step 15 of 26: compare the new with the old column public.t.id
--   phase:       migrate
--   locks:       ACCESS SHARE on table public.t
--   blocks:      neither reads nor writes
--   work:        scans public.t
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when a value of column public.t.id cannot be converted, and changes nothing then
DO $$
BEGIN
  IF EXISTS (SELECT FROM ONLY public.t WHERE lockstep_id_new_4648668e IS DISTINCT FROM id::bigint) THEN
    RAISE EXCEPTION 'the new column % does not hold the values of %', 'lockstep_id_new_4648668e', 'id';
  END IF;
END $$;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 16 of 26: put the new column in the place of column public.t.id
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      cached-plan: prepared statements that give column public.t.id fail
--   hazard:      app-breaking: columns of table public.t stand behind the others from now on: INSERT without their names, and SELECT *, see that
LOCK TABLE public.t IN ACCESS EXCLUSIVE MODE;
CREATE UNIQUE INDEX IF NOT EXISTS lockstep_pk_key_edcf8f78 ON public.t USING btree (lockstep_id_new_4648668e);
ALTER TABLE public.t DROP CONSTRAINT low;
ALTER TABLE public.t DROP CONSTRAINT pk;
ALTER TABLE public.t ALTER COLUMN id DROP DEFAULT;
ALTER TABLE public.t RENAME COLUMN id TO lockstep_id_old_4648668e;
ALTER TABLE public.t RENAME COLUMN lockstep_id_new_4648668e TO id;
ALTER TABLE public.t ALTER COLUMN lockstep_id_old_4648668e DROP NOT NULL;
ALTER TABLE public.t ALTER COLUMN id SET NOT NULL;
ALTER TABLE public.t DROP CONSTRAINT lockstep_id_not_null_4648668e;
ALTER TABLE public.t ADD CONSTRAINT pk PRIMARY KEY USING INDEX lockstep_pk_key_edcf8f78;
COMMENT ON INDEX public.pk IS 'finds it';
COMMENT ON CONSTRAINT pk ON public.t IS 'the key';
ALTER TABLE public.t ADD CONSTRAINT low CHECK (id > 0) NOT VALID;
COMMENT ON CONSTRAINT low ON public.t IS 'goes';
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

-- Step 17 of 26: drop the old index of constraint public.t.pk
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   transaction: outside a transaction
--   undo:        reversible
--   note:        the way back builds it here, while nobody waits
DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_pk_old_edcf8f78;

SET lock_timeout = '2s';

BEGIN;

-- Step 18 of 26: change comment on constraint public.t.low
--   phase:       migrate
--   locks:       ACCESS SHARE on table public.t
--   blocks:      neither reads nor writes
--   transaction: inside a transaction
--   undo:        reversible
COMMENT ON CONSTRAINT low ON public.t IS NULL;

-- Step 19 of 26: change comment on the index of constraint public.t.pk
--   phase:       migrate
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
COMMENT ON INDEX public.pk IS NULL;

-- Step 20 of 26: change comment on constraint public.t.pk
--   phase:       migrate
--   locks:       ACCESS SHARE on table public.t
--   blocks:      neither reads nor writes
--   transaction: inside a transaction
--   undo:        reversible
COMMENT ON CONSTRAINT pk ON public.t IS NULL;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 21 of 26: validate constraint public.t.low
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   work:        scans public.t
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.t VALIDATE CONSTRAINT low;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- Step 22 of 26: drop sequence public.t_id_seq
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on sequence public.t_id_seq
--   blocks:      reads and writes of public.t_id_seq, for an instant
--   transaction: inside a transaction
--   undo:        reversible, loses data: its current value does not come back
--   hazard:      data-loss: the current value of sequence public.t_id_seq is dropped
DROP SEQUENCE public.t_id_seq;

COMMIT;

BEGIN;

-- Step 23 of 26: give up the old column public.stays.id
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        nothing is done but on the way back, which fills here what it has made anew
--   gate:        go on when nobody means to go back: until then lockstep_id_old_e4039c2c holds the old values of id
SELECT;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.stays IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 24 of 26: drop the old column public.stays.id
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.stays
--   blocks:      reads and writes of public.stays, for an instant
--   transaction: inside a transaction of its own
--   undo:        reversible
DROP TRIGGER "~lockstep_id_sync_e4039c2c" ON public.stays;
DROP FUNCTION public.lockstep_id_sync_e4039c2c();
ALTER TABLE public.stays DROP COLUMN lockstep_id_old_e4039c2c;

COMMIT;

BEGIN;

-- Step 25 of 26: give up the old column public.t.id
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        nothing is done but on the way back, which fills here what it has made anew
--   gate:        go on when nobody means to go back: until then lockstep_id_old_4648668e holds the old values of id
SELECT;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 26 of 26: drop the old column public.t.id
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

-- Undo step 26 of 26: drop the old column public.t.id
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

-- Undo step 25 of 26: give up the old column public.t.id
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
        UPDATE ONLY public.t SET lockstep_id_old_4648668e = id::integer WHERE id > lockstep_state.last_1 AND id <= lockstep_next.next_1 AND (lockstep_id_old_4648668e IS NULL AND id IS NOT NULL);
      ELSE
        UPDATE ONLY public.t SET lockstep_id_old_4648668e = id::integer WHERE id <= lockstep_next.next_1 AND (lockstep_id_old_4648668e IS NULL AND id IS NOT NULL);
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

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.stays IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 24 of 26: drop the old column public.stays.id
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.stays
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.stays ADD COLUMN lockstep_id_old_e4039c2c integer;
CREATE OR REPLACE FUNCTION public.lockstep_id_sync_e4039c2c() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.id::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD.id::text THEN
    RETURN NEW;
  END IF;
  SELECT id::integer INTO NEW.lockstep_id_old_e4039c2c FROM (SELECT NEW.*) AS stays;
  RETURN NEW;
EXCEPTION WHEN data_exception OR invalid_parameter_value OR check_violation THEN
  NEW.lockstep_id_old_e4039c2c := NULL;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_id_sync_e4039c2c" BEFORE INSERT OR UPDATE ON public.stays FOR EACH ROW WHEN (NEW.id IS DISTINCT FROM NEW.lockstep_id_old_e4039c2c::bigint) EXECUTE FUNCTION public.lockstep_id_sync_e4039c2c();

COMMIT;

SET lock_timeout = 0;

-- Undo step 23 of 26: give up the old column public.stays.id
--   phase:       contract
--   locks:       ROW EXCLUSIVE on table public.stays
--   transaction: outside a transaction
--   undo:        reversible
CREATE UNLOGGED TABLE IF NOT EXISTS public.lockstep_id_progress_e4039c2c AS
  SELECT 0::bigint AS page, pg_catalog.pg_relation_size('public.stays') / pg_catalog.current_setting('block_size')::bigint AS upto
  WITH NO DATA;
INSERT INTO public.lockstep_id_progress_e4039c2c
  SELECT * FROM (SELECT 0::bigint AS page, pg_catalog.pg_relation_size('public.stays') / pg_catalog.current_setting('block_size')::bigint AS upto) AS begun WHERE NOT EXISTS (SELECT FROM public.lockstep_id_progress_e4039c2c);
DO $$
#variable_conflict use_column
DECLARE
  lockstep_state record;
  lockstep_tries integer := 0;
  lockstep_longest integer := (SELECT greatest(1, setting::integer / 4) FROM pg_catalog.pg_settings WHERE name = 'deadlock_timeout');
BEGIN
  LOOP
    PERFORM pg_catalog.set_config('plan_cache_mode', 'force_custom_plan', true);
    PERFORM pg_catalog.set_config('lock_timeout', least(50 * (lockstep_tries + 1), lockstep_longest) || 'ms', true);
    BEGIN
      SELECT * INTO lockstep_state FROM public.lockstep_id_progress_e4039c2c;
      EXIT WHEN NOT FOUND OR lockstep_state.page >= lockstep_state.upto;
      UPDATE ONLY public.stays SET lockstep_id_old_e4039c2c = id::integer WHERE ctid >= pg_catalog.format('(%s,0)', lockstep_state.page)::tid AND ctid < pg_catalog.format('(%s,0)', lockstep_state.page + 50)::tid AND (lockstep_id_old_e4039c2c IS NULL AND id IS NOT NULL);
      UPDATE public.lockstep_id_progress_e4039c2c SET page = page + 50;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE public.lockstep_id_progress_e4039c2c;

SET lock_timeout = '2s';

BEGIN;

-- Undo step 22 of 26: drop sequence public.t_id_seq
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on sequence public.t_id_seq
--   transaction: inside a transaction
--   undo:        reversible, loses data: its current value does not come back
CREATE SEQUENCE public.t_id_seq AS integer;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 21 of 26: validate constraint public.t.low
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.t DROP CONSTRAINT low;
ALTER TABLE public.t ADD CONSTRAINT low CHECK (id > 0) NOT VALID;
COMMENT ON CONSTRAINT low ON public.t IS 'goes';

COMMIT;

BEGIN;

-- Undo step 20 of 26: change comment on constraint public.t.pk
--   phase:       migrate
--   locks:       ACCESS SHARE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
COMMENT ON CONSTRAINT pk ON public.t IS 'the key';

-- Undo step 19 of 26: change comment on the index of constraint public.t.pk
--   phase:       migrate
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
COMMENT ON INDEX public.pk IS 'finds it';

-- Undo step 18 of 26: change comment on constraint public.t.low
--   phase:       migrate
--   locks:       ACCESS SHARE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
COMMENT ON CONSTRAINT low ON public.t IS 'goes';

COMMIT;

SET lock_timeout = 0;

-- Undo step 17 of 26: drop the old index of constraint public.t.pk
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: outside a transaction
--   undo:        reversible
CREATE UNIQUE INDEX CONCURRENTLY lockstep_pk_old_edcf8f78 ON public.t USING btree (lockstep_id_old_4648668e);

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 16 of 26: put the new column in the place of column public.t.id
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
LOCK TABLE public.t IN ACCESS EXCLUSIVE MODE;
CREATE UNIQUE INDEX IF NOT EXISTS lockstep_pk_old_edcf8f78 ON public.t USING btree (lockstep_id_old_4648668e);
ALTER TABLE public.t DROP CONSTRAINT low;
ALTER TABLE public.t DROP CONSTRAINT pk;
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
ALTER TABLE public.t ADD CONSTRAINT lockstep_id_not_null_4648668e CHECK (lockstep_id_new_4648668e IS NOT NULL) NOT VALID;
ALTER TABLE public.t ADD CONSTRAINT pk PRIMARY KEY USING INDEX lockstep_pk_old_edcf8f78;
COMMENT ON INDEX public.pk IS 'finds it';
COMMENT ON CONSTRAINT pk ON public.t IS 'the key';
ALTER TABLE public.t ADD CONSTRAINT low CHECK (id > 0) NOT VALID;
COMMENT ON CONSTRAINT low ON public.t IS 'goes';
CREATE OR REPLACE FUNCTION public.lockstep_id_sync_4648668e() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT id::bigint INTO NEW.lockstep_id_new_4648668e FROM (SELECT NEW.*) AS t;
  RETURN NEW;
END $$;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 15 of 26: compare the new with the old column public.t.id
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.t VALIDATE CONSTRAINT lockstep_id_not_null_4648668e;
ALTER TABLE public.t VALIDATE CONSTRAINT low;

COMMIT;

-- Undo step 14 of 26: build the new index public.pk
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_pk_key_edcf8f78;

BEGIN;

-- Undo step 13 of 26: scan for nulls in the new column public.t.id
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

-- Undo step 12 of 26: check without scan for nulls in the new column public.t.id
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t DROP CONSTRAINT lockstep_id_not_null_4648668e;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 11 of 26: gather statistics of table public.t (lockstep_id_new_4648668e)
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: inside a transaction of its own
--   undo:        reversible
ANALYZE public.t (id);

COMMIT;

-- Undo step 10 of 26: fill column public.t.id
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table public.t
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible

-- Undo step 9 of 26: drop the old index of constraint public.stays.stays_key
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.stays
--   transaction: outside a transaction
--   undo:        reversible
CREATE UNIQUE INDEX CONCURRENTLY lockstep_stays_key_old_245c6d49 ON public.stays USING btree (lockstep_id_old_e4039c2c);

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.stays IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 8 of 26: put the new column in the place of column public.stays.id
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.stays
--   transaction: inside a transaction
--   undo:        reversible
LOCK TABLE public.stays IN ACCESS EXCLUSIVE MODE;
DO $$
BEGIN
  IF EXISTS (SELECT FROM ONLY public.stays WHERE lockstep_id_old_e4039c2c IS NULL AND id IS NOT NULL) THEN
    RAISE EXCEPTION 'values of % that came since do not fit its old type', 'id';
  END IF;
END $$;
CREATE UNIQUE INDEX IF NOT EXISTS lockstep_stays_key_old_245c6d49 ON public.stays USING btree (lockstep_id_old_e4039c2c);
ALTER TABLE public.stays DROP CONSTRAINT stays_key;
ALTER TABLE public.stays RENAME COLUMN id TO lockstep_id_new_e4039c2c;
ALTER TABLE public.stays RENAME COLUMN lockstep_id_old_e4039c2c TO id;
ALTER TABLE public.stays ADD CONSTRAINT stays_key UNIQUE USING INDEX lockstep_stays_key_old_245c6d49;
COMMENT ON INDEX public.stays_key IS 'finds it';
COMMENT ON CONSTRAINT stays_key ON public.stays IS 'the key';
CREATE OR REPLACE FUNCTION public.lockstep_id_sync_e4039c2c() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT id::bigint INTO NEW.lockstep_id_new_e4039c2c FROM (SELECT NEW.*) AS stays;
  RETURN NEW;
END $$;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 7 of 26: compare the new with the old column public.stays.id
--   phase:       migrate
--   locks:       ACCESS SHARE on table public.stays
--   transaction: inside a transaction of its own
--   undo:        reversible
SELECT;

COMMIT;

-- Undo step 6 of 26: build the new index public.stays_key
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.stays
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_stays_key_key_245c6d49;

BEGIN;

-- Undo step 5 of 26: gather statistics of table public.stays (lockstep_id_new_e4039c2c)
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.stays
--   transaction: inside a transaction of its own
--   undo:        reversible
ANALYZE public.stays (id);

COMMIT;

-- Undo step 4 of 26: fill column public.stays.id
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table public.stays
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible

SET lock_timeout = '2s';

BEGIN;

-- Undo step 3 of 26: let column public.t.id own sequence public.t_id_seq no longer
--   phase:       expand
--   locks:       SHARE ROW EXCLUSIVE on sequence public.t_id_seq
--   transaction: inside a transaction
--   undo:        reversible
ALTER SEQUENCE public.t_id_seq OWNED BY public.t.id;
SELECT pg_catalog.setval('public.t_id_seq', max(id) + 1, false) FROM public.t HAVING max(id) >= 1 AND max(id) < 2147483647;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 2 of 26: add what will be column public.t.id
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
DROP TRIGGER "~lockstep_id_sync_4648668e" ON public.t;
DROP FUNCTION public.lockstep_id_sync_4648668e();
ALTER TABLE public.t DROP COLUMN lockstep_id_new_4648668e;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.stays IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 1 of 26: add what will be column public.stays.id
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.stays
--   transaction: inside a transaction
--   undo:        reversible
DROP TRIGGER "~lockstep_id_sync_e4039c2c" ON public.stays;
DROP FUNCTION public.lockstep_id_sync_e4039c2c();
ALTER TABLE public.stays DROP COLUMN lockstep_id_new_e4039c2c;

COMMIT;
