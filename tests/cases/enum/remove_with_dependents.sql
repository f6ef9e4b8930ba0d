-- A rebuilt enum under defaults, arrays, indexes, checks, views and functions.
-- before --
CREATE TYPE mood AS ENUM ('a', 'b', 'c');
CREATE TABLE t (id int PRIMARY KEY, m mood DEFAULT 'a', ms mood[] DEFAULT '{a,b}', CONSTRAINT c CHECK (m <> 'b'));
CREATE INDEX t_m ON t (m) WHERE m = 'a';
CREATE VIEW v AS SELECT id, m FROM t WHERE m IN ('a', 'b');
CREATE FUNCTION f(m mood) RETURNS mood LANGUAGE sql AS 'SELECT m';
COMMENT ON TYPE mood IS 'stays';
-- after --
CREATE TYPE mood AS ENUM ('a', 'b');
CREATE TABLE t (id int PRIMARY KEY, m mood DEFAULT 'a', ms mood[] DEFAULT '{a,b}', CONSTRAINT c CHECK (m <> 'b'));
CREATE INDEX t_m ON t (m) WHERE m = 'a';
CREATE VIEW v AS SELECT id, m FROM t WHERE m IN ('a', 'b');
CREATE FUNCTION f(m mood) RETURNS mood LANGUAGE sql AS 'SELECT m';
COMMENT ON TYPE mood IS 'stays';
-- rows --
INSERT INTO t VALUES (1, 'a', '{b}');
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 21: create beside it the new enum type public.mood
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE TYPE public.lockstep_mood_new_5219365f AS ENUM ('a', 'b');
COMMENT ON TYPE public.lockstep_mood_new_5219365f IS 'stays';

-- Step 2 of 21: add what will be column public.t.m
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ADD COLUMN lockstep_m_new_5c9903c5 public.lockstep_mood_new_5219365f;
CREATE OR REPLACE FUNCTION public.lockstep_m_sync_5c9903c5() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT m::text::public.lockstep_mood_new_5219365f INTO NEW.lockstep_m_new_5c9903c5 FROM (SELECT NEW.*) AS t;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_m_sync_5c9903c5" BEFORE INSERT OR UPDATE ON public.t FOR EACH ROW WHEN (NEW.lockstep_m_new_5c9903c5::text COLLATE pg_catalog."C" IS DISTINCT FROM (NEW.m)::text) EXECUTE FUNCTION public.lockstep_m_sync_5c9903c5();

-- Step 3 of 21: add what will be column public.t.ms
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ADD COLUMN lockstep_ms_new_436a00d0 public.lockstep_mood_new_5219365f[];
CREATE OR REPLACE FUNCTION public.lockstep_ms_sync_436a00d0() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT ms::text::public.lockstep_mood_new_5219365f[] INTO NEW.lockstep_ms_new_436a00d0 FROM (SELECT NEW.*) AS t;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_ms_sync_436a00d0" BEFORE INSERT OR UPDATE ON public.t FOR EACH ROW WHEN (NEW.lockstep_ms_new_436a00d0::text COLLATE pg_catalog."C" IS DISTINCT FROM (NEW.ms)::text) EXECUTE FUNCTION public.lockstep_ms_sync_436a00d0();

COMMIT;

SET lock_timeout = 0;

-- Step 4 of 21: fill columns m, ms of table public.t
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   work:        scans public.t
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible
CREATE UNLOGGED TABLE IF NOT EXISTS public.lockstep_m_progress_5c9903c5 AS
  SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY public.t ORDER BY id DESC LIMIT 1
  WITH NO DATA;
INSERT INTO public.lockstep_m_progress_5c9903c5
  SELECT * FROM (SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY public.t ORDER BY id DESC LIMIT 1) AS begun WHERE NOT EXISTS (SELECT FROM public.lockstep_m_progress_5c9903c5);
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
      SELECT * INTO lockstep_state FROM public.lockstep_m_progress_5c9903c5;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY public.t WHERE id > lockstep_state.last_1 AND id <= lockstep_state.upto_1 ORDER BY id LIMIT 1000) AS batch ORDER BY id DESC LIMIT 1;
      ELSE
        SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY public.t WHERE id <= lockstep_state.upto_1 ORDER BY id LIMIT 1000) AS batch ORDER BY id DESC LIMIT 1;
      END IF;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        UPDATE ONLY public.t SET lockstep_m_new_5c9903c5 = m::text::public.lockstep_mood_new_5219365f, lockstep_ms_new_436a00d0 = ms::text::public.lockstep_mood_new_5219365f[] WHERE id > lockstep_state.last_1 AND id <= lockstep_next.next_1 AND ((lockstep_m_new_5c9903c5 IS NULL AND m IS NOT NULL) OR (lockstep_ms_new_436a00d0 IS NULL AND ms IS NOT NULL));
      ELSE
        UPDATE ONLY public.t SET lockstep_m_new_5c9903c5 = m::text::public.lockstep_mood_new_5219365f, lockstep_ms_new_436a00d0 = ms::text::public.lockstep_mood_new_5219365f[] WHERE id <= lockstep_next.next_1 AND ((lockstep_m_new_5c9903c5 IS NULL AND m IS NOT NULL) OR (lockstep_ms_new_436a00d0 IS NULL AND ms IS NOT NULL));
      END IF;
      UPDATE public.lockstep_m_progress_5c9903c5 SET last_1 = lockstep_next.next_1, begun = true;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE public.lockstep_m_progress_5c9903c5;

BEGIN;

-- Step 5 of 21: gather statistics of table public.t (lockstep_m_new_5c9903c5, lockstep_ms_new_436a00d0)
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE public.t (lockstep_m_new_5c9903c5, lockstep_ms_new_436a00d0);

COMMIT;

BEGIN;

-- Step 6 of 21: compare the new with the old columns m, ms of table public.t
--   phase:       migrate
--   locks:       ACCESS SHARE on table public.t
--   blocks:      neither reads nor writes
--   work:        scans public.t
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when a value of column public.t.m, column public.t.ms cannot be converted, and changes nothing then
DO $$
BEGIN
  IF EXISTS (SELECT FROM ONLY public.t WHERE (lockstep_m_new_5c9903c5::text COLLATE pg_catalog."C" IS DISTINCT FROM (m::text::public.lockstep_mood_new_5219365f)::text) OR (lockstep_ms_new_436a00d0::text COLLATE pg_catalog."C" IS DISTINCT FROM (ms::text::public.lockstep_mood_new_5219365f[])::text)) THEN
    RAISE EXCEPTION 'the new column % does not hold the values of %', 'lockstep_m_new_5c9903c5, lockstep_ms_new_436a00d0', 'm, ms';
  END IF;
END $$;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- Step 7 of 21: give up the proof of constraint public.t.c
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        nothing is done but on the way back, which proves here what it has brought back without a scan
SELECT;

COMMIT;

SET lock_timeout = 0;

-- Step 8 of 21: drop index public.t_m
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY public.t_m;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        ALTER VIEW public.v SET SCHEMA public;
        LOCK TABLE public.t IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public.t IN ACCESS EXCLUSIVE MODE;
        ALTER VIEW public.v SET SCHEMA public;
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

-- Step 9 of 21: drop routine public.f(public.mood)
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
DROP FUNCTION public.f(public.mood);

-- Step 10 of 21: drop constraint public.t.c
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t DROP CONSTRAINT c;

-- Step 11 of 21: drop view public.v
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on view public.v
--   blocks:      reads and writes of public.v, for an instant
--   transaction: inside a transaction
--   undo:        reversible
DROP VIEW public.v;

-- Step 12 of 21: put new columns in the places of those of enum type public.mood
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      may-fail: fails when column public.t.m holds values that the new type does not have
--   hazard:      may-fail: fails when column public.t.ms holds values that the new type does not have
--   hazard:      app-breaking: columns of table public.t stand behind the others from now on: INSERT without their names, and SELECT *, see that
LOCK TABLE public.t IN ACCESS EXCLUSIVE MODE;
ALTER TYPE public.mood RENAME TO lockstep_mood_old_5219365f;
ALTER TYPE public.lockstep_mood_new_5219365f RENAME TO mood;
ALTER TABLE public.t ALTER COLUMN m DROP DEFAULT;
ALTER TABLE public.t RENAME COLUMN m TO lockstep_m_old_5c9903c5;
ALTER TABLE public.t RENAME COLUMN lockstep_m_new_5c9903c5 TO m;
ALTER TABLE public.t ALTER COLUMN m SET DEFAULT 'a';
ALTER TABLE public.t ALTER COLUMN ms DROP DEFAULT;
ALTER TABLE public.t RENAME COLUMN ms TO lockstep_ms_old_436a00d0;
ALTER TABLE public.t RENAME COLUMN lockstep_ms_new_436a00d0 TO ms;
ALTER TABLE public.t ALTER COLUMN ms SET DEFAULT '{a,b}';
CREATE OR REPLACE FUNCTION public.lockstep_m_sync_5c9903c5() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.m::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD.m::text THEN
    RETURN NEW;
  END IF;
  SELECT m::text::public.lockstep_mood_old_5219365f INTO NEW.lockstep_m_old_5c9903c5 FROM (SELECT NEW.*) AS t;
  RETURN NEW;
EXCEPTION WHEN data_exception OR invalid_parameter_value OR check_violation THEN
  NEW.lockstep_m_old_5c9903c5 := NULL;
  RETURN NEW;
END $$;
CREATE OR REPLACE FUNCTION public.lockstep_ms_sync_436a00d0() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.ms::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD.ms::text THEN
    RETURN NEW;
  END IF;
  SELECT ms::text::public.lockstep_mood_old_5219365f[] INTO NEW.lockstep_ms_old_436a00d0 FROM (SELECT NEW.*) AS t;
  RETURN NEW;
EXCEPTION WHEN data_exception OR invalid_parameter_value OR check_violation THEN
  NEW.lockstep_ms_old_436a00d0 := NULL;
  RETURN NEW;
END $$;

-- Step 13 of 21: create routine public.f(public.mood)
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE FUNCTION public.f(m public.mood)
RETURNS public.mood
LANGUAGE sql
AS $$SELECT m$$;

-- Step 14 of 21: add constraint public.t.c without scan
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ADD CONSTRAINT c CHECK (m <> 'b') NOT VALID;

-- Step 15 of 21: create view public.v
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE VIEW public.v AS
SELECT id, m FROM public.t WHERE m IN ('a', 'b');

COMMIT;

SET lock_timeout = 0;

-- Step 16 of 21: add index public.t_m
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   work:        scans public.t
--   transaction: outside a transaction
--   undo:        reversible
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS public.t_m
CREATE INDEX CONCURRENTLY t_m ON public.t USING btree (m) WHERE m = 'a';

BEGIN;

-- Step 17 of 21: validate constraint public.t.c
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   blocks:      neither reads nor writes
--   work:        scans public.t
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when rows break constraint public.t.c
ALTER TABLE public.t VALIDATE CONSTRAINT c;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- Step 18 of 21: give up the old columns m, ms of table public.t
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        nothing is done but on the way back, which fills here what it has made anew
--   gate:        go on when nobody means to go back: until then second columns hold the old values of public.t.m, public.t.ms
SELECT;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 19 of 21: drop the old column public.t.m
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction of its own
--   undo:        reversible
DROP TRIGGER "~lockstep_m_sync_5c9903c5" ON public.t;
DROP FUNCTION public.lockstep_m_sync_5c9903c5();
ALTER TABLE public.t DROP COLUMN lockstep_m_old_5c9903c5;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 20 of 21: drop the old column public.t.ms
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   blocks:      reads and writes of public.t, for an instant
--   transaction: inside a transaction of its own
--   undo:        reversible
DROP TRIGGER "~lockstep_ms_sync_436a00d0" ON public.t;
DROP FUNCTION public.lockstep_ms_sync_436a00d0();
ALTER TABLE public.t DROP COLUMN lockstep_ms_old_436a00d0;

COMMIT;

BEGIN;

-- Step 21 of 21: drop the old enum type public.mood
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
DROP TYPE public.lockstep_mood_old_5219365f;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 21 of 21: drop the old enum type public.mood
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
CREATE TYPE public.lockstep_mood_old_5219365f AS ENUM ('a', 'b', 'c');
COMMENT ON TYPE public.lockstep_mood_old_5219365f IS 'stays';

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 20 of 21: drop the old column public.t.ms
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.t ADD COLUMN lockstep_ms_old_436a00d0 public.lockstep_mood_old_5219365f[];
CREATE OR REPLACE FUNCTION public.lockstep_ms_sync_436a00d0() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.ms::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD.ms::text THEN
    RETURN NEW;
  END IF;
  SELECT ms::text::public.lockstep_mood_old_5219365f[] INTO NEW.lockstep_ms_old_436a00d0 FROM (SELECT NEW.*) AS t;
  RETURN NEW;
EXCEPTION WHEN data_exception OR invalid_parameter_value OR check_violation THEN
  NEW.lockstep_ms_old_436a00d0 := NULL;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_ms_sync_436a00d0" BEFORE INSERT OR UPDATE ON public.t FOR EACH ROW WHEN (NEW.ms::text COLLATE pg_catalog."C" IS DISTINCT FROM (NEW.lockstep_ms_old_436a00d0)::text) EXECUTE FUNCTION public.lockstep_ms_sync_436a00d0();

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 19 of 21: drop the old column public.t.m
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.t ADD COLUMN lockstep_m_old_5c9903c5 public.lockstep_mood_old_5219365f;
CREATE OR REPLACE FUNCTION public.lockstep_m_sync_5c9903c5() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.m::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD.m::text THEN
    RETURN NEW;
  END IF;
  SELECT m::text::public.lockstep_mood_old_5219365f INTO NEW.lockstep_m_old_5c9903c5 FROM (SELECT NEW.*) AS t;
  RETURN NEW;
EXCEPTION WHEN data_exception OR invalid_parameter_value OR check_violation THEN
  NEW.lockstep_m_old_5c9903c5 := NULL;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_m_sync_5c9903c5" BEFORE INSERT OR UPDATE ON public.t FOR EACH ROW WHEN (NEW.m::text COLLATE pg_catalog."C" IS DISTINCT FROM (NEW.lockstep_m_old_5c9903c5)::text) EXECUTE FUNCTION public.lockstep_m_sync_5c9903c5();

COMMIT;

SET lock_timeout = 0;

-- Undo step 18 of 21: give up the old columns m, ms of table public.t
--   phase:       contract
--   locks:       ROW EXCLUSIVE on table public.t
--   transaction: outside a transaction
--   undo:        reversible
CREATE UNLOGGED TABLE IF NOT EXISTS public.lockstep_m_progress_5c9903c5 AS
  SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY public.t ORDER BY id DESC LIMIT 1
  WITH NO DATA;
INSERT INTO public.lockstep_m_progress_5c9903c5
  SELECT * FROM (SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY public.t ORDER BY id DESC LIMIT 1) AS begun WHERE NOT EXISTS (SELECT FROM public.lockstep_m_progress_5c9903c5);
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
      SELECT * INTO lockstep_state FROM public.lockstep_m_progress_5c9903c5;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY public.t WHERE id > lockstep_state.last_1 AND id <= lockstep_state.upto_1 ORDER BY id LIMIT 1000) AS batch ORDER BY id DESC LIMIT 1;
      ELSE
        SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY public.t WHERE id <= lockstep_state.upto_1 ORDER BY id LIMIT 1000) AS batch ORDER BY id DESC LIMIT 1;
      END IF;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        UPDATE ONLY public.t SET lockstep_m_old_5c9903c5 = m::text::public.lockstep_mood_old_5219365f, lockstep_ms_old_436a00d0 = ms::text::public.lockstep_mood_old_5219365f[] WHERE id > lockstep_state.last_1 AND id <= lockstep_next.next_1 AND ((lockstep_m_old_5c9903c5 IS NULL AND m IS NOT NULL) OR (lockstep_ms_old_436a00d0 IS NULL AND ms IS NOT NULL));
      ELSE
        UPDATE ONLY public.t SET lockstep_m_old_5c9903c5 = m::text::public.lockstep_mood_old_5219365f, lockstep_ms_old_436a00d0 = ms::text::public.lockstep_mood_old_5219365f[] WHERE id <= lockstep_next.next_1 AND ((lockstep_m_old_5c9903c5 IS NULL AND m IS NOT NULL) OR (lockstep_ms_old_436a00d0 IS NULL AND ms IS NOT NULL));
      END IF;
      UPDATE public.lockstep_m_progress_5c9903c5 SET last_1 = lockstep_next.next_1, begun = true;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE public.lockstep_m_progress_5c9903c5;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 17 of 21: validate constraint public.t.c
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.t DROP CONSTRAINT c;
ALTER TABLE public.t ADD CONSTRAINT c CHECK (m <> 'b') NOT VALID;

COMMIT;

SET lock_timeout = 0;

-- Undo step 16 of 21: add index public.t_m
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS public.t_m;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        ALTER VIEW public.v SET SCHEMA public;
        LOCK TABLE public.t IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public.t IN ACCESS EXCLUSIVE MODE;
        ALTER VIEW public.v SET SCHEMA public;
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

-- Undo step 15 of 21: create view public.v
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP VIEW public.v;

-- Undo step 14 of 21: add constraint public.t.c without scan
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t DROP CONSTRAINT c;

-- Undo step 13 of 21: create routine public.f(public.mood)
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP FUNCTION public.f(public.mood);

-- Undo step 12 of 21: put new columns in the places of those of enum type public.mood
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
LOCK TABLE public.t IN ACCESS EXCLUSIVE MODE;
DO $$
BEGIN
  IF EXISTS (SELECT FROM ONLY public.t WHERE lockstep_m_old_5c9903c5 IS NULL AND m IS NOT NULL) THEN
    RAISE EXCEPTION 'values of % that came since do not fit its old type', 'm';
  END IF;
END $$;
DO $$
BEGIN
  IF EXISTS (SELECT FROM ONLY public.t WHERE lockstep_ms_old_436a00d0 IS NULL AND ms IS NOT NULL) THEN
    RAISE EXCEPTION 'values of % that came since do not fit its old type', 'ms';
  END IF;
END $$;
ALTER TYPE public.mood RENAME TO lockstep_mood_new_5219365f;
ALTER TYPE public.lockstep_mood_old_5219365f RENAME TO mood;
ALTER TABLE public.t ALTER COLUMN m DROP DEFAULT;
ALTER TABLE public.t RENAME COLUMN m TO lockstep_m_new_5c9903c5;
ALTER TABLE public.t RENAME COLUMN lockstep_m_old_5c9903c5 TO m;
ALTER TABLE public.t ALTER COLUMN m SET DEFAULT 'a';
ALTER TABLE public.t ALTER COLUMN ms DROP DEFAULT;
ALTER TABLE public.t RENAME COLUMN ms TO lockstep_ms_new_436a00d0;
ALTER TABLE public.t RENAME COLUMN lockstep_ms_old_436a00d0 TO ms;
ALTER TABLE public.t ALTER COLUMN ms SET DEFAULT '{a,b}';
CREATE OR REPLACE FUNCTION public.lockstep_m_sync_5c9903c5() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT m::text::public.lockstep_mood_new_5219365f INTO NEW.lockstep_m_new_5c9903c5 FROM (SELECT NEW.*) AS t;
  RETURN NEW;
END $$;
CREATE OR REPLACE FUNCTION public.lockstep_ms_sync_436a00d0() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT ms::text::public.lockstep_mood_new_5219365f[] INTO NEW.lockstep_ms_new_436a00d0 FROM (SELECT NEW.*) AS t;
  RETURN NEW;
END $$;

-- Undo step 11 of 21: drop view public.v
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on view public.v
--   transaction: inside a transaction
--   undo:        reversible
CREATE VIEW public.v AS
SELECT id, m FROM public.t WHERE m IN ('a', 'b');

-- Undo step 10 of 21: drop constraint public.t.c
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.t ADD CONSTRAINT c CHECK (m <> 'b') NOT VALID;

-- Undo step 9 of 21: drop routine public.f(public.mood)
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
CREATE FUNCTION public.f(m public.mood)
RETURNS public.mood
LANGUAGE sql
AS $$SELECT m$$;

COMMIT;

SET lock_timeout = 0;

-- Undo step 8 of 21: drop index public.t_m
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: outside a transaction
--   undo:        reversible
CREATE INDEX CONCURRENTLY t_m ON public.t USING btree (m) WHERE m = 'a';

BEGIN;

-- Undo step 7 of 21: give up the proof of constraint public.t.c
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.t VALIDATE CONSTRAINT c;

COMMIT;

BEGIN;

-- Undo step 6 of 21: compare the new with the old columns m, ms of table public.t
--   phase:       migrate
--   locks:       ACCESS SHARE on table public.t
--   transaction: inside a transaction of its own
--   undo:        reversible
SELECT;

COMMIT;

BEGIN;

-- Undo step 5 of 21: gather statistics of table public.t (lockstep_m_new_5c9903c5, lockstep_ms_new_436a00d0)
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.t
--   transaction: inside a transaction of its own
--   undo:        reversible
ANALYZE public.t (m, ms);

COMMIT;

-- Undo step 4 of 21: fill columns m, ms of table public.t
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table public.t
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.t IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 3 of 21: add what will be column public.t.ms
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
DROP TRIGGER "~lockstep_ms_sync_436a00d0" ON public.t;
DROP FUNCTION public.lockstep_ms_sync_436a00d0();
ALTER TABLE public.t DROP COLUMN lockstep_ms_new_436a00d0;

-- Undo step 2 of 21: add what will be column public.t.m
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.t
--   transaction: inside a transaction
--   undo:        reversible
DROP TRIGGER "~lockstep_m_sync_5c9903c5" ON public.t;
DROP FUNCTION public.lockstep_m_sync_5c9903c5();
ALTER TABLE public.t DROP COLUMN lockstep_m_new_5c9903c5;

-- Undo step 1 of 21: create beside it the new enum type public.mood
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP TYPE public.lockstep_mood_new_5219365f;

COMMIT;
