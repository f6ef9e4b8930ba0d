-- Nobody wants statistics gathered: `[plan] analyze = false`.
-- config --
[plan]
analyze = false
-- before --
CREATE TABLE t (id integer PRIMARY KEY, v varchar(10));
-- rows --
INSERT INTO t SELECT i, 'v' || i FROM generate_series(1, 3000) AS i;
-- after --
CREATE TABLE t (id bigint PRIMARY KEY, v varchar(20), token uuid DEFAULT gen_random_uuid());
CREATE INDEX t_v ON t (lower(v));
CREATE STATISTICS t_both ON v, token FROM t;
-- holds --
DO $$ BEGIN
  ASSERT NOT EXISTS (SELECT FROM pg_stats WHERE tablename IN ('t', 't_v'));
END $$;
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 15: add what will be column public.t.id
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

-- Step 2 of 15: add column public.t.token
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible, loses data: values stored in it since are gone
ALTER TABLE public.t ADD COLUMN token uuid;
ALTER TABLE public.t ALTER COLUMN token SET DEFAULT gen_random_uuid();

-- Step 3 of 15: change type of column public.t.v
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      cached-plan: prepared statements that give column public.t.v fail
ALTER TABLE public.t ALTER COLUMN v TYPE character varying(20);

COMMIT;

SET lock_timeout = 0;

-- Step 4 of 15: add index public.t_v
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   work:        scans public.t
--   transaction: outside a transaction
--   undo:        reversible
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS public.t_v
CREATE INDEX CONCURRENTLY t_v ON public.t USING btree (lower(v));

-- Step 5 of 15: fill column public.t.id
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

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 6 of 15: check without scan for nulls in the new column public.t.id
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ADD CONSTRAINT lockstep_id_not_null_4648668e CHECK (lockstep_id_new_4648668e IS NOT NULL) NOT VALID;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 7 of 15: scan for nulls in the new column public.t.id
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   work:        scans public.t
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
ALTER TABLE public.t VALIDATE CONSTRAINT lockstep_id_not_null_4648668e;

COMMIT;

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

-- Step 9 of 15: compare the new with the old column public.t.id
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

-- Step 10 of 15: put the new column in the place of column public.t.id
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      cached-plan: prepared statements that give column public.t.id fail
--   hazard:      app-breaking: columns of table public.t stand behind the others from now on: INSERT without their names, and SELECT *, see that
LOCK TABLE public.t IN ACCESS EXCLUSIVE MODE;
CREATE UNIQUE INDEX IF NOT EXISTS lockstep_t_pkey_key_a8e49e19 ON public.t USING btree (lockstep_id_new_4648668e);
ALTER TABLE public.t DROP CONSTRAINT t_pkey;
ALTER TABLE public.t RENAME COLUMN id TO lockstep_id_old_4648668e;
ALTER TABLE public.t RENAME COLUMN lockstep_id_new_4648668e TO id;
ALTER TABLE public.t ALTER COLUMN lockstep_id_old_4648668e DROP NOT NULL;
ALTER TABLE public.t ALTER COLUMN id SET NOT NULL;
ALTER TABLE public.t DROP CONSTRAINT lockstep_id_not_null_4648668e;
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

COMMIT;

SET lock_timeout = 0;

-- Step 11 of 15: drop the old index of constraint public.t.t_pkey
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   transaction: outside a transaction
--   undo:        reversible
--   note:        the way back builds it here, while nobody waits
DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_t_pkey_old_a8e49e19;

-- Step 12 of 15: fill column public.t.token
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   work:        scans public.t
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible
CREATE UNLOGGED TABLE IF NOT EXISTS public.lockstep_token_progress_89c6abcb AS
  SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY public.t ORDER BY id DESC LIMIT 1
  WITH NO DATA;
INSERT INTO public.lockstep_token_progress_89c6abcb
  SELECT * FROM (SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY public.t ORDER BY id DESC LIMIT 1) AS begun WHERE NOT EXISTS (SELECT FROM public.lockstep_token_progress_89c6abcb);
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
      SELECT * INTO lockstep_state FROM public.lockstep_token_progress_89c6abcb;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY public.t WHERE id > lockstep_state.last_1 AND id <= lockstep_state.upto_1 ORDER BY id LIMIT 1000) AS batch ORDER BY id DESC LIMIT 1;
      ELSE
        SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY public.t WHERE id <= lockstep_state.upto_1 ORDER BY id LIMIT 1000) AS batch ORDER BY id DESC LIMIT 1;
      END IF;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        UPDATE ONLY public.t SET token = DEFAULT WHERE id > lockstep_state.last_1 AND id <= lockstep_next.next_1 AND (token IS NULL);
      ELSE
        UPDATE ONLY public.t SET token = DEFAULT WHERE id <= lockstep_next.next_1 AND (token IS NULL);
      END IF;
      UPDATE public.lockstep_token_progress_89c6abcb SET last_1 = lockstep_next.next_1, begun = true;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE public.lockstep_token_progress_89c6abcb;

BEGIN;

-- Step 13 of 15: add statistics public.t_both
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   transaction: inside a transaction
--   undo:        reversible
CREATE STATISTICS public.t_both ON v, token FROM public.t;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- Step 14 of 15: give up the old column public.t.id
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

SET lock_timeout = 0;

-- Undo step 14 of 15: give up the old column public.t.id
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

BEGIN;

-- Undo step 13 of 15: add statistics public.t_both
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
DROP STATISTICS public.t_both;

COMMIT;

-- Undo step 12 of 15: fill column public.t.token
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table public.t
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible

-- Undo step 11 of 15: drop the old index of constraint public.t.t_pkey
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: outside a transaction
--   undo:        reversible
CREATE UNIQUE INDEX CONCURRENTLY lockstep_t_pkey_old_a8e49e19 ON public.t USING btree (lockstep_id_old_4648668e);

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 10 of 15: put the new column in the place of column public.t.id
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
LOCK TABLE public.t IN ACCESS EXCLUSIVE MODE;
CREATE UNIQUE INDEX IF NOT EXISTS lockstep_t_pkey_old_a8e49e19 ON public.t USING btree (lockstep_id_old_4648668e);
ALTER TABLE public.t DROP CONSTRAINT t_pkey;
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
ALTER TABLE public.t ADD CONSTRAINT t_pkey PRIMARY KEY USING INDEX lockstep_t_pkey_old_a8e49e19;
CREATE OR REPLACE FUNCTION public.lockstep_id_sync_4648668e() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT id::bigint INTO NEW.lockstep_id_new_4648668e FROM (SELECT NEW.*) AS t;
  RETURN NEW;
END $$;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 9 of 15: compare the new with the old column public.t.id
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

BEGIN;

-- Undo step 7 of 15: scan for nulls in the new column public.t.id
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

-- Undo step 6 of 15: check without scan for nulls in the new column public.t.id
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t DROP CONSTRAINT lockstep_id_not_null_4648668e;

COMMIT;

-- Undo step 5 of 15: fill column public.t.id
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table public.t
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible

SET lock_timeout = 0;

-- Undo step 4 of 15: add index public.t_v
--   phase:       expand
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS public.t_v;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 3 of 15: change type of column public.t.v
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ALTER COLUMN v TYPE character varying(10);

-- Undo step 2 of 15: add column public.t.token
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible, loses data: values stored in it since are gone
ALTER TABLE public.t DROP COLUMN token;

-- Undo step 1 of 15: add what will be column public.t.id
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
DROP TRIGGER "~lockstep_id_sync_4648668e" ON public.t;
DROP FUNCTION public.lockstep_id_sync_4648668e();
ALTER TABLE public.t DROP COLUMN lockstep_id_new_4648668e;

COMMIT;
