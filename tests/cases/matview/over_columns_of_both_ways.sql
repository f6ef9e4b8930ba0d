-- A materialized view that reads a column which changes in place as well goes and comes with the exchange.
-- before --
CREATE TABLE users (id int PRIMARY KEY, score int NOT NULL, name varchar(10));
CREATE MATERIALIZED VIEW scores AS SELECT score, name FROM users;
CREATE MATERIALIZED VIEW alone AS SELECT score FROM users;
-- after --
CREATE TABLE users (id int PRIMARY KEY, score bigint NOT NULL, name varchar(20));
CREATE MATERIALIZED VIEW scores AS SELECT score, name FROM users;
CREATE MATERIALIZED VIEW alone AS SELECT score FROM users;
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.users IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 17: add what will be column public.users.score
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.users
--   blocks:      reads and writes of public.users, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.users ADD COLUMN lockstep_score_new_e38c30dd bigint;
CREATE OR REPLACE FUNCTION public.lockstep_score_sync_e38c30dd() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT score::bigint INTO NEW.lockstep_score_new_e38c30dd FROM (SELECT NEW.*) AS users;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_score_sync_e38c30dd" BEFORE INSERT OR UPDATE ON public.users FOR EACH ROW WHEN (NEW.lockstep_score_new_e38c30dd IS DISTINCT FROM NEW.score::bigint) EXECUTE FUNCTION public.lockstep_score_sync_e38c30dd();

COMMIT;

SET lock_timeout = 0;

-- Step 2 of 17: fill column public.users.score
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table public.users
--   blocks:      neither reads nor writes
--   work:        scans public.users
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible
CREATE UNLOGGED TABLE IF NOT EXISTS public.lockstep_score_progress_e38c30dd AS
  SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY public.users ORDER BY id DESC LIMIT 1
  WITH NO DATA;
INSERT INTO public.lockstep_score_progress_e38c30dd
  SELECT * FROM (SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY public.users ORDER BY id DESC LIMIT 1) AS begun WHERE NOT EXISTS (SELECT FROM public.lockstep_score_progress_e38c30dd);
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
      SELECT * INTO lockstep_state FROM public.lockstep_score_progress_e38c30dd;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY public.users WHERE id > lockstep_state.last_1 AND id <= lockstep_state.upto_1 ORDER BY id LIMIT 1000) AS batch ORDER BY id DESC LIMIT 1;
      ELSE
        SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY public.users WHERE id <= lockstep_state.upto_1 ORDER BY id LIMIT 1000) AS batch ORDER BY id DESC LIMIT 1;
      END IF;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        UPDATE ONLY public.users SET lockstep_score_new_e38c30dd = score::bigint WHERE id > lockstep_state.last_1 AND id <= lockstep_next.next_1 AND (lockstep_score_new_e38c30dd IS NULL AND score IS NOT NULL);
      ELSE
        UPDATE ONLY public.users SET lockstep_score_new_e38c30dd = score::bigint WHERE id <= lockstep_next.next_1 AND (lockstep_score_new_e38c30dd IS NULL AND score IS NOT NULL);
      END IF;
      UPDATE public.lockstep_score_progress_e38c30dd SET last_1 = lockstep_next.next_1, begun = true;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE public.lockstep_score_progress_e38c30dd;

BEGIN;

-- Step 3 of 17: gather statistics of table public.users (lockstep_score_new_e38c30dd)
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.users
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE public.users (lockstep_score_new_e38c30dd);

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.users IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 4 of 17: check without scan for nulls in the new column public.users.score
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.users
--   blocks:      reads and writes of public.users, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.users ADD CONSTRAINT lockstep_score_not_null_e38c30dd CHECK (lockstep_score_new_e38c30dd IS NOT NULL) NOT VALID;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 5 of 17: scan for nulls in the new column public.users.score
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.users
--   blocks:      neither reads nor writes
--   work:        scans public.users
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
ALTER TABLE public.users VALIDATE CONSTRAINT lockstep_score_not_null_e38c30dd;

COMMIT;

BEGIN;

-- Step 6 of 17: compare the new with the old column public.users.score
--   phase:       migrate
--   locks:       ACCESS SHARE on table public.users
--   blocks:      neither reads nor writes
--   work:        scans public.users
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when a value of column public.users.score cannot be converted, and changes nothing then
DO $$
BEGIN
  IF EXISTS (SELECT FROM ONLY public.users WHERE lockstep_score_new_e38c30dd IS DISTINCT FROM score::bigint) THEN
    RAISE EXCEPTION 'the new column % does not hold the values of %', 'lockstep_score_new_e38c30dd', 'score';
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
      LOCK TABLE public.users IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        ALTER MATERIALIZED VIEW public.scores SET SCHEMA public;
        LOCK TABLE public.users IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public.users IN ACCESS EXCLUSIVE MODE;
        ALTER MATERIALIZED VIEW public.scores SET SCHEMA public;
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

-- Step 7 of 17: drop materialized view public.scores
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on materialized view public.scores
--   blocks:      reads and writes of public.scores, until step 9 is done, which scans public.users
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      exclusive-lock-long: materialized view public.scores is locked until step 9 is done, which reads all rows of table public.users
DROP MATERIALIZED VIEW public.scores;

-- Step 8 of 17: put new columns in the places of the old ones of table public.users
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.users
--   blocks:      reads and writes of public.users, until step 9 is done, which scans public.users
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      cached-plan: prepared statements that give column public.users.score fail
--   hazard:      app-breaking: columns of table public.users stand behind the others from now on: INSERT without their names, and SELECT *, see that
--   hazard:      cached-plan: prepared statements that give column public.users.name fail
LOCK TABLE public.users IN ACCESS EXCLUSIVE MODE;
ALTER TABLE public.users ALTER COLUMN name TYPE character varying(20);
ALTER TABLE public.users RENAME COLUMN score TO lockstep_score_old_e38c30dd;
ALTER TABLE public.users RENAME COLUMN lockstep_score_new_e38c30dd TO score;
ALTER TABLE public.users ALTER COLUMN lockstep_score_old_e38c30dd DROP NOT NULL;
ALTER TABLE public.users ALTER COLUMN score SET NOT NULL;
ALTER TABLE public.users DROP CONSTRAINT lockstep_score_not_null_e38c30dd;
CREATE OR REPLACE FUNCTION public.lockstep_score_sync_e38c30dd() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.score::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD.score::text THEN
    RETURN NEW;
  END IF;
  SELECT score::integer INTO NEW.lockstep_score_old_e38c30dd FROM (SELECT NEW.*) AS users;
  RETURN NEW;
EXCEPTION WHEN data_exception OR invalid_parameter_value OR check_violation THEN
  NEW.lockstep_score_old_e38c30dd := NULL;
  RETURN NEW;
END $$;

-- Step 9 of 17: create materialized view public.scores
--   phase:       contract
--   locks:       none on what exists
--   work:        scans public.users
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      blocking-scan: the rows of public.users are read while nobody can read public.scores
CREATE MATERIALIZED VIEW public.scores AS
SELECT score, name FROM public.users
WITH DATA;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 10 of 17: gather statistics of table public.users (name)
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.users
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE public.users (name);

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- Step 11 of 17: build what will be materialized view public.alone
--   phase:       contract
--   locks:       none on what exists
--   work:        scans public.users
--   transaction: inside a transaction of its own
--   undo:        reversible
CREATE MATERIALIZED VIEW public.lockstep_alone_new_455c4fc0 AS
SELECT score FROM public.users
WITH DATA;

COMMIT;

BEGIN;

-- Step 12 of 17: gather statistics of materialized view public.lockstep_alone_new_455c4fc0
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE public.lockstep_alone_new_455c4fc0;

COMMIT;

BEGIN;

-- Step 13 of 17: put the new one in the place of materialized view public.alone
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on materialized view public.alone
--   blocks:      reads and writes of public.alone, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   note:        it holds the rows of the moment in which it was built
ALTER MATERIALIZED VIEW public.alone RENAME TO lockstep_alone_old_455c4fc0;
ALTER MATERIALIZED VIEW public.lockstep_alone_new_455c4fc0 RENAME TO alone;

COMMIT;

BEGIN;

-- Step 14 of 17: give up the old materialized view public.alone
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        nothing is done but on the way back, which fills it here
SELECT;

COMMIT;

BEGIN;

-- Step 15 of 17: drop the old materialized view public.alone
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on materialized view public.lockstep_alone_old_455c4fc0
--   blocks:      reads and writes of public.lockstep_alone_old_455c4fc0, for an instant
--   transaction: inside a transaction of its own
--   undo:        reversible
DROP MATERIALIZED VIEW public.lockstep_alone_old_455c4fc0;

COMMIT;

BEGIN;

-- Step 16 of 17: give up the old column public.users.score
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        nothing is done but on the way back, which fills here what it has made anew
--   gate:        go on when nobody means to go back: until then lockstep_score_old_e38c30dd holds the old values of score
SELECT;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.users IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 17 of 17: drop the old column public.users.score
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.users
--   blocks:      reads and writes of public.users, for an instant
--   transaction: inside a transaction of its own
--   undo:        reversible
DROP TRIGGER "~lockstep_score_sync_e38c30dd" ON public.users;
DROP FUNCTION public.lockstep_score_sync_e38c30dd();
ALTER TABLE public.users DROP COLUMN lockstep_score_old_e38c30dd;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.users IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 17 of 17: drop the old column public.users.score
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.users
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.users ADD COLUMN lockstep_score_old_e38c30dd integer;
CREATE OR REPLACE FUNCTION public.lockstep_score_sync_e38c30dd() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.score::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD.score::text THEN
    RETURN NEW;
  END IF;
  SELECT score::integer INTO NEW.lockstep_score_old_e38c30dd FROM (SELECT NEW.*) AS users;
  RETURN NEW;
EXCEPTION WHEN data_exception OR invalid_parameter_value OR check_violation THEN
  NEW.lockstep_score_old_e38c30dd := NULL;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_score_sync_e38c30dd" BEFORE INSERT OR UPDATE ON public.users FOR EACH ROW WHEN (NEW.score IS DISTINCT FROM NEW.lockstep_score_old_e38c30dd::bigint) EXECUTE FUNCTION public.lockstep_score_sync_e38c30dd();

COMMIT;

SET lock_timeout = 0;

-- Undo step 16 of 17: give up the old column public.users.score
--   phase:       contract
--   locks:       ROW EXCLUSIVE on table public.users
--   transaction: outside a transaction
--   undo:        reversible
CREATE UNLOGGED TABLE IF NOT EXISTS public.lockstep_score_progress_e38c30dd AS
  SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY public.users ORDER BY id DESC LIMIT 1
  WITH NO DATA;
INSERT INTO public.lockstep_score_progress_e38c30dd
  SELECT * FROM (SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY public.users ORDER BY id DESC LIMIT 1) AS begun WHERE NOT EXISTS (SELECT FROM public.lockstep_score_progress_e38c30dd);
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
      SELECT * INTO lockstep_state FROM public.lockstep_score_progress_e38c30dd;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY public.users WHERE id > lockstep_state.last_1 AND id <= lockstep_state.upto_1 ORDER BY id LIMIT 1000) AS batch ORDER BY id DESC LIMIT 1;
      ELSE
        SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY public.users WHERE id <= lockstep_state.upto_1 ORDER BY id LIMIT 1000) AS batch ORDER BY id DESC LIMIT 1;
      END IF;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        UPDATE ONLY public.users SET lockstep_score_old_e38c30dd = score::integer WHERE id > lockstep_state.last_1 AND id <= lockstep_next.next_1 AND (lockstep_score_old_e38c30dd IS NULL AND score IS NOT NULL);
      ELSE
        UPDATE ONLY public.users SET lockstep_score_old_e38c30dd = score::integer WHERE id <= lockstep_next.next_1 AND (lockstep_score_old_e38c30dd IS NULL AND score IS NOT NULL);
      END IF;
      UPDATE public.lockstep_score_progress_e38c30dd SET last_1 = lockstep_next.next_1, begun = true;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE public.lockstep_score_progress_e38c30dd;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.users IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 15 of 17: drop the old materialized view public.alone
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.users
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.users RENAME COLUMN score TO lockstep_score_new_e38c30dd;
ALTER TABLE public.users RENAME COLUMN lockstep_score_old_e38c30dd TO score;
CREATE MATERIALIZED VIEW public.lockstep_alone_old_455c4fc0 AS
SELECT score FROM public.users
WITH NO DATA;
ALTER TABLE public.users RENAME COLUMN score TO lockstep_score_old_e38c30dd;
ALTER TABLE public.users RENAME COLUMN lockstep_score_new_e38c30dd TO score;

COMMIT;

BEGIN;

-- Undo step 14 of 17: give up the old materialized view public.alone
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on materialized view public.lockstep_alone_old_455c4fc0
--   transaction: inside a transaction of its own
--   undo:        reversible
REFRESH MATERIALIZED VIEW public.lockstep_alone_old_455c4fc0;

COMMIT;

BEGIN;

-- Undo step 13 of 17: put the new one in the place of materialized view public.alone
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on materialized view public.alone
--   transaction: inside a transaction
--   undo:        reversible
ALTER MATERIALIZED VIEW public.alone RENAME TO lockstep_alone_new_455c4fc0;
ALTER MATERIALIZED VIEW public.lockstep_alone_old_455c4fc0 RENAME TO alone;

COMMIT;

-- Undo step 12 of 17: gather statistics of materialized view public.lockstep_alone_new_455c4fc0
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back

BEGIN;

-- Undo step 11 of 17: build what will be materialized view public.alone
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction of its own
--   undo:        reversible
DROP MATERIALIZED VIEW public.lockstep_alone_new_455c4fc0;

COMMIT;

-- Undo step 10 of 17: gather statistics of table public.users (name)
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public.users
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back

BEGIN;

-- Undo step 9 of 17: create materialized view public.scores
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP MATERIALIZED VIEW public.scores;

-- Undo step 8 of 17: put new columns in the places of the old ones of table public.users
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.users
--   transaction: inside a transaction
--   undo:        reversible
LOCK TABLE public.users IN ACCESS EXCLUSIVE MODE;
ALTER TABLE public.users ALTER COLUMN name TYPE character varying(10);
ALTER TABLE public.users RENAME COLUMN score TO lockstep_score_new_e38c30dd;
ALTER TABLE public.users RENAME COLUMN lockstep_score_old_e38c30dd TO score;
ALTER TABLE public.users ALTER COLUMN lockstep_score_new_e38c30dd DROP NOT NULL;
DO $$
BEGIN
  ALTER TABLE public.users ALTER COLUMN score SET NOT NULL;
EXCEPTION WHEN not_null_violation THEN
  RAISE EXCEPTION 'values of % that came since do not fit its old type', 'score';
END $$;
ALTER TABLE public.users ADD CONSTRAINT lockstep_score_not_null_e38c30dd CHECK (lockstep_score_new_e38c30dd IS NOT NULL) NOT VALID;
CREATE OR REPLACE FUNCTION public.lockstep_score_sync_e38c30dd() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT score::bigint INTO NEW.lockstep_score_new_e38c30dd FROM (SELECT NEW.*) AS users;
  RETURN NEW;
END $$;

-- Undo step 7 of 17: drop materialized view public.scores
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on materialized view public.scores
--   transaction: inside a transaction
--   undo:        reversible
CREATE MATERIALIZED VIEW public.scores AS
SELECT score, name FROM public.users
WITH DATA;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 6 of 17: compare the new with the old column public.users.score
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.users
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.users VALIDATE CONSTRAINT lockstep_score_not_null_e38c30dd;

COMMIT;

BEGIN;

-- Undo step 5 of 17: scan for nulls in the new column public.users.score
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.users
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
SELECT;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.users IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 4 of 17: check without scan for nulls in the new column public.users.score
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.users
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.users DROP CONSTRAINT lockstep_score_not_null_e38c30dd;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 3 of 17: gather statistics of table public.users (lockstep_score_new_e38c30dd)
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.users
--   transaction: inside a transaction of its own
--   undo:        reversible
ANALYZE public.users (score);

COMMIT;

-- Undo step 2 of 17: fill column public.users.score
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table public.users
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.users IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 1 of 17: add what will be column public.users.score
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.users
--   transaction: inside a transaction
--   undo:        reversible
DROP TRIGGER "~lockstep_score_sync_e38c30dd" ON public.users;
DROP FUNCTION public.lockstep_score_sync_e38c30dd();
ALTER TABLE public.users DROP COLUMN lockstep_score_new_e38c30dd;

COMMIT;
