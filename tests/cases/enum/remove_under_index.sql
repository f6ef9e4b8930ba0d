-- An index with a predicate, and one over the column beside another, are built over the second columns: nobody is without them, and the view is not missing for as long as that takes.
-- before --
CREATE TYPE mood AS ENUM ('sad', 'ok', 'happy');
CREATE TABLE accounts (id int PRIMARY KEY, name mood DEFAULT 'ok' NOT NULL, total int DEFAULT 0 NOT NULL);
CREATE TABLE "My entries" (id bigint PRIMARY KEY, account int NOT NULL REFERENCES accounts, amount int NOT NULL, m mood);
CREATE INDEX "by Mood" ON "My entries" (m) WHERE amount > 0;
CREATE INDEX entries_both ON "My entries" (amount, m DESC);
CREATE VIEW statements AS SELECT e.id, e.amount, a.name FROM "My entries" e JOIN accounts a ON a.id = e.account;
-- rows --
INSERT INTO accounts SELECT i, 'ok' FROM generate_series(1, 10) i;
INSERT INTO "My entries" SELECT i, i, i - 2, CASE WHEN i % 2 = 0 THEN 'happy'::mood END FROM generate_series(1, 10) i;
-- after --
CREATE TYPE mood AS ENUM ('ok', 'happy');
CREATE TABLE accounts (id int PRIMARY KEY, name mood DEFAULT 'ok' NOT NULL, total int DEFAULT 0 NOT NULL);
CREATE TABLE "My entries" (id bigint PRIMARY KEY, account int NOT NULL REFERENCES accounts, amount int NOT NULL, m mood);
CREATE INDEX "by Mood" ON "My entries" (m) WHERE amount > 0;
CREATE INDEX entries_both ON "My entries" (amount, m DESC);
CREATE VIEW statements AS SELECT e.id, e.amount, a.name FROM "My entries" e JOIN accounts a ON a.id = e.account;
-- plan --
SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public."My entries" IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 1 of 23: create beside it the new enum type public.mood
--   phase:       expand
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE TYPE public.lockstep_mood_new_5219365f AS ENUM ('ok', 'happy');

-- Step 2 of 23: add what will be column public."My entries".m
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public."My entries"
--   blocks:      reads and writes of public."My entries", for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public."My entries" ADD COLUMN lockstep_m_new_97ec46d7 public.lockstep_mood_new_5219365f;
CREATE OR REPLACE FUNCTION public.lockstep_m_sync_97ec46d7() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT m::text::public.lockstep_mood_new_5219365f INTO NEW.lockstep_m_new_97ec46d7 FROM (SELECT NEW.*) AS "My entries";
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_m_sync_97ec46d7" BEFORE INSERT OR UPDATE ON public."My entries" FOR EACH ROW WHEN (NEW.lockstep_m_new_97ec46d7::text COLLATE pg_catalog."C" IS DISTINCT FROM (NEW.m)::text) EXECUTE FUNCTION public.lockstep_m_sync_97ec46d7();

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.accounts IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 3 of 23: add what will be column public.accounts.name
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.accounts
--   blocks:      reads and writes of public.accounts, for an instant
--   transaction: inside another transaction
--   undo:        reversible
ALTER TABLE public.accounts ADD COLUMN lockstep_name_new_d00ab839 public.lockstep_mood_new_5219365f;
CREATE OR REPLACE FUNCTION public.lockstep_name_sync_d00ab839() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT name::text::public.lockstep_mood_new_5219365f INTO NEW.lockstep_name_new_d00ab839 FROM (SELECT NEW.*) AS accounts;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_name_sync_d00ab839" BEFORE INSERT OR UPDATE ON public.accounts FOR EACH ROW WHEN (NEW.lockstep_name_new_d00ab839::text COLLATE pg_catalog."C" IS DISTINCT FROM (NEW.name)::text) EXECUTE FUNCTION public.lockstep_name_sync_d00ab839();

COMMIT;

SET lock_timeout = 0;

-- Step 4 of 23: fill column public."My entries".m
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table public."My entries"
--   blocks:      neither reads nor writes
--   work:        scans public."My entries"
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible
CREATE UNLOGGED TABLE IF NOT EXISTS public.lockstep_m_progress_97ec46d7 AS
  SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY public."My entries" ORDER BY id DESC LIMIT 1
  WITH NO DATA;
INSERT INTO public.lockstep_m_progress_97ec46d7
  SELECT * FROM (SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY public."My entries" ORDER BY id DESC LIMIT 1) AS begun WHERE NOT EXISTS (SELECT FROM public.lockstep_m_progress_97ec46d7);
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
      SELECT * INTO lockstep_state FROM public.lockstep_m_progress_97ec46d7;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY public."My entries" WHERE id > lockstep_state.last_1 AND id <= lockstep_state.upto_1 ORDER BY id LIMIT 1000) AS batch ORDER BY id DESC LIMIT 1;
      ELSE
        SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY public."My entries" WHERE id <= lockstep_state.upto_1 ORDER BY id LIMIT 1000) AS batch ORDER BY id DESC LIMIT 1;
      END IF;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        UPDATE ONLY public."My entries" SET lockstep_m_new_97ec46d7 = m::text::public.lockstep_mood_new_5219365f WHERE id > lockstep_state.last_1 AND id <= lockstep_next.next_1 AND (lockstep_m_new_97ec46d7 IS NULL AND m IS NOT NULL);
      ELSE
        UPDATE ONLY public."My entries" SET lockstep_m_new_97ec46d7 = m::text::public.lockstep_mood_new_5219365f WHERE id <= lockstep_next.next_1 AND (lockstep_m_new_97ec46d7 IS NULL AND m IS NOT NULL);
      END IF;
      UPDATE public.lockstep_m_progress_97ec46d7 SET last_1 = lockstep_next.next_1, begun = true;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE public.lockstep_m_progress_97ec46d7;

BEGIN;

-- Step 5 of 23: gather statistics of table public."My entries" (lockstep_m_new_97ec46d7)
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public."My entries"
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE public."My entries" (lockstep_m_new_97ec46d7);

COMMIT;

-- Step 6 of 23: fill column public.accounts.name
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table public.accounts
--   blocks:      neither reads nor writes
--   work:        scans public.accounts
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible
CREATE UNLOGGED TABLE IF NOT EXISTS public.lockstep_name_progress_d00ab839 AS
  SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY public.accounts ORDER BY id DESC LIMIT 1
  WITH NO DATA;
INSERT INTO public.lockstep_name_progress_d00ab839
  SELECT * FROM (SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY public.accounts ORDER BY id DESC LIMIT 1) AS begun WHERE NOT EXISTS (SELECT FROM public.lockstep_name_progress_d00ab839);
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
      SELECT * INTO lockstep_state FROM public.lockstep_name_progress_d00ab839;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY public.accounts WHERE id > lockstep_state.last_1 AND id <= lockstep_state.upto_1 ORDER BY id LIMIT 1000) AS batch ORDER BY id DESC LIMIT 1;
      ELSE
        SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY public.accounts WHERE id <= lockstep_state.upto_1 ORDER BY id LIMIT 1000) AS batch ORDER BY id DESC LIMIT 1;
      END IF;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        UPDATE ONLY public.accounts SET lockstep_name_new_d00ab839 = name::text::public.lockstep_mood_new_5219365f WHERE id > lockstep_state.last_1 AND id <= lockstep_next.next_1 AND (lockstep_name_new_d00ab839 IS NULL AND name IS NOT NULL);
      ELSE
        UPDATE ONLY public.accounts SET lockstep_name_new_d00ab839 = name::text::public.lockstep_mood_new_5219365f WHERE id <= lockstep_next.next_1 AND (lockstep_name_new_d00ab839 IS NULL AND name IS NOT NULL);
      END IF;
      UPDATE public.lockstep_name_progress_d00ab839 SET last_1 = lockstep_next.next_1, begun = true;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE public.lockstep_name_progress_d00ab839;

BEGIN;

-- Step 7 of 23: gather statistics of table public.accounts (lockstep_name_new_d00ab839)
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.accounts
--   blocks:      neither reads nor writes
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        PostgreSQL has none of what is new there until then, and plans queries by guesses
ANALYZE public.accounts (lockstep_name_new_d00ab839);

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.accounts IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 8 of 23: check without scan for nulls in the new column public.accounts.name
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.accounts
--   blocks:      reads and writes of public.accounts, for an instant
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.accounts ADD CONSTRAINT lockstep_name_not_null_d00ab839 CHECK (lockstep_name_new_d00ab839 IS NOT NULL) NOT VALID;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Step 9 of 23: scan for nulls in the new column public.accounts.name
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.accounts
--   blocks:      neither reads nor writes
--   work:        scans public.accounts
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
ALTER TABLE public.accounts VALIDATE CONSTRAINT lockstep_name_not_null_d00ab839;

COMMIT;

-- Step 10 of 23: build the new index public."by Mood"
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public."My entries"
--   blocks:      neither reads nor writes
--   work:        scans public."My entries"
--   transaction: outside a transaction
--   undo:        reversible
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS public."lockstep_by Mood_new_4162f33e"
CREATE INDEX CONCURRENTLY "lockstep_by Mood_new_4162f33e" ON public."My entries" USING btree (lockstep_m_new_97ec46d7) WHERE amount > 0;

-- Step 11 of 23: build the new index public.entries_both
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public."My entries"
--   blocks:      neither reads nor writes
--   work:        scans public."My entries"
--   transaction: outside a transaction
--   undo:        reversible
--   if cut short: DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_entries_both_new_f2b23a68
CREATE INDEX CONCURRENTLY lockstep_entries_both_new_f2b23a68 ON public."My entries" USING btree (amount, lockstep_m_new_97ec46d7 DESC);

BEGIN;

-- Step 12 of 23: compare the new with the old column public."My entries".m
--   phase:       migrate
--   locks:       ACCESS SHARE on table public."My entries"
--   blocks:      neither reads nor writes
--   work:        scans public."My entries"
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when a value of column public."My entries".m cannot be converted, and changes nothing then
DO $$
BEGIN
  IF EXISTS (SELECT FROM ONLY public."My entries" WHERE lockstep_m_new_97ec46d7::text COLLATE pg_catalog."C" IS DISTINCT FROM (m::text::public.lockstep_mood_new_5219365f)::text) THEN
    RAISE EXCEPTION 'the new column % does not hold the values of %', 'lockstep_m_new_97ec46d7', 'm';
  END IF;
END $$;

COMMIT;

BEGIN;

-- Step 13 of 23: compare the new with the old column public.accounts.name
--   phase:       migrate
--   locks:       ACCESS SHARE on table public.accounts
--   blocks:      neither reads nor writes
--   work:        scans public.accounts
--   transaction: inside a transaction of its own
--   undo:        reversible
--   hazard:      may-fail: fails when a value of column public.accounts.name cannot be converted, and changes nothing then
DO $$
BEGIN
  IF EXISTS (SELECT FROM ONLY public.accounts WHERE lockstep_name_new_d00ab839::text COLLATE pg_catalog."C" IS DISTINCT FROM (name::text::public.lockstep_mood_new_5219365f)::text) THEN
    RAISE EXCEPTION 'the new column % does not hold the values of %', 'lockstep_name_new_d00ab839', 'name';
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
      LOCK TABLE public."My entries", public.accounts IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        ALTER VIEW public.statements SET SCHEMA public;
        LOCK TABLE public."My entries", public.accounts IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public.accounts, public."My entries" IN ACCESS EXCLUSIVE MODE;
        ALTER VIEW public.statements SET SCHEMA public;
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

-- Step 14 of 23: drop view public.statements
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on view public.statements
--   blocks:      reads and writes of public.statements, for an instant
--   transaction: inside a transaction
--   undo:        reversible
DROP VIEW public.statements;

-- Step 15 of 23: put new columns in the places of those of enum type public.mood
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public."My entries", ACCESS EXCLUSIVE on table public.accounts
--   blocks:      reads and writes of public."My entries", public.accounts, for an instant
--   transaction: inside a transaction
--   undo:        reversible
--   hazard:      may-fail: fails when column public."My entries".m holds values that the new type does not have
--   hazard:      may-fail: fails when column public.accounts.name holds values that the new type does not have
--   hazard:      app-breaking: columns of table public."My entries", table public.accounts stand behind the others from now on: INSERT without their names, and SELECT *, see that
LOCK TABLE public."My entries", public.accounts IN ACCESS EXCLUSIVE MODE;
ALTER TYPE public.mood RENAME TO lockstep_mood_old_5219365f;
ALTER TYPE public.lockstep_mood_new_5219365f RENAME TO mood;
ALTER INDEX public."by Mood" RENAME TO "lockstep_by Mood_old_4162f33e";
ALTER INDEX public.entries_both RENAME TO lockstep_entries_both_old_f2b23a68;
ALTER TABLE public."My entries" RENAME COLUMN m TO lockstep_m_old_97ec46d7;
ALTER TABLE public."My entries" RENAME COLUMN lockstep_m_new_97ec46d7 TO m;
ALTER TABLE public.accounts ALTER COLUMN name DROP DEFAULT;
ALTER TABLE public.accounts RENAME COLUMN name TO lockstep_name_old_d00ab839;
ALTER TABLE public.accounts RENAME COLUMN lockstep_name_new_d00ab839 TO name;
ALTER TABLE public.accounts ALTER COLUMN lockstep_name_old_d00ab839 DROP NOT NULL;
ALTER TABLE public.accounts ALTER COLUMN name SET NOT NULL;
ALTER TABLE public.accounts ALTER COLUMN name SET DEFAULT 'ok';
ALTER TABLE public.accounts DROP CONSTRAINT lockstep_name_not_null_d00ab839;
ALTER INDEX public."lockstep_by Mood_new_4162f33e" RENAME TO "by Mood";
ALTER INDEX public.lockstep_entries_both_new_f2b23a68 RENAME TO entries_both;
CREATE OR REPLACE FUNCTION public.lockstep_m_sync_97ec46d7() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.m::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD.m::text THEN
    RETURN NEW;
  END IF;
  SELECT m::text::public.lockstep_mood_old_5219365f INTO NEW.lockstep_m_old_97ec46d7 FROM (SELECT NEW.*) AS "My entries";
  RETURN NEW;
EXCEPTION WHEN data_exception OR invalid_parameter_value OR check_violation THEN
  NEW.lockstep_m_old_97ec46d7 := NULL;
  RETURN NEW;
END $$;
CREATE OR REPLACE FUNCTION public.lockstep_name_sync_d00ab839() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.name::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD.name::text THEN
    RETURN NEW;
  END IF;
  SELECT name::text::public.lockstep_mood_old_5219365f INTO NEW.lockstep_name_old_d00ab839 FROM (SELECT NEW.*) AS accounts;
  RETURN NEW;
EXCEPTION WHEN data_exception OR invalid_parameter_value OR check_violation THEN
  NEW.lockstep_name_old_d00ab839 := NULL;
  RETURN NEW;
END $$;

-- Step 16 of 23: create view public.statements
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
CREATE VIEW public.statements AS
SELECT e.id, e.amount, a.name FROM public."My entries" e JOIN public.accounts a ON a.id = e.account;

COMMIT;

SET lock_timeout = 0;

-- Step 17 of 23: drop the old index public."by Mood"
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public."My entries"
--   blocks:      neither reads nor writes
--   transaction: outside a transaction
--   undo:        reversible
--   note:        the way back builds it here, while nobody waits
DROP INDEX CONCURRENTLY IF EXISTS public."lockstep_by Mood_old_4162f33e";

-- Step 18 of 23: drop the old index public.entries_both
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public."My entries"
--   blocks:      neither reads nor writes
--   transaction: outside a transaction
--   undo:        reversible
--   note:        the way back builds it here, while nobody waits
DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_entries_both_old_f2b23a68;

SET lock_timeout = '2s';

BEGIN;

-- Step 19 of 23: give up the old column public."My entries".m
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        nothing is done but on the way back, which fills here what it has made anew
--   gate:        go on when nobody means to go back: until then second columns hold the old values of public."My entries".m, public.accounts.name
SELECT;

COMMIT;

BEGIN;

-- Step 20 of 23: give up the old column public.accounts.name
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction of its own
--   undo:        reversible
--   note:        nothing is done but on the way back, which fills here what it has made anew
SELECT;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public."My entries" IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 21 of 23: drop the old column public."My entries".m
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public."My entries"
--   blocks:      reads and writes of public."My entries", for an instant
--   transaction: inside a transaction of its own
--   undo:        reversible
DROP TRIGGER "~lockstep_m_sync_97ec46d7" ON public."My entries";
DROP FUNCTION public.lockstep_m_sync_97ec46d7();
ALTER TABLE public."My entries" DROP COLUMN lockstep_m_old_97ec46d7;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.accounts IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Step 22 of 23: drop the old column public.accounts.name
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.accounts
--   blocks:      reads and writes of public.accounts, for an instant
--   transaction: inside a transaction of its own
--   undo:        reversible
DROP TRIGGER "~lockstep_name_sync_d00ab839" ON public.accounts;
DROP FUNCTION public.lockstep_name_sync_d00ab839();
ALTER TABLE public.accounts DROP COLUMN lockstep_name_old_d00ab839;

COMMIT;

BEGIN;

-- Step 23 of 23: drop the old enum type public.mood
--   phase:       contract
--   locks:       none on what exists
--   transaction: inside a transaction
--   undo:        reversible
DROP TYPE public.lockstep_mood_old_5219365f;

COMMIT;
-- down --
SET lock_timeout = '2s';

BEGIN;

-- Undo step 23 of 23: drop the old enum type public.mood
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
CREATE TYPE public.lockstep_mood_old_5219365f AS ENUM ('sad', 'ok', 'happy');

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.accounts IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 22 of 23: drop the old column public.accounts.name
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public.accounts
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.accounts ADD COLUMN lockstep_name_old_d00ab839 public.lockstep_mood_old_5219365f;
CREATE OR REPLACE FUNCTION public.lockstep_name_sync_d00ab839() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.name::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD.name::text THEN
    RETURN NEW;
  END IF;
  SELECT name::text::public.lockstep_mood_old_5219365f INTO NEW.lockstep_name_old_d00ab839 FROM (SELECT NEW.*) AS accounts;
  RETURN NEW;
EXCEPTION WHEN data_exception OR invalid_parameter_value OR check_violation THEN
  NEW.lockstep_name_old_d00ab839 := NULL;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_name_sync_d00ab839" BEFORE INSERT OR UPDATE ON public.accounts FOR EACH ROW WHEN (NEW.name::text COLLATE pg_catalog."C" IS DISTINCT FROM (NEW.lockstep_name_old_d00ab839)::text) EXECUTE FUNCTION public.lockstep_name_sync_d00ab839();

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public."My entries" IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 21 of 23: drop the old column public."My entries".m
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public."My entries"
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public."My entries" ADD COLUMN lockstep_m_old_97ec46d7 public.lockstep_mood_old_5219365f;
CREATE OR REPLACE FUNCTION public.lockstep_m_sync_97ec46d7() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.m::text COLLATE pg_catalog."C" IS NOT DISTINCT FROM OLD.m::text THEN
    RETURN NEW;
  END IF;
  SELECT m::text::public.lockstep_mood_old_5219365f INTO NEW.lockstep_m_old_97ec46d7 FROM (SELECT NEW.*) AS "My entries";
  RETURN NEW;
EXCEPTION WHEN data_exception OR invalid_parameter_value OR check_violation THEN
  NEW.lockstep_m_old_97ec46d7 := NULL;
  RETURN NEW;
END $$;
CREATE TRIGGER "~lockstep_m_sync_97ec46d7" BEFORE INSERT OR UPDATE ON public."My entries" FOR EACH ROW WHEN (NEW.m::text COLLATE pg_catalog."C" IS DISTINCT FROM (NEW.lockstep_m_old_97ec46d7)::text) EXECUTE FUNCTION public.lockstep_m_sync_97ec46d7();

COMMIT;

SET lock_timeout = 0;

-- Undo step 20 of 23: give up the old column public.accounts.name
--   phase:       contract
--   locks:       ROW EXCLUSIVE on table public.accounts
--   transaction: outside a transaction
--   undo:        reversible
CREATE UNLOGGED TABLE IF NOT EXISTS public.lockstep_name_progress_d00ab839 AS
  SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY public.accounts ORDER BY id DESC LIMIT 1
  WITH NO DATA;
INSERT INTO public.lockstep_name_progress_d00ab839
  SELECT * FROM (SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY public.accounts ORDER BY id DESC LIMIT 1) AS begun WHERE NOT EXISTS (SELECT FROM public.lockstep_name_progress_d00ab839);
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
      SELECT * INTO lockstep_state FROM public.lockstep_name_progress_d00ab839;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY public.accounts WHERE id > lockstep_state.last_1 AND id <= lockstep_state.upto_1 ORDER BY id LIMIT 1000) AS batch ORDER BY id DESC LIMIT 1;
      ELSE
        SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY public.accounts WHERE id <= lockstep_state.upto_1 ORDER BY id LIMIT 1000) AS batch ORDER BY id DESC LIMIT 1;
      END IF;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        UPDATE ONLY public.accounts SET lockstep_name_old_d00ab839 = name::text::public.lockstep_mood_old_5219365f WHERE id > lockstep_state.last_1 AND id <= lockstep_next.next_1 AND (lockstep_name_old_d00ab839 IS NULL AND name IS NOT NULL);
      ELSE
        UPDATE ONLY public.accounts SET lockstep_name_old_d00ab839 = name::text::public.lockstep_mood_old_5219365f WHERE id <= lockstep_next.next_1 AND (lockstep_name_old_d00ab839 IS NULL AND name IS NOT NULL);
      END IF;
      UPDATE public.lockstep_name_progress_d00ab839 SET last_1 = lockstep_next.next_1, begun = true;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE public.lockstep_name_progress_d00ab839;

-- Undo step 19 of 23: give up the old column public."My entries".m
--   phase:       contract
--   locks:       ROW EXCLUSIVE on table public."My entries"
--   transaction: outside a transaction
--   undo:        reversible
CREATE UNLOGGED TABLE IF NOT EXISTS public.lockstep_m_progress_97ec46d7 AS
  SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY public."My entries" ORDER BY id DESC LIMIT 1
  WITH NO DATA;
INSERT INTO public.lockstep_m_progress_97ec46d7
  SELECT * FROM (SELECT id AS last_1, id AS upto_1, false AS begun FROM ONLY public."My entries" ORDER BY id DESC LIMIT 1) AS begun WHERE NOT EXISTS (SELECT FROM public.lockstep_m_progress_97ec46d7);
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
      SELECT * INTO lockstep_state FROM public.lockstep_m_progress_97ec46d7;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY public."My entries" WHERE id > lockstep_state.last_1 AND id <= lockstep_state.upto_1 ORDER BY id LIMIT 1000) AS batch ORDER BY id DESC LIMIT 1;
      ELSE
        SELECT id AS next_1 INTO lockstep_next FROM (SELECT id FROM ONLY public."My entries" WHERE id <= lockstep_state.upto_1 ORDER BY id LIMIT 1000) AS batch ORDER BY id DESC LIMIT 1;
      END IF;
      EXIT WHEN NOT FOUND;
      IF lockstep_state.begun THEN
        UPDATE ONLY public."My entries" SET lockstep_m_old_97ec46d7 = m::text::public.lockstep_mood_old_5219365f WHERE id > lockstep_state.last_1 AND id <= lockstep_next.next_1 AND (lockstep_m_old_97ec46d7 IS NULL AND m IS NOT NULL);
      ELSE
        UPDATE ONLY public."My entries" SET lockstep_m_old_97ec46d7 = m::text::public.lockstep_mood_old_5219365f WHERE id <= lockstep_next.next_1 AND (lockstep_m_old_97ec46d7 IS NULL AND m IS NOT NULL);
      END IF;
      UPDATE public.lockstep_m_progress_97ec46d7 SET last_1 = lockstep_next.next_1, begun = true;
      lockstep_tries := 0;
    EXCEPTION WHEN deadlock_detected OR serialization_failure OR lock_not_available THEN
      lockstep_tries := lockstep_tries + 1;
      IF lockstep_tries > 100 THEN RAISE; END IF;
      PERFORM pg_catalog.pg_sleep(least(0.1 * lockstep_tries, 5));
    END;
    COMMIT;
  END LOOP;
END $$;
DROP TABLE public.lockstep_m_progress_97ec46d7;

-- Undo step 18 of 23: drop the old index public.entries_both
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public."My entries"
--   transaction: outside a transaction
--   undo:        reversible
CREATE INDEX CONCURRENTLY lockstep_entries_both_old_f2b23a68 ON public."My entries" USING btree (amount, lockstep_m_old_97ec46d7 DESC);

-- Undo step 17 of 23: drop the old index public."by Mood"
--   phase:       contract
--   locks:       SHARE UPDATE EXCLUSIVE on table public."My entries"
--   transaction: outside a transaction
--   undo:        reversible
CREATE INDEX CONCURRENTLY "lockstep_by Mood_old_4162f33e" ON public."My entries" USING btree (lockstep_m_old_97ec46d7) WHERE amount > 0;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$
DECLARE
  lockstep_timeout text := pg_catalog.current_setting('lock_timeout');
BEGIN
  FOR lockstep_try IN 1..200 LOOP
    BEGIN
      LOCK TABLE public."My entries", public.accounts IN SHARE UPDATE EXCLUSIVE MODE;
      PERFORM pg_catalog.set_config('lock_timeout', '50ms', true);
      IF lockstep_try % 2 = 1 THEN
        ALTER VIEW public.statements SET SCHEMA public;
        LOCK TABLE public."My entries", public.accounts IN ACCESS EXCLUSIVE MODE;
      ELSE
        LOCK TABLE public.accounts, public."My entries" IN ACCESS EXCLUSIVE MODE;
        ALTER VIEW public.statements SET SCHEMA public;
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

-- Undo step 16 of 23: create view public.statements
--   phase:       contract
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP VIEW public.statements;

-- Undo step 15 of 23: put new columns in the places of those of enum type public.mood
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on table public."My entries", ACCESS EXCLUSIVE on table public.accounts
--   transaction: inside a transaction
--   undo:        reversible
LOCK TABLE public."My entries", public.accounts IN ACCESS EXCLUSIVE MODE;
DO $$
BEGIN
  IF EXISTS (SELECT FROM ONLY public."My entries" WHERE lockstep_m_old_97ec46d7 IS NULL AND m IS NOT NULL) THEN
    RAISE EXCEPTION 'values of % that came since do not fit its old type', 'm';
  END IF;
END $$;
ALTER TYPE public.mood RENAME TO lockstep_mood_new_5219365f;
ALTER TYPE public.lockstep_mood_old_5219365f RENAME TO mood;
ALTER INDEX public."by Mood" RENAME TO "lockstep_by Mood_new_4162f33e";
ALTER INDEX public.entries_both RENAME TO lockstep_entries_both_new_f2b23a68;
ALTER TABLE public."My entries" RENAME COLUMN m TO lockstep_m_new_97ec46d7;
ALTER TABLE public."My entries" RENAME COLUMN lockstep_m_old_97ec46d7 TO m;
ALTER TABLE public.accounts ALTER COLUMN name DROP DEFAULT;
ALTER TABLE public.accounts RENAME COLUMN name TO lockstep_name_new_d00ab839;
ALTER TABLE public.accounts RENAME COLUMN lockstep_name_old_d00ab839 TO name;
ALTER TABLE public.accounts ALTER COLUMN lockstep_name_new_d00ab839 DROP NOT NULL;
DO $$
BEGIN
  ALTER TABLE public.accounts ALTER COLUMN name SET NOT NULL;
EXCEPTION WHEN not_null_violation THEN
  RAISE EXCEPTION 'values of % that came since do not fit its old type', 'name';
END $$;
ALTER TABLE public.accounts ALTER COLUMN name SET DEFAULT 'ok';
ALTER TABLE public.accounts ADD CONSTRAINT lockstep_name_not_null_d00ab839 CHECK (lockstep_name_new_d00ab839 IS NOT NULL) NOT VALID;
ALTER INDEX public."lockstep_by Mood_old_4162f33e" RENAME TO "by Mood";
ALTER INDEX public.lockstep_entries_both_old_f2b23a68 RENAME TO entries_both;
CREATE OR REPLACE FUNCTION public.lockstep_m_sync_97ec46d7() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT m::text::public.lockstep_mood_new_5219365f INTO NEW.lockstep_m_new_97ec46d7 FROM (SELECT NEW.*) AS "My entries";
  RETURN NEW;
END $$;
CREATE OR REPLACE FUNCTION public.lockstep_name_sync_d00ab839() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  SELECT name::text::public.lockstep_mood_new_5219365f INTO NEW.lockstep_name_new_d00ab839 FROM (SELECT NEW.*) AS accounts;
  RETURN NEW;
END $$;

-- Undo step 14 of 23: drop view public.statements
--   phase:       contract
--   locks:       ACCESS EXCLUSIVE on view public.statements
--   transaction: inside a transaction
--   undo:        reversible
CREATE VIEW public.statements AS
SELECT e.id, e.amount, a.name FROM public."My entries" e JOIN public.accounts a ON a.id = e.account;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 13 of 23: compare the new with the old column public.accounts.name
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.accounts
--   transaction: inside a transaction of its own
--   undo:        reversible
ALTER TABLE public.accounts VALIDATE CONSTRAINT lockstep_name_not_null_d00ab839;

COMMIT;

BEGIN;

-- Undo step 12 of 23: compare the new with the old column public."My entries".m
--   phase:       migrate
--   locks:       ACCESS SHARE on table public."My entries"
--   transaction: inside a transaction of its own
--   undo:        reversible
SELECT;

COMMIT;

-- Undo step 11 of 23: build the new index public.entries_both
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public."My entries"
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS public.lockstep_entries_both_new_f2b23a68;

-- Undo step 10 of 23: build the new index public."by Mood"
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public."My entries"
--   transaction: outside a transaction
--   undo:        reversible
DROP INDEX CONCURRENTLY IF EXISTS public."lockstep_by Mood_new_4162f33e";

BEGIN;

-- Undo step 9 of 23: scan for nulls in the new column public.accounts.name
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.accounts
--   transaction: inside a transaction of its own
--   undo:        reversible: there is nothing to take back
SELECT;

COMMIT;

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.accounts IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 8 of 23: check without scan for nulls in the new column public.accounts.name
--   phase:       migrate
--   locks:       ACCESS EXCLUSIVE on table public.accounts
--   transaction: inside a transaction
--   undo:        reversible
ALTER TABLE public.accounts DROP CONSTRAINT lockstep_name_not_null_d00ab839;

COMMIT;

SET lock_timeout = 0;

BEGIN;

-- Undo step 7 of 23: gather statistics of table public.accounts (lockstep_name_new_d00ab839)
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public.accounts
--   transaction: inside a transaction of its own
--   undo:        reversible
ANALYZE public.accounts (name);

COMMIT;

-- Undo step 6 of 23: fill column public.accounts.name
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table public.accounts
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible

BEGIN;

-- Undo step 5 of 23: gather statistics of table public."My entries" (lockstep_m_new_97ec46d7)
--   phase:       migrate
--   locks:       SHARE UPDATE EXCLUSIVE on table public."My entries"
--   transaction: inside a transaction of its own
--   undo:        reversible
ANALYZE public."My entries" (m);

COMMIT;

-- Undo step 4 of 23: fill column public."My entries".m
--   phase:       migrate
--   locks:       ROW EXCLUSIVE on table public."My entries"
--   transaction: outside a transaction, each batch in one of its own
--   undo:        reversible

SET lock_timeout = '2s';

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public.accounts IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 3 of 23: add what will be column public.accounts.name
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public.accounts
--   transaction: inside a transaction
--   undo:        reversible
DROP TRIGGER "~lockstep_name_sync_d00ab839" ON public.accounts;
DROP FUNCTION public.lockstep_name_sync_d00ab839();
ALTER TABLE public.accounts DROP COLUMN lockstep_name_new_d00ab839;

COMMIT;

BEGIN;

-- First what the transaction locks, in a way that nobody waits behind for longer than an instant, and autovacuum gives way.
DO $$ BEGIN LOCK TABLE public."My entries" IN SHARE UPDATE EXCLUSIVE MODE; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;

-- Undo step 2 of 23: add what will be column public."My entries".m
--   phase:       expand
--   locks:       ACCESS EXCLUSIVE on table public."My entries"
--   transaction: inside a transaction
--   undo:        reversible
DROP TRIGGER "~lockstep_m_sync_97ec46d7" ON public."My entries";
DROP FUNCTION public.lockstep_m_sync_97ec46d7();
ALTER TABLE public."My entries" DROP COLUMN lockstep_m_new_97ec46d7;

-- Undo step 1 of 23: create beside it the new enum type public.mood
--   phase:       expand
--   locks:       none on what was there before the step
--   transaction: inside a transaction
--   undo:        reversible
DROP TYPE public.lockstep_mood_new_5219365f;

COMMIT;
